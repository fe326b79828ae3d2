"""The locks are whole, fresh and free of addresses."""

import re
import tomllib

import pytest

from scripts.locked import fingerprint_wishes
from tests.house_rules.checkout import ROOT

LOCKS = ("requirements/run.lock", "requirements/dev.lock")


def read(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned(lock: str) -> dict[str, str]:
    """Each package of a lock with everything that is said about it."""
    entries = re.split(r"\n(?=\S)", read(lock).strip())
    return {plain(entry.split("==")[0]): entry for entry in entries}


def wished(names: list[str]) -> set[str]:
    return {plain(re.split(r"[\[<>=;~! ]", name)[0]) for name in names}


def test_the_locks_were_made_for_this_list_of_dependencies() -> None:
    assert read("requirements/locked-for.txt").strip() == fingerprint_wishes(), "run scripts/lock and commit the result"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address(lock: str) -> None:
    assert "://" not in read(lock)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_is_pinned_with_its_fingerprint(lock: str) -> None:
    loose = [name for name, entry in pinned(lock).items() if "==" not in entry or "--hash=sha256:" not in entry]
    assert not loose


def test_the_locks_hold_what_is_asked_for() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    core = wished(project["project"]["dependencies"])
    groups = project["dependency-groups"]
    tools = wished([*groups["test"], *groups["lint"]]) - {"thebridge"}
    assert core <= set(pinned("requirements/run.lock"))
    assert core | tools <= set(pinned("requirements/dev.lock"))


def test_what_runs_in_production_is_what_was_tested() -> None:
    tested = pinned("requirements/dev.lock")
    assert {name: entry for name, entry in pinned("requirements/run.lock").items() if tested.get(name) != entry} == {}


def test_the_lock_of_the_front_end_names_no_registry() -> None:
    assert '"resolved"' not in read("package-lock.json")
