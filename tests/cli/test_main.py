"""The command says in words what an operator got wrong, and never shows a traceback for it."""

import pytest
from click.testing import CliRunner

from thebridge import __version__
from thebridge.cli.main import main
from thebridge.errors import AppError


def run(*given: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, list(given))
    return result.exit_code, result.output


def test_it_lists_its_commands_and_its_version() -> None:
    code, said = run("--help")
    assert code == 0
    for command in ("serve", "migrate", "scenario", "session"):
        assert command in said
    assert run("--version")[1].strip().endswith(__version__)


def test_a_setting_that_cannot_work_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THEBRIDGE_PUBLIC_URL", "http://bridge.example.org")
    code, said = run("serve", "--port", "0")
    assert code == 2
    assert "THEBRIDGE_PUBLIC_URL must start with https://" in said
    assert "Traceback" not in said
    monkeypatch.setenv("THEBRIDGE_PUBLIC_URL", "bridge.example.org")
    assert "THEBRIDGE_PUBLIC_URL: " in run("serve")[1]


def test_an_expected_error_is_a_sentence_and_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(settings: object) -> None:
        raise AppError("database_in_use", file="x.sqlite3")

    monkeypatch.setattr("thebridge.cli.migrate.migrate_database", busy)
    code, said = run("migrate")
    assert code == 1
    assert "Another server uses this database (x.sqlite3)" in said


def test_a_wrong_option_ends_with_2() -> None:
    assert run("serve", "--port", "70000")[0] == 2
    assert run("sreve")[0] == 2
