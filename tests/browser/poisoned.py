"""Teams that wrote nothing but attacks, in a scenario whose every text ends in one, where a server will find them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import cycle
from pathlib import Path
from typing import Any

from tests.browser.attacks import ATTACKS
from tests.web.served import new_server
from thebridge.authoring.files import Files, read_folder
from thebridge.authoring.loader import scenario_from
from thebridge.authoring.package import pack
from thebridge.authoring.strict_yaml import read_yaml
from thebridge.bootstrap import Server
from thebridge.bots.simulate import Order, play_team
from thebridge.engine.areas.accusation.words import AccusationSigned, PartAnswered
from thebridge.engine.areas.board.words import NoteWritten
from thebridge.engine.areas.seats.words import PlayerJoined
from thebridge.engine.areas.talk.words import ActionAgreed, LineSaid
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CommandId, Day, Language, LineId, NoteId, Personal, PlayerId
from thebridge.engine.scenario import Scenario
from thebridge.journal.codec import decode_events, encode_events
from thebridge.journal.redaction import personal_fields
from thebridge.sessions.model import Package, Seat, SessionPlan, SessionSettings
from thebridge.sessions.service import TEAM_LIMIT, TEAMS_MAX
from thebridge.settings import asset_path

PLAYERS, ROOMS = 5, 6
EACH = len(ATTACKS) // ROOMS
FIRST = "bot-1"
LABEL = ATTACKS[5]
DUE = Day("2026-12-24")


@dataclass
class Wrote:
    """What one team wrote, by what it was; `seat` and `token` are of its first player."""

    team: str
    texts: dict[str, list[str]] = field(default_factory=dict)
    seat: str = ""
    token: str = ""
    room: str = ""

    def note(self, kind: str, text: str) -> None:
        """One more text of a kind."""
        self.texts.setdefault(kind, []).append(text)


@dataclass(frozen=True)
class Poisoned:
    """The session, the link to its screen, its teams; and a session that has teams of every name that fits."""

    session: str
    screen: str
    teams: tuple[Wrote, ...]
    names: tuple[str, ...]
    named_session: str
    named_screen: str
    revealed: str
    """The last line of the reveal, as the screen shows it."""


async def bring_in(folder: Path) -> Poisoned:
    """A session of which every team has come to the debrief."""
    server = new_server(folder)
    files = poisoned_files(read_folder(asset_path("scenarios") / "warm-up"))
    scenario, packed = scenario_from(files), pack(files)
    names = names_of_teams()
    wrote = tuple(Wrote(name) for name in names[:: len(names) // ROOMS][:ROOMS])
    async with server.running():
        package = Package(scenario.id, "poisoned", packed.sha256, packed.content)
        settings = SessionSettings(label=LABEL)
        session, named = [
            await server.sessions.open_session(SessionPlan("default", teams, PLAYERS, settings), package)
            for teams in (tuple(one.team for one in wrote), names)
        ]
        for number, room in enumerate(session.rooms):
            wrote[number].room = room.id
            await _play(server, scenario, number, wrote[number])
        screens = [f"/p/{(await server.projector_links.make(one.id)).token}" for one in (session, named)]
    revealed = scenario.texts[scenario.languages[0]][scenario.debrief.reveal[-1].text]
    return Poisoned(session.id, screens[0], wrote, names, named.id, screens[1], revealed)


def names_of_teams() -> tuple[str, ...]:
    """Every attack that fits into the name of a team, two in one where there is room."""
    fitting = [attack for attack in ATTACKS if len(attack) <= TEAM_LIMIT and " ".join(attack.split()) == attack]
    names: list[str] = []
    for attack in sorted(fitting, key=len):
        if names and len(names[-1]) + 1 + len(attack) <= TEAM_LIMIT:
            names[-1] += f" {attack}"
        else:
            names.append(attack)
    return tuple(names[:TEAMS_MAX])


def share(number: int) -> tuple[str, ...]:
    """The attacks that one team uses first; all teams together use all."""
    return ATTACKS[number * EACH : (number + 1) * EACH]


def poisoned_files(files: Files) -> Files:
    """The scenario with an attack behind every text."""
    attacks = cycle(ATTACKS)
    texts = {name: read_yaml(name, files[name]).data for name in files if name.startswith("text/")}
    poisoned = {name: _behind_each(text, attacks) for name, text in texts.items()}
    written = {name: json.dumps(text, ensure_ascii=False).encode() for name, text in poisoned.items()}
    return {**files, **written}


def _behind_each(text: Any, attacks: Iterator[str]) -> Any:
    if isinstance(text, Mapping):
        return {key: _behind_each(one, attacks) for key, one in text.items()}
    return f"{text} {next(attacks)}"


async def _play(server: Server, scenario: Scenario, number: int, wrote: Wrote) -> None:
    record = await server.sessions.get_room(wrote.room)  # type: ignore[arg-type]
    claimed = await server.sessions.claim_seat(record.code, f"Zwaan {number}", Language("en"))
    wrote.seat, wrote.token = f"/s/{claimed.seat.id}", claimed.browser_token
    journal = play_team(scenario, Order(1, PLAYERS, "mixed", seed=3), 0).journal
    attacks = cycle(share(number))
    entries = [_poisoned(_taken_over(entry, claimed.seat), attacks, wrote) for entry in journal]
    await server.journal.append(record.id, [*entries, *_more(entries[-1], claimed.seat.player, number, wrote)])
    await server.sessions.rename_player(claimed.seat.player, wrote.texts["name"][0])


def _taken_over(entry: Entry, seat: Seat) -> Entry:
    """The first bot's part, played by the seat's own player."""
    content = encode_events(entry.events).replace(b'"bot-1"', f'"{seat.player}"'.encode())
    by = Author(seat.player) if str(entry.by) == FIRST else entry.by
    return replace(entry, by=by, events=decode_events(content))


def _poisoned(entry: Entry, attacks: Iterator[str], wrote: Wrote) -> Entry:
    return replace(entry, events=tuple(_poison(event, attacks, wrote) for event in entry.events))


def _poison(event: Any, attacks: Iterator[str], wrote: Wrote) -> Any:
    """Every word of a person's becomes attacks; a signature becomes a dissent, so that it has words."""
    if isinstance(event, AccusationSigned):
        event = replace(event, signature="dissent", text=Personal(""))
    if isinstance(event, PartAnswered) and event.option is None:
        event = replace(event, text=Personal(""))
    kind = {PlayerJoined: "name", LineSaid: "line", AccusationSigned: "dissent"}.get(type(event), "other")
    new = {}
    for name in personal_fields(type(event)):
        if name == "team":
            new[name] = Personal(wrote.team)
        elif isinstance(getattr(event, name), str):
            new[name] = Personal(f"{next(attacks)} {next(attacks)}")
            wrote.note(kind, new[name])
    return replace(event, **new) if new else event


def _more(last: Entry, player: PlayerId, number: int, wrote: Wrote) -> Iterator[Entry]:
    """A line and a note for each of the team's attacks, and what the first player will do."""
    events: list[Any] = []
    for at, attack in enumerate(share(number)):
        wrote.note("line", attack)
        wrote.note("note", attack)
        events += [
            LineSaid(LineId(f"poison-{at}"), player, Personal(attack)),
            NoteWritten(NoteId(f"poison-{at}"), None, Personal(attack), player),
        ]
    action = " ".join(share(number))
    wrote.note("action", action)
    events.append(ActionAgreed(player, player, Personal(action), DUE))
    for at, event in enumerate(events, 1):
        yield Entry(last.seq + at, last.at, Author(player), CommandId(f"{player}:poison-{at}"), "", (event,))
