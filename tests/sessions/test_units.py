"""Units: one spelling for each, so that a unit's teams are counted together."""

import pytest

from thebridge.errors import AppError
from thebridge.sessions.units import UNIT_LIMIT, clean_unit


@pytest.mark.parametrize("text", ["Harbour", " harbour ", "HARBOUR", "Har\u200bbour"])
def test_a_unit_is_written_as_it_was_before(text: str) -> None:
    assert clean_unit(text, ["Water", "Harbour"]) == "Harbour"


def test_a_new_unit_keeps_its_own_spelling_and_nothing_is_no_unit() -> None:
    assert clean_unit("  North   bank ", ["Harbour"]) == "North bank"
    assert clean_unit("   ", ["Harbour"]) == ""


@pytest.mark.parametrize(("text", "code"), [("-", "unit_unfit"), ("x" * (UNIT_LIMIT + 1), "text_too_long")])
def test_what_is_no_unit_is_refused(text: str, code: str) -> None:
    with pytest.raises(AppError) as refused:
        clean_unit(text, [])
    assert refused.value.code == code
