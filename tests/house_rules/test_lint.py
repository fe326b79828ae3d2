"""Ruff has nothing to say, about the code or its form."""

from tests.house_rules.checkout import run_tool


def test_ruff_finds_nothing() -> None:
    code, said = run_tool("ruff", "check", "--output-format", "concise", ".")
    assert code == 0, said


def test_the_code_is_formatted() -> None:
    code, said = run_tool("ruff", "format", "--check", ".")
    assert code == 0, said
