"""WebKit by the protocol that every browser's driver speaks (W3C WebDriver), as far as a short walk needs it."""

import http.client
import json
import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from tests.browser.served_game import free_port

ANSWER_SECONDS = 60
START_SECONDS = 30
LOOK_SECONDS = 0.1
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
SCREEN = ("-screen", "0", "1280x900x24", "-nolisten", "tcp")


class WebKitError(AssertionError):
    """What the driver could not do."""


@dataclass
class WebKit:
    """One window of WebKitGTK."""

    port: int
    session: str = ""

    def open(self, url: str) -> None:
        """Goes to an address."""
        self._ask("POST", "url", {"url": url})

    def press(self, css: str) -> None:
        """Clicks what is there, once it is there."""
        self._ask("POST", f"element/{self.find(css)}/click", {})

    def write(self, css: str, text: str) -> None:
        """Types a text in place of the one that stands there."""
        element = self.find(css)
        self._ask("POST", f"element/{element}/clear", {})
        self._ask("POST", f"element/{element}/value", {"text": text})

    def find(self, css: str) -> str:
        """The first element that fits, waited for, also while another page comes."""
        ends_at = time.monotonic() + ANSWER_SECONDS
        while True:
            try:
                found: dict[str, str] = self._ask("POST", "element", {"using": "css selector", "value": css})
            except WebKitError:
                if time.monotonic() > ends_at:
                    raise
                time.sleep(LOOK_SECONDS)
            else:
                return found[ELEMENT]

    def text(self, css: str) -> str:
        """What people read of an element."""
        told: str = self._ask("GET", f"element/{self.find(css)}/text")
        return told

    def run(self, script: str) -> Any:
        """What a script of the test gives back."""
        return self._ask("POST", "execute/sync", {"script": script, "args": []})

    def begin(self) -> None:
        """Opens the window."""
        self.session = _send(self.port, "POST", "/session", {"capabilities": {"alwaysMatch": {}}})["sessionId"]
        self._ask("POST", "window/rect", {"x": 0, "y": 0, "width": 1280, "height": 880})
        self._ask("POST", "timeouts", {"implicit": 1000})

    def end(self) -> None:
        """Closes it."""
        if self.session:
            _send(self.port, "DELETE", f"/session/{self.session}", None)

    def _ask(self, method: str, path: str, body: Any = None) -> Any:
        return _send(self.port, method, f"/session/{self.session}/{path}", body)


def _send(port: int, method: str, path: str, body: Any) -> Any:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=ANSWER_SECONDS)
    try:
        content = None if body is None else json.dumps(body)
        line.request(method, path, content, {"content-type": "application/json"})
        told = json.loads(line.getresponse().read())["value"]
    finally:
        line.close()
    if isinstance(told, dict) and "error" in told:
        raise WebKitError(f"{path}: {told['error']}: {told.get('message')}")
    return told


@contextmanager
def open_webkit(folder: Path) -> Iterator[WebKit]:
    """A window on a screen that nobody sees. Both programs come with Debian; `./test` installs them."""
    window = WebKit(free_port())
    command = ["WebKitWebDriver", f"--port={window.port}"]
    with (folder / "webkit.log").open("wb") as log, _screen(log) as display:
        environment = {**os.environ, "DISPLAY": display}
        with _process(subprocess.Popen(command, stdout=log, stderr=log, env=environment)) as driver:
            _wait_for(driver, window.port)
            window.begin()
            try:
                yield window
            finally:
                window.end()


@contextmanager
def _screen(log: IO[bytes]) -> Iterator[str]:
    """A screen in memory; it finds a free number by itself and tells it."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), *SCREEN]
    with os.fdopen(reading) as told, _process(subprocess.Popen(command, stderr=log, pass_fds=[writing])):
        os.close(writing)
        yield f":{told.readline().strip()}"


@contextmanager
def _process(started: "subprocess.Popen[bytes]") -> Iterator["subprocess.Popen[bytes]"]:
    try:
        yield started
    finally:
        started.terminate()
        started.wait(START_SECONDS)


def _wait_for(driver: "subprocess.Popen[bytes]", port: int) -> None:
    ends_at = time.monotonic() + START_SECONDS
    while True:
        try:
            _send(port, "GET", "/status", None)
        except OSError:
            if driver.poll() is not None or time.monotonic() > ends_at:
                pytest.fail("WebKit's driver did not start")
            time.sleep(LOOK_SECONDS)
        else:
            return
