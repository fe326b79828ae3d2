"""A copy of a database in use is whole and of one moment; damage is found and said."""

import sqlite3
from pathlib import Path

import pytest

from thebridge.database.copies import copy_database, find_damage, find_revision, held
from thebridge.errors import AppError


def new_file(path: Path, rows: int = 3) -> sqlite3.Connection:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
    connection.execute("INSERT INTO alembic_version VALUES ('0042')")
    connection.execute("CREATE TABLE things (name TEXT)")
    connection.executemany("INSERT INTO things VALUES (?)", [(str(number) * 400,) for number in range(rows)])
    connection.commit()
    return connection


def test_a_copy_has_what_is_committed_and_not_what_is_under_way(tmp_path: Path) -> None:
    writing = new_file(tmp_path / "a")
    writing.execute("INSERT INTO things VALUES ('not yet')")
    copy_database(tmp_path / "a", tmp_path / "b")
    writing.close()
    assert find_damage(tmp_path / "b") == []
    with sqlite3.connect(tmp_path / "b") as copy:
        assert copy.execute("SELECT count(*) FROM things").fetchone() == (3,)
    assert not list(tmp_path.glob("b-*"))


def test_damage_is_found(tmp_path: Path) -> None:
    new_file(tmp_path / "a", rows=200).close()
    content = bytearray((tmp_path / "a").read_bytes())
    content[5000:9000] = b"\x00" * 4000
    (tmp_path / "a").write_bytes(content)
    assert find_damage(tmp_path / "a")
    (tmp_path / "text").write_text("no database at all" * 100)
    assert find_damage(tmp_path / "text")
    assert find_revision(tmp_path / "text") is None


def test_the_revision_is_read(tmp_path: Path) -> None:
    new_file(tmp_path / "a").close()
    assert find_revision(tmp_path / "a") == "0042"


def test_who_is_at_a_database_keeps_others_away(tmp_path: Path) -> None:
    with held(tmp_path / "a"), pytest.raises(AppError, match="database_in_use"), held(tmp_path / "a"):
        pass
    with held(tmp_path / "a"):
        pass
