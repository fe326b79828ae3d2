"""A team of bots in a room of a real server whose clock they move; whatever anybody is sent is looked through."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from html import unescape
from typing import Any, Final

import msgspec
import pytest

from tests.fakes.times import MovedClock
from tests.properties.canary import START, marks_in, with_marks
from tests.properties.entitlement import Entitlement
from tests.web.served import Site
from thebridge.bootstrap import shelf
from thebridge.bots.chance import Chance
from thebridge.bots.profiles import CAREFUL
from thebridge.bots.table import START as FIRST_MOMENT
from thebridge.bots.table import Bot, Table
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.ids import CLOCK, CommandId, SourceId, TextKey
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dataset, Document, Scenario
from thebridge.engine.viewer import Viewer
from thebridge.rooms.outbox import Frame, Outbox
from thebridge.rooms.room import Room
from thebridge.sessions.model import SessionSettings

SCENARIO: Final = "the-bridge"
SEATS: Final = 6
TAG: Final = re.compile(START[-2:] + r"((?:[0-9a-f]{2}){6,})")
"""A mark, whatever became of what stands around its name."""
LEADING: Final = (Viewer("lead", "nl"), Viewer("helper", "en"), Viewer("observer", "nl"), Viewer("projector", "en"))
Seen = Mapping[Viewer, list[Frame]]


def named_in(text: str) -> set[str]:
    """The names of the marks in a page or an answer, however they were escaped."""
    return {bytes.fromhex(name).decode() for name in TAG.findall(unescape(text))}


def text_keys(thing: Any, known: Mapping[TextKey, str]) -> Iterator[str]:
    """Every text of an authored thing, to its last detail."""
    if isinstance(thing, str):
        if thing in known:
            yield thing
    elif is_dataclass(thing):
        for one in fields(thing):
            yield from text_keys(getattr(thing, one.name), known)
    elif isinstance(thing, Mapping):
        for inner in thing.values():
            yield from text_keys(inner, known)
    elif isinstance(thing, tuple):
        for inner in thing:
            yield from text_keys(inner, known)


@dataclass(slots=True)
class Seat:
    """A browser at its seat."""

    url: str
    viewer: Viewer
    cookies: dict[str, str]


class ServedTeam(Table):
    """The table at which the bots sit is the server's room: what they do goes through its door."""

    def __init__(self, site: Site, patch: pytest.MonkeyPatch, seed: str) -> None:
        self.site, self.clock = site, MovedClock(FIRST_MOMENT)
        site.server._clock = self.clock  # type: ignore[assignment]
        read = shelf._read_package
        patch.setattr(shelf, "_read_package", lambda content: _marked(read(content)))
        session = site.call(site.server.open_session, SCENARIO, "default", ("Blauw",), SessionSettings())
        self.session, self.code = session.id, session.rooms[0].code
        self.room: Room = site.call(site.server.get_room, session.rooms[0].id)
        scenario: Scenario = site.call(site.server.get_scenario, self.room.id)
        self.seats = [self._come_in(number) for number in range(SEATS)]
        players = [seat.viewer.player for seat in self.seats]
        bots = tuple(Bot(player, CAREFUL, Chance(f"{seed}/{player_at}")) for player_at, player in enumerate(players))  # type: ignore[arg-type]
        super().__init__(scenario, bots, Chance(f"{seed}/room"), self.room.state)
        self.outboxes: dict[Viewer, Outbox] = {}
        self.read: defaultdict[Viewer, set[str]] = defaultdict(set)
        site.call(self._connect)

    def _come_in(self, number: int) -> Seat:
        self.site.client.cookies.clear()
        language = ("nl", "en")[number % 2]
        url = self.site.come_in(self.code, f"Zwaan {number}", language)
        player = list(self.room.state.seats.players)[-1]
        return Seat(url, Viewer("player", language, player), dict(self.site.client.cookies))

    async def _connect(self) -> None:
        for viewer in (*(seat.viewer for seat in self.seats), *LEADING):
            self.outboxes[viewer] = self.room.connect(viewer)

    def begin(self) -> None:
        """Play starts, after a look at the lobby."""
        self.check_frames(self.site.call(self._take))
        self.submit(StartPlay(CLOCK), FIRST_MOMENT)

    def submit(self, command: object, now: datetime) -> bool:
        """Through the server, at this moment; then everything that was sent is looked through."""
        before = self.state.seq
        seen = self.site.call(self._submit, command, now)
        self.state = self.room.state
        self.check_frames(seen)
        return self.state.seq > before

    async def _submit(self, command: object, now: datetime) -> Seen:
        self.clock.at = max(self.clock.at, now)
        with suppress(Refused):
            await self.site.server.submit(self.room, CommandId(f"table:{self.room.seq}:{now.timestamp()}"), command)
        return await self._take()

    async def _take(self) -> Seen:
        return {viewer: outbox.take_now() for viewer, outbox in self.outboxes.items()}

    # --- what is looked for -------------------------------------------------------------------------------------------

    def check_frames(self, seen: Seen) -> None:
        """No frame holds a mark that is not its viewer's by now."""
        for viewer, frames in seen.items():
            found = {name for frame in frames for name in marks_in({"frame": _plain(frame)})}
            fresh = found - self.read[viewer]
            if fresh:
                self._require_entitled(fresh, Entitlement(self.scenario, self.state, viewer).marks(), viewer)

    def check_pages(self) -> None:
        """Nor does the seat's page, any document, any table, or what the facilitator is shown."""
        for seat in self.seats:
            self._be(seat.cookies)
            texts = Entitlement(self.scenario, self.state, seat.viewer)
            mine = visible_sources(self.scenario, self.state.sources, texts.roles)
            page = self.site.client.get(seat.url)
            assert page.status_code == 200
            self._require_entitled(named_in(page.text), texts.marks(), seat.viewer)
            for source in self.scenario.sources:
                self._check_source(seat, source, is_mine=source.id in mine)
            self._check_pictures(seat, mine)
        self._be({})
        self.site.sign_in()
        page = self.site.client.get(f"/facilitator/sessions/{self.session}")
        assert page.status_code == 200
        lead = Viewer("lead", "nl"), Viewer("lead", "en")
        allowed = set().union(*(Entitlement(self.scenario, self.state, one).marks() for one in lead))
        self._require_entitled(named_in(page.text), allowed, lead[0])

    def _check_source(self, seat: Seat, source: Dataset | Document, *, is_mine: bool) -> None:
        answers = [self.site.client.get(f"{seat.url}/sources/{source.id}")]
        if isinstance(source, Dataset):
            question = {"source": source.id, "limit": 100, "offset": self.state.seq % 200}
            answers.append(self.site.ask(f"{seat.url}/tables/{source.id}", question))
        for answer in answers:
            assert answer.status_code == (200 if is_mine else 404), f"{source.id}: {answer.text[:300]}"
            found = named_in(answer.text)
            language = seat.viewer.language
            allowed = (
                {f"{language} {key}" for key in text_keys(source, self.scenario.texts[language])} if is_mine else set()
            )
            rows = {name for name in found if is_mine and name.startswith(f"row {source.id} ")}
            self._require_entitled(found - rows, allowed, seat.viewer)

    def _check_pictures(self, seat: Seat, mine: Container[SourceId]) -> None:
        """A picture is sent to whoever may open a document that it stands in."""
        documents = [one for one in self.scenario.sources if isinstance(one, Document) and one.picture is not None]
        shown = {one.picture for one in documents if one.id in mine}
        for name in {one.picture for one in documents}:
            status = self.site.client.get(f"{seat.url}/assets/{name}").status_code
            assert status == (200 if name in shown else 404), name

    def _be(self, cookies: dict[str, str]) -> None:
        self.site.client.cookies.clear()
        self.site.client.cookies.update(cookies)

    def _require_entitled(self, found: set[str], allowed: set[str], viewer: Viewer) -> None:
        early = found - allowed
        self.read[viewer] |= found
        assert not early, f"{viewer} reads {sorted(early)} at entry {self.state.seq} in {self.state.acts.current}"


def _marked(played: shelf.Played) -> shelf.Played:
    return shelf.Played(with_marks(played.scenario), played.files)


def _plain(frame: Frame) -> Any:
    return msgspec.json.decode(frame.encoded)
