"""`thebridge serve`: says what to open, answers, and ends in order when it is told to."""

import asyncio
import gc
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from thebridge.cli import COLLECTS_AFTER
from thebridge.cli.main import main
from thebridge.cli.serve import GRACE_SECONDS, keep_what_started, uvicorn_config
from thebridge.settings import read_settings
from thebridge.web.live_protocol import LiveProtocol


class Served:
    """A server as a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process
        self.said: dict[str, str] = {}

    def wait(self) -> "Served":
        """Reads what it says until it is ready."""
        assert self.process.stdout is not None
        while "Facilitate" not in self.said:
            line = self.process.stdout.readline()
            assert line, "it ended before it was ready"
            name, _, address = line.partition(":")
            self.said[name] = address.strip()
        return self

    def get(self, address: str) -> str:
        """The page at an address."""
        request = urllib.request.Request(address, headers={"accept": "text/html"})
        with urllib.request.urlopen(request, timeout=5) as answer:
            text: str = answer.read().decode()
            return text


@contextmanager
def served(*given: str, **environment: str) -> Iterator[Served]:
    command = [sys.executable, "-m", "thebridge", "serve", *given]
    known = {name: value for name, value in os.environ.items() if not name.startswith("THEBRIDGE_")}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**known, **environment})
    try:
        yield Served(process).wait()
    finally:
        process.kill()
        process.wait(5)
        assert process.stdout is not None
        process.stdout.close()


@pytest.mark.slow
def test_the_demo_gives_a_link_to_play_with_a_bot_and_ends_with_0() -> None:
    with served("--demo", "--port", "0") as server:
        page = server.get(server.said["Play"])
        assert re.search(r'value="[0-9A-Z]{8}"', page)
        assert "Zet een sessie klaar" not in page
        base = server.said["Play"].partition("/j/")[0]
        assert json.loads(server.get(f"{base}/healthz")) == {"status": "ok"}
        assert "localhost" in base or "127.0.0.1" in base
        asked_at = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(10) == 0
        assert time.monotonic() - asked_at < 10


@pytest.mark.slow
def test_with_somebody_connected_it_tells_them_and_ends_with_0(tmp_path: Path) -> None:
    with served("--demo", "--port", "0", "--data", str(tmp_path)) as server:
        base, _, code = server.said["Play"].partition("/j/")
        asyncio.run(_play_until_the_end(server, base, code))
        assert server.process.wait(10) == 0
    assert (tmp_path / "thebridge.sqlite3").is_file()


async def _all_said(line: ClientConnection) -> list[str]:
    said: list[str] = []
    with suppress(ConnectionClosed):
        while True:
            said.append(str(await line.recv()))
    return said


async def _play_until_the_end(server: Served, base: str, code: str) -> None:
    body = f"code={code}&name=Zwaan&language=nl".encode()
    headers = {"origin": base, "content-type": "application/x-www-form-urlencoded"}
    request = urllib.request.Request(f"{base}/join", body, headers)

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *given: object) -> None:
            return None

    try:
        urllib.request.build_opener(Stay).open(request, timeout=5)
        pytest.fail("joining leads to the seat's page")
    except urllib.error.HTTPError as answer:
        seat, cookie = answer.headers["location"], answer.headers["set-cookie"].partition(";")[0]
        answer.close()
    live = f"{base.replace('http', 'ws', 1)}{seat}/live"
    async with connect(live, origin=base, additional_headers={"cookie": cookie}) as line:  # type: ignore[arg-type]
        await line.send('{"kind":"hello","id":"1"}')
        assert json.loads(await line.recv())["kind"] == "snapshot"
        server.process.send_signal(signal.SIGTERM)
        said = await _all_said(line)
        assert json.loads(said[-1])["code"] == "server_restarting"
        assert line.close_code == 1012


@pytest.mark.slow
def test_two_servers_do_not_share_a_database(tmp_path: Path) -> None:
    with served("--port", "0", "--data", str(tmp_path)) as server:
        assert "Play" not in server.said
        result = CliRunner().invoke(main, ["serve", "--port", "0", "--data", str(tmp_path)])
        assert result.exit_code == 1
        assert "Another server uses this database" in result.output
        assert server.process.poll() is None


def test_a_port_that_is_taken_is_said_so(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        result = CliRunner().invoke(main, ["serve", "--port", port, "--data", str(tmp_path)])
    assert result.exit_code == 1
    assert f"Port {port} on 127.0.0.1 is taken" in result.output


def test_beyond_this_computer_only_https_is_served(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--host", "0.0.0.0", "--port", "0", "--data", str(tmp_path)])
    assert result.exit_code == 2
    assert "THEBRIDGE_PUBLIC_URL" in result.output
    assert "https://" in result.output


def test_an_address_that_this_computer_does_not_have_is_said_so(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["serve", "--host", "no.such.host.invalid", "--data", str(tmp_path)])
    assert result.exit_code == 2


def test_frames_are_small_and_plain_and_only_known_proxies_are_believed() -> None:
    config = uvicorn_config(object(), read_settings())
    assert (config.ws, config.ws_max_size, config.ws_per_message_deflate) == (LiveProtocol, 65_536, False)
    assert config.timeout_graceful_shutdown == GRACE_SECONDS
    assert not config.proxy_headers
    behind = uvicorn_config(object(), read_settings(trusted_proxies="10.0.0.1"))
    assert behind.proxy_headers
    assert behind.forwarded_allow_ips == "10.0.0.1"


@pytest.mark.slow
def test_figures_are_told_at_their_own_address_only(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with served("--data", str(tmp_path), "--port", "0", THEBRIDGE_METRICS_ADDRESS=address) as server:
        assert "thebridge_rooms_awake 0.0" in server.get(f"http://{address}/metrics")
        base = server.said["Facilitate"].partition("/o/")[0]
        with pytest.raises(urllib.error.HTTPError):
            server.get(f"{base}/metrics")
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(10) == 0


def test_what_a_start_brought_is_not_gone_through_again_and_again() -> None:
    try:
        keep_what_started()
        assert gc.get_freeze_count() > 0
        assert gc.get_threshold() == COLLECTS_AFTER
    finally:
        gc.unfreeze()
