"""`thebridge serve`: the server, and with `--demo` a game to try at once."""

import asyncio
import contextlib
import gc
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import Any, Final

import click
import uvicorn

from thebridge.accounts.model import DEFAULT_ORGANISATION
from thebridge.bootstrap import Server, open_server, start_demo
from thebridge.cli.logs import set_up_logs
from thebridge.errors import AppError, ConfigurationError
from thebridge.settings import LOOPBACK, Settings, read_settings
from thebridge.web.app import create_app, read_translations
from thebridge.web.live_protocol import LiveProtocol
from thebridge.web.messages import MESSAGE_LIMIT_BYTES

GRACE_SECONDS: Final = 8
BACKLOG: Final = 2048


@click.command()
@click.option("--demo", is_flag=True, help="Open a game with a bot as company, on this computer, to try at once.")
@click.option("--host", help="The address to listen on. [default: 127.0.0.1]")
@click.option(
    "--port", type=click.IntRange(0, 65535), help="The port to listen on; 0 takes a free one. [default: 8000]"
)
@click.option("--data", type=click.Path(file_okay=False, path_type=Path), help="The folder that holds the database.")
def serve(*, demo: bool, host: str | None, port: int | None, data: Path | None) -> None:
    """Serve the game until it is told to stop."""
    with ExitStack() as stack:
        given: dict[str, Any] = {"demo": True} if demo else {}
        if demo and data is None:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="thebridge-")))
        given |= {
            name: value for name, value in (("host", host), ("port", port), ("data_dir", data)) if value is not None
        }
        settings, listening = _listen(given)
        stack.callback(listening.close)
        set_up_logs(settings)
        translations = read_translations()
        server = open_server(settings, translations.t)
        app = create_app(server, translations)
        _tell_figures(server, stack)
        config = uvicorn_config(app, settings)
        stopping = StoppingServer(config, server, lambda: _greet(server, is_demo=settings.demo))
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(stopping.serve(sockets=[listening]))


def uvicorn_config(app: Any, settings: Settings) -> uvicorn.Config:
    """How the server speaks HTTP and websockets: small frames, no compression, an end that waits for nobody long."""
    return uvicorn.Config(
        app,
        ws=LiveProtocol,
        ws_max_size=MESSAGE_LIMIT_BYTES,
        ws_per_message_deflate=False,
        ws_ping_interval=20.0,
        ws_ping_timeout=20.0,
        timeout_graceful_shutdown=GRACE_SECONDS,
        timeout_keep_alive=15,
        backlog=BACKLOG,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies or "127.0.0.1",
        server_header=False,
        access_log=False,
        log_config=None,
        lifespan="on",
    )


class StoppingServer(uvicorn.Server):
    """Says what to open when it is ready, tells the rooms before it ends, and then ends with 0."""

    def __init__(self, config: uvicorn.Config, server: Server, greet: Callable[[], Any]) -> None:
        super().__init__(config)
        self._server, self._greet = server, greet

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Greets once requests are answered."""
        await super().startup(sockets)
        if self.started:
            await self._greet()
            keep_what_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """First every room finishes what waits and tells its people; then the connections end."""
        await self._server.drain()
        await super().shutdown(sockets)

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """A signal asks for an orderly end; it is not raised again afterwards, because the end was orderly."""
        loop = asyncio.get_running_loop()
        asked = (signal.SIGINT, signal.SIGTERM)
        for one in asked:
            loop.add_signal_handler(one, self.handle_exit, one, None)
        try:
            yield
        finally:
            for one in asked:
                loop.remove_signal_handler(one)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as the base class calls it
        """The first signal ends in order, a second one at once."""
        self.force_exit = self.should_exit
        self.should_exit = True


def keep_what_started() -> None:
    """What a start brought stays until the end: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


async def _greet(server: Server, *, is_demo: bool) -> None:
    url = server.settings.public_url
    if is_demo:
        session = await start_demo(server)
        click.echo(f"Play:       {url}/j/{session.rooms[0].code}")
    elif (secret := await server.people.find_setup_secret()) is not None:
        click.echo(f"Set up:     {url}/setup/{secret}")
    token = await server.accounts.get_operator_token()
    if (await server.accounts.get_settings(DEFAULT_ORGANISATION)).allows_operator_link:
        click.echo(f"Facilitate: {url}/o/{token}")
    else:
        click.echo(f"Sign in:    {url}/sign-in")


def _tell_figures(server: Server, stack: ExitStack) -> None:
    """Figures for Prometheus, at an address of their own: the pages' address never shows them."""
    address = server.settings.metrics_address
    if not address:
        return
    from prometheus_client import start_http_server

    host, _, port = address.rpartition(":")
    try:
        telling, thread = start_http_server(int(port), host.strip("[]"), server.counts.registry)
    except (OSError, OverflowError) as error:
        raise ConfigurationError("metrics_address_unfit", address=address) from error
    stack.callback(thread.join)
    stack.callback(telling.shutdown)


def _listen(given: dict[str, Any]) -> tuple[Settings, socket.socket]:
    """Listens first, so that the address that people are given has the port that was found."""
    settings = read_settings(**given)
    _require_safe(settings)
    listening = _bind(settings.host, settings.port)
    if "public_url" not in settings.model_fields_set:
        port = listening.getsockname()[1]
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        url = f"http://{host if settings.host in LOOPBACK else 'localhost'}:{port}"
        settings = read_settings(**given, public_url=url)
    return settings, listening


def _require_safe(settings: Settings) -> None:
    """Beyond this computer people reach a server by https only, unless it is a demo."""
    if not settings.demo and not settings.is_https and settings.host not in LOOPBACK:
        raise ConfigurationError("public_url_unsafe", host=settings.host, public_url=settings.public_url)


def _bind(host: str, port: int) -> socket.socket:
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        listening = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        raise ConfigurationError("host_unfit", host=host) from error
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        code = "port_in_use" if port else "host_unfit"
        raise AppError(code, host=host, port=port) from error
    listening.set_inheritable(True)
    return listening
