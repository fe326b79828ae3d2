"""The queries that the service's tests do not reach."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.accounts import store
from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.accounts.tables import OrganisationRow, SignInRow


async def test_an_organisation_is_added_once(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        for name in ("First", "Second"):
            await database.write(lambda tx, name=name: store.add_organisation(tx, DEFAULT_ORGANISATION, name))  # type: ignore[misc]
        assert await database.read(lambda tx: tx.scalar(select(func.count()).select_from(OrganisationRow))) == 1


async def test_sign_ins_whose_time_is_over_are_cleared_away(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        clock = MovedClock()
        for token in ("old", "new"):
            now = clock.now()
            row = SignInRow(
                token_sha256=token,
                organisation_id=DEFAULT_ORGANISATION,
                created_at=now,
                expires_at=now + timedelta(seconds=60),
            )
            await database.write(lambda tx, row=row: store.add_sign_in(tx, row))  # type: ignore[misc]
            clock.move(60)
        assert await database.read(lambda tx: list(tx.scalars(select(SignInRow.token_sha256)))) == ["new"]
