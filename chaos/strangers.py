"""What another site's page gets from a server, and what a player's bytes hold that nobody may know yet."""

import asyncio
import json
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

from chaos.browser import Browser, Lead, set_up
from chaos.ledger import Ledger
from chaos.player import LivePlayer
from chaos.product import Product
from thebridge.authoring.loader import load_scenario
from thebridge.engine.scenario import Scenario
from thebridge.settings import asset_path

SHORTEST: Final = 25
"""A text that is shorter may stand on a page by chance."""
SECONDS: Final = 20.0


def foreign_origins(origin: str) -> Iterator[str | None]:
    """Where a page of somebody else's may come from; None says nothing of it."""
    host = urlsplit(origin)
    yield from ("https://evil.example", "null", None, f"https://{host.netloc}.evil.example", f"https://{host.netloc}")
    yield f"{host.scheme}://{host.hostname}:{int(host.port or 80) + 1}"


async def find_open_doors(product: Product, ledger: Ledger) -> list[str]:
    """Each way in which a foreign page gets a line of a player's, or changes something for them."""
    lead, player = await _seat(product, ledger)
    doors = []
    for origin in foreign_origins(product.origin):
        if await _opens_line(player, origin):
            doors.append(f"a line from {origin}")
        for path, form in ((f"{player.seat}/leave", {}), ("/join", {"code": lead.rooms[0].code, "name": "Evil"})):
            if await _changes(product, player, origin, path, form) not in (400, 403):
                doors.append(f"{path} from {origin}")
    await player.drop()
    return doors


async def find_leaks(product: Product, ledger: Ledger) -> list[str]:
    """Texts that a new player has in their bytes although they belong to what has not happened yet."""
    lead, player = await _seat(product, ledger)
    await lead.order("start_play")
    view, _ = await player.fresh_view()
    page = await player.browser.get(player.seat)
    held = json.dumps(view, ensure_ascii=False) + page.text
    await player.drop()
    scenario = load_scenario(asset_path("scenarios") / "warm-up")
    return [key for key, text in _later_texts(scenario).items() if json.dumps(text, ensure_ascii=False)[1:-1] in held]


async def _seat(product: Product, ledger: Ledger) -> tuple[Lead, LivePlayer]:
    lead = await set_up(Browser(product.origin), product.operator_path, rooms=1)
    room = lead.rooms[0]
    return lead, await LivePlayer.join(ledger, room.id, room.code, Browser(product.origin))


def _later_texts(scenario: Scenario) -> dict[str, str]:
    """What endings, hints and the debrief say, in every language."""
    later: dict[str, str] = {}
    for language, texts in scenario.texts.items():
        for key, text in texts.items():
            is_later = any(word in str(key) for word in ("hint", "ending", "debrief", "reveal"))
            if is_later and len(text) >= SHORTEST:
                later[f"{language}/{key}"] = text
    return later


async def _opens_line(player: LivePlayer, origin: str | None) -> bool:
    url = f"{player.browser.origin.replace('http', 'ws', 1)}{player.seat}/live"
    given: Any = origin
    try:
        async with asyncio.timeout(SECONDS):
            headers = {"cookie": player.browser.cookie_header}
            async with connect(url, origin=given, additional_headers=headers) as socket:
                await socket.send(json.dumps({"kind": "hello", "id": "evil", "epoch": None, "since": None}))
                await socket.recv()
                return True
    except (WebSocketException, OSError, TimeoutError):
        return False


async def _changes(product: Product, player: LivePlayer, origin: str | None, path: str, form: dict[str, str]) -> int:
    browser = Browser(product.origin, cookies=dict(player.browser.cookies))
    headers = {"content-type": "application/x-www-form-urlencoded", **({} if origin is None else {"origin": origin})}
    if origin is None:
        headers["sec-fetch-site"] = "cross-site"
    return (await browser._ask("POST", path, urlencode(form).encode(), headers)).status  # noqa: SLF001 - as no form does
