"""What every table is declared with."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import create_engine

from thebridge.database import Base, UtcTime

DIALECT = create_engine("sqlite://").dialect
NAIVE = datetime(2026, 1, 1, 12)  # noqa: DTZ001 - that is the point


def test_a_moment_without_a_zone_cannot_be_stored() -> None:
    with pytest.raises(ValueError, match="zone"):
        UtcTime().process_bind_param(NAIVE, DIALECT)


def test_a_moment_is_stored_and_read_as_utc() -> None:
    here = datetime(2026, 1, 1, 13, tzinfo=timezone(timedelta(hours=1)))
    stored = UtcTime().process_bind_param(here, DIALECT)
    assert stored == here
    assert stored is not None
    assert stored.tzinfo is UTC
    assert UtcTime().process_result_value(here, DIALECT) == here
    assert UtcTime().process_result_value(NAIVE, DIALECT) == NAIVE.replace(tzinfo=UTC)


def test_no_moment_stays_none() -> None:
    assert UtcTime().process_bind_param(None, DIALECT) is None
    assert UtcTime().process_result_value(None, DIALECT) is None


def test_every_constraint_has_a_name() -> None:
    assert set(Base.metadata.naming_convention) >= {"ix", "uq", "ck", "fk", "pk"}
