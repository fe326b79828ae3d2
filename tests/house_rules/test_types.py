"""Every type holds, in the strict reading."""

import pytest

from tests.house_rules.checkout import run_tool


@pytest.mark.timeout(600)
def test_the_types_hold() -> None:
    code, said = run_tool("mypy")
    assert code == 0, said
