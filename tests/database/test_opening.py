"""The address says which database it is."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory

from tests.fakes.databases import make_tables
from thebridge.database import newest_revision, open_database, upgrade
from thebridge.database.copies import find_revision
from thebridge.database.postgres import PostgresDatabase
from thebridge.database.sqlite import SqliteDatabase
from thebridge.errors import ConfigurationError
from thebridge.settings import asset_path


async def test_a_file_is_opened_for_one_process(tmp_path: Path) -> None:
    database = open_database(make_tables(tmp_path / "bridge.sqlite3"))
    assert isinstance(database, SqliteDatabase)
    await database.close()


async def test_a_server_is_not_connected_to_before_it_is_needed() -> None:
    database = open_database("postgresql+asyncpg://nobody@nowhere.invalid/nothing")
    assert isinstance(database, PostgresDatabase)
    await database.close()


@pytest.mark.parametrize("url", ["mysql://there/bridge", "oracle://there/bridge"])
def test_another_kind_of_database_is_refused(url: str) -> None:
    with pytest.raises(ConfigurationError, match="database_unsupported"):
        open_database(url)
    with pytest.raises(ConfigurationError, match="database_unsupported"):
        upgrade(url, asset_path("alembic"))


def test_a_database_that_a_newer_program_wrote_is_left_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'newer.sqlite3'}"
    upgrade(url, asset_path("alembic"))
    with sqlite3.connect(tmp_path / "newer.sqlite3") as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigurationError, match="database_newer"):
        upgrade(url, asset_path("alembic"))
    with sqlite3.connect(tmp_path / "newer.sqlite3") as newer:
        assert newer.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)


def test_the_name_of_a_migration_begins_with_its_number() -> None:
    """By the names alone a server sees at its start that there is nothing to bring forward."""
    script = ScriptDirectory(str(asset_path("alembic")))
    for migration in script.walk_revisions():
        assert Path(migration.path).stem.partition("_")[0] == migration.revision
    assert newest_revision(asset_path("alembic")) == script.get_current_head()


def test_a_start_with_nothing_to_bring_forward_does_not_load_alembic(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'again.sqlite3'}"
    upgrade(url, asset_path("alembic"))
    asked = f"""
import sys
from thebridge.database import upgrade
from thebridge.settings import asset_path
upgrade({url!r}, asset_path("alembic"))
print("alembic" in sys.modules)
"""
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


def test_what_stands_behind_is_brought_forward(tmp_path: Path) -> None:
    file = tmp_path / "behind.sqlite3"
    url = f"sqlite:///{file}"
    upgrade(url, asset_path("alembic"), "0003")
    upgrade(url, asset_path("alembic"))
    assert find_revision(file) == newest_revision(asset_path("alembic"))
