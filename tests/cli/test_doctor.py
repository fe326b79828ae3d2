"""The doctor says what is well and what is not, and what to do."""

import json
import sqlite3
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tests.web.served import serve_here
from thebridge.cli.main import main


def ask(data: Path) -> tuple[int, dict[str, Any]]:
    done = CliRunner().invoke(main, ["doctor", "--json", "--data", str(data)])
    found = json.loads(done.output)
    return done.exit_code, {one["check"]: one for one in found["findings"]} | {"ok": found["ok"]}


def test_a_playing_server_is_well(tmp_path: Path) -> None:
    with serve_here(tmp_path) as site:
        site.come_in(site.open_session().rooms[0].code)
        code, found = ask(tmp_path)
    assert (code, found["ok"]) == (0, True), found
    assert found["recorded games"]["said"].startswith("1 rooms")


def test_what_is_not_there_is_said_with_the_way_out(tmp_path: Path) -> None:
    code, found = ask(tmp_path / "nothing")
    assert (code, found["ok"]) == (1, False)
    assert "--data" in found["folder"]["said"]
    assert "migrate" in ask(tmp_path)[1]["database"]["said"]


def test_a_key_that_others_read_and_a_damaged_record_are_found(tmp_path: Path) -> None:
    with serve_here(tmp_path) as site:
        site.come_in(site.open_session().rooms[0].code)
    (tmp_path / "secret_key").chmod(0o644)
    assert "chmod 600" in ask(tmp_path)[1]["secret key"]["said"]
    (tmp_path / "secret_key").chmod(0o600)
    with sqlite3.connect(tmp_path / "thebridge.sqlite3") as spoiled:
        spoiled.execute("UPDATE entries SET events = replace(events, 'joined', 'jained')")
    code, found = ask(tmp_path)
    assert code == 1, found
    assert not found["recorded games"]["ok"]


def test_a_database_of_another_version_is_found(tmp_path: Path) -> None:
    with serve_here(tmp_path):
        pass
    with sqlite3.connect(tmp_path / "thebridge.sqlite3") as older:
        older.execute("UPDATE alembic_version SET version_num = '0001'")
    code, found = ask(tmp_path)
    assert (code, "thebridge migrate" in found["migrations"]["said"]) == (1, True)
