"""A clean clone with nothing prepared: `./run` alone, the link that it prints, and a puzzle is solved in a browser."""

import os
import signal
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import LOCALES, WAIT_MS
from tests.browser.hands import Mouse
from tests.browser.player import Player
from tests.browser.puzzle_answers import answer_part, open_puzzle
from tests.browser.served_game import free_port
from tests.browser.words import Words
from tests.house_rules.checkout import ROOT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.xdist_group("browser-clean-clone"),
]

PROMISED_SECONDS = 120
"""What the README promises from `./run` to the first page."""
LOOK_SECONDS = 0.1
STOP_SECONDS = 30


@dataclass(frozen=True)
class Clone:
    """A clone in which `./run` runs, in a group of processes of its own."""

    process: "subprocess.Popen[bytes]"
    said: Path
    logged: Path

    def wait_for(self, name: str) -> str:
        """An address that it prints."""
        ends_at = time.monotonic() + PROMISED_SECONDS
        while True:
            lines = self.said.read_text(errors="replace").splitlines()
            if found := [line.split(maxsplit=1)[1] for line in lines if line.startswith(f"{name}:")]:
                return found[0].strip()
            if self.process.poll() is not None or time.monotonic() > ends_at:
                pytest.fail(f"`./run` does not answer: {self.logged.read_text(errors='replace')[-2000:]}")
            time.sleep(LOOK_SECONDS)


@pytest.fixture
def clone(tmp_path: Path) -> Iterator[Clone]:
    folder = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    left_out = ("THEBRIDGE_", "VIRTUAL_ENV", "PYTEST", "PYTHONPATH")
    known = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    caches = {name: str(tmp_path / name.lower()) for name in ("UV_CACHE_DIR", "PIP_CACHE_DIR", "XDG_CACHE_HOME")}
    environment = {**known, **caches, "THEBRIDGE_PORT": str(free_port())}
    said, logged = tmp_path / "said", tmp_path / "logged"
    with said.open("wb") as out, logged.open("wb") as log:
        process = subprocess.Popen(
            ["./run"], cwd=folder, env=environment, stdout=out, stderr=log, start_new_session=True
        )
    try:
        yield Clone(process, said, logged)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(STOP_SECONDS)


def test_a_puzzle_is_solved_in_a_clean_clone(clone: Clone, chromium: Browser) -> None:
    link = clone.wait_for("Play")
    url, _, code = link.partition("/j/")
    with urllib.request.urlopen(url, timeout=30) as answer:
        assert answer.status == 200
    context = chromium.new_context(
        locale=LOCALES["nl"], reduced_motion="reduce", viewport={"width": 1280, "height": 800}
    )
    context.set_default_timeout(WAIT_MS)
    page = context.new_page()
    player = Player(page, Mouse(page), Words("nl"), "Anna")
    player.join(url, code)
    player.ready()
    expect(page.locator(".goal__act")).to_have_text(player.say.told("acts.look.title"), timeout=30_000)
    expect(page.locator("#now").get_by_text(player.say.told("puzzles.facts.title"))).to_be_visible(timeout=60_000)
    open_puzzle(player, "facts")
    for part in ("bins", "sources"):
        answer_part(player, "facts", part)
    expect(player.region("desk").locator("article.puzzle > .feedback[data-fit=fits]")).to_be_visible()
    context.close()
