"""A backup is made while a server plays, put back elsewhere, and refused when it is not whole."""

import io
import json
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from tests.web.served import Site, serve_here
from thebridge.cli.main import main


def run(*given: str) -> Result:
    return CliRunner().invoke(main, list(given))


def play(site: Site) -> str:
    session = site.open_session()
    site.come_in(session.rooms[0].code)
    return session.id


def rooms_of(data: Path, session: str) -> str:
    done = run("session", "replay", session, "--data", str(data))
    assert done.exit_code == 0, done.output
    return done.output


def test_what_was_kept_while_playing_plays_back_elsewhere(tmp_path: Path) -> None:
    file = tmp_path / "kept.tar.gz"
    with serve_here(tmp_path / "a") as site:
        session = play(site)
        kept = run("backup", str(file), "--data", str(tmp_path / "a"))
        assert kept.exit_code == 0, kept.output
        before = rooms_of(tmp_path / "a", session)
        play(site)
    assert file.stat().st_mode & 0o777 == 0o600
    restored = run("restore", str(file), "--data", str(tmp_path / "b"))
    assert restored.exit_code == 0, restored.output
    assert rooms_of(tmp_path / "b", session) == before
    assert (tmp_path / "b" / "secret_key").read_text() == (tmp_path / "a" / "secret_key").read_text()
    with serve_here(tmp_path / "b") as site:
        assert len(site.call(site.server.sessions.list_sessions, "default")) == 1


def test_a_restore_takes_nothings_place_unless_asked_and_sets_it_aside(tmp_path: Path) -> None:
    file, data = tmp_path / "kept.tar.gz", tmp_path / "a"
    with serve_here(data) as site:
        play(site)
        run("backup", str(file), "--data", str(data))
        refused = run("restore", str(file), "--replace", "--data", str(data))
        assert (refused.exit_code, "Another server uses" in refused.output) == (1, True)
    refused = run("restore", str(file), "--data", str(data))
    assert (refused.exit_code, "--replace" in refused.output) == (1, True)
    assert run("restore", str(file), "--replace", "--data", str(data)).exit_code == 0
    assert list(data.glob("thebridge.sqlite3.before-*"))


def test_a_backup_takes_no_other_files_place_and_leaves_no_part_behind(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("mine")
    with serve_here(tmp_path / "a"):
        done = run("backup", str(tmp_path / "kept"), "--data", str(tmp_path / "a"))
    assert (done.exit_code, (tmp_path / "kept").read_text()) == (1, "mine")
    assert run("backup", str(tmp_path / "new"), "--data", str(tmp_path / "nothing")).exit_code == 1
    assert not list(tmp_path.glob(".*.part"))


def _cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _changed(change: Callable[[dict[str, bytes]], None]) -> Callable[[bytes], bytes]:
    def work(content: bytes) -> bytes:
        with tarfile.open(fileobj=io.BytesIO(content)) as packed:
            files = {one.name: packed.extractfile(one).read() for one in packed}  # type: ignore[union-attr]
        change(files)
        out = io.BytesIO()
        with tarfile.open(fileobj=out, mode="w:gz") as packed:
            for name, value in files.items():
                member = tarfile.TarInfo(name)
                member.size = len(value)
                packed.addfile(member, io.BytesIO(value))
        return out.getvalue()

    return work


def _manifest(**fields: Any) -> Callable[[dict[str, bytes]], None]:
    def change(files: dict[str, bytes]) -> None:
        files["manifest.json"] = json.dumps(json.loads(files["manifest.json"]) | fields).encode()

    return change


def _other_database(files: dict[str, bytes]) -> None:
    files["database"] = files["database"][:-1] + b"x"


def _without_key(files: dict[str, bytes]) -> None:
    del files["secret_key"]


BAD: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "half of it": (_cut, "only a part"),
    "no backup": (lambda _content: b"hello", "no backup"),
    "another database": (_changed(_other_database), "damaged"),
    "no key": (_changed(_without_key), "no backup"),
    "newer": (_changed(_manifest(format=2)), "newer version"),
    "unknown field": (_changed(_manifest(more=1)), "no backup"),
    "other kind": (_changed(_manifest(kind="postgresql")), "another kind"),
}


@pytest.mark.parametrize(("spoil", "said"), BAD.values(), ids=BAD)
def test_a_backup_that_is_not_whole_is_refused_in_words(
    tmp_path: Path, spoil: Callable[[bytes], bytes], said: str
) -> None:
    file = tmp_path / "kept.tar.gz"
    with serve_here(tmp_path / "a") as site:
        play(site)
        assert run("backup", str(file), "--data", str(tmp_path / "a")).exit_code == 0
    file.write_bytes(spoil(file.read_bytes()))
    done = run("restore", str(file), "--data", str(tmp_path / "b"))
    assert done.exit_code == 1
    assert said in done.output
    assert not (tmp_path / "b" / "thebridge.sqlite3").exists()


@pytest.mark.service
def test_postgresql_is_kept_by_its_own_programs_or_says_what_is_missing(
    tmp_path: Path, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THEBRIDGE_DATABASE_URL", postgres_url)
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    done = run("backup", str(tmp_path / "kept"), "--data", str(tmp_path / "a"))
    assert (done.exit_code, "pg_dump is not installed" in done.output) == (1, True)
