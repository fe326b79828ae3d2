"""Bots in a live room: the door that players use, at the pace of people, and the thinking left to people."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.bots.warm_up import warm_up
from thebridge.bots.driver import LEAST_SECONDS, Driver
from thebridge.bots.mind import View
from thebridge.bots.phrases import ACT_LINES, ADVICE, ASK, NAMES, REASON
from thebridge.bots.table import START
from thebridge.engine import room
from thebridge.engine.areas.accusation.words import AnswerPart, SendAccusation
from thebridge.engine.areas.acts.words import EndPlay, OpenRoom, RoomClosed, StartPlay, Tick
from thebridge.engine.areas.board.words import PinPassage, PinRows
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.puzzles.words import AnswerJudged, SubmitAnswer, TakeHint
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import LineSaid
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.entry import Entry
from thebridge.engine.ids import CLOCK, Author, CommandId, DilemmaId, Language, OptionId, Personal, PlayerId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import OpenDilemma
from thebridge.engine.state import RoomState
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.settings import asset_path

PERSON = PlayerId("person")


@dataclass
class StandInRoom:
    """A live room without wire or disk, on a clock that the driver's sleep moves."""

    state: RoomState = field(default_factory=RoomState)
    seconds: float = 0.0
    commands: list[tuple[float, object]] = field(default_factory=list)
    events: list[object] = field(default_factory=list)
    ids: set[CommandId] = field(default_factory=set)

    async def submit(self, command_id: CommandId, command: object) -> None:
        assert command_id not in self.ids
        self.ids.add(command_id)
        self.give(command)

    def give(self, command: object) -> None:
        now = START + timedelta(seconds=self.seconds)
        events = room.decide(warm_up(), self.state, command, Circumstances(now, 1))
        self.commands.append((self.seconds, command))
        if events:
            seq = self.state.seq + 1
            self.state = room.evolve(self.state, Entry(seq, now, Author("x"), CommandId(str(seq)), "", events))
            self.events.extend(events)

    def view_of(self, player: PlayerId) -> View:
        view = view_for(warm_up(), self.state, Viewer("player", "nl", player))
        return {**view, "now_ms": round((START.timestamp() + self.seconds) * 1000)}

    async def sleep(self, seconds: float) -> None:
        ends_at = self.seconds + seconds
        while self.seconds < ends_at:
            self.seconds = min(ends_at, self.seconds + 5)
            try:
                self.give(Tick(CLOCK))
            except Refused:
                continue


class EndOfTestError(Exception):
    """The test has seen enough."""


def phrases(language: str) -> dict[str, str]:
    path = asset_path("static") / "i18n" / "parts" / f"bots.{language}.json"
    texts: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return texts


async def play_with(
    live: StandInRoom, bots: int, until: float, person: Callable[[StandInRoom], None] | None = None
) -> Driver:
    """A room with a person and some bots, played until a real second; `person` acts at every sleep."""

    async def sleep(seconds: float) -> None:
        await live.sleep(seconds)
        if person is not None:
            person(live)
        if live.seconds > until:
            raise EndOfTestError

    driver = Driver(warm_up(), live, phrases("nl"), seed=4, sleep=sleep)
    live.give(OpenRoom(CLOCK, Personal("team"), {}, 1.0, has_limits=True))
    if person is not None:
        live.give(JoinRoom(PERSON, Personal("Ans"), Language("nl")))
    for number in range(bots):
        await driver.seat(PlayerId(f"bot-{number}"), Language("nl"))
    live.give(StartPlay(CLOCK))
    with pytest.raises(EndOfTestError):
        await driver.run()
    return driver


def idle(live: StandInRoom) -> None:
    """A person who only watches."""


async def test_bots_beside_a_person_pin_what_they_hold_and_submit_nothing_early() -> None:
    live = StandInRoom()
    await play_with(live, bots=3, until=120, person=idle)
    commands = [command for _, command in live.commands]
    assert any(isinstance(one, PinRows | PinPassage) for one in commands)
    assert not any(isinstance(one, SubmitAnswer | TakeHint | AnswerPart | SendAccusation) for one in commands)


async def test_bots_never_solve_what_rests_on_the_persons_source_before_they_are_late() -> None:
    live = StandInRoom()
    await play_with(live, bots=3, until=170, person=idle)
    assert not any(isinstance(one, AnswerJudged) and one.puzzle == "when" for one in live.events)


async def test_each_bot_says_at_most_one_line_in_an_act_in_real_words() -> None:
    live = StandInRoom()
    await play_with(live, bots=3, until=200, person=idle)
    lines = [event for event in live.events if isinstance(event, LineSaid)]
    assert lines
    assert len({line.player for line in lines}) == len(lines)
    assert not any(line.text.startswith("bots.") for line in lines)


async def test_bots_act_at_the_pace_of_people() -> None:
    live = StandInRoom()
    await play_with(live, bots=1, until=200, person=idle)
    moments = [at for at, command in live.commands if getattr(command, "by", None) == "bot-0" and at > 0]
    assert all(later - earlier >= LEAST_SECONDS for earlier, later in pairwise(moments))


async def test_bots_confirm_what_a_person_proposes() -> None:
    live = StandInRoom()
    proposed: list[bool] = []

    def propose(now: StandInRoom) -> None:
        cards = now.view_of(PERSON)["dilemmas"]
        if not proposed and cards.get("list", {}).get("may_propose"):
            proposed.append(True)
            now.give(ProposeOption(PERSON, DilemmaId("list"), OptionId("send_all")))

    opened = [one for one in warm_up().happenings if any(isinstance(effect, OpenDilemma) for effect in one.effects)]
    assert opened
    await play_with(live, bots=3, until=600, person=_solving(propose))
    assert proposed
    assert live.state.dilemmas.dilemmas[DilemmaId("list")].chosen == "send_all"
    assert any(isinstance(command, ConfirmOption) for _, command in live.commands)


def _solving(then: Callable[[StandInRoom], None]) -> Callable[[StandInRoom], None]:
    """A person who takes every hint of the puzzle `when`, and then does something."""

    def act(live: StandInRoom) -> None:
        puzzle = live.view_of(PERSON)["puzzles"].get("when")
        if puzzle is not None and puzzle["status"] == "open" and len(puzzle["hints"]["given"]) < 3:
            live.give(TakeHint(PERSON, "when", len(puzzle["hints"]["given"]) + 1))  # type: ignore[arg-type]
        then(live)

    return act


async def test_bots_alone_in_a_room_play_it_out() -> None:
    live = StandInRoom()
    await play_with(live, bots=4, until=1200)
    assert live.state.acts.stage == "debrief"


async def test_a_driver_with_the_same_seed_does_the_same() -> None:
    first, again = StandInRoom(), StandInRoom()
    await play_with(first, bots=2, until=150, person=idle)
    await play_with(again, bots=2, until=150, person=idle)
    assert first.commands == again.commands


async def test_the_driver_ends_when_the_room_is_closed() -> None:
    live = StandInRoom()
    live.give(OpenRoom(CLOCK, Personal("team"), {}, 1.0, has_limits=True))
    driver = Driver(warm_up(), live, phrases("en"), seed=1, sleep=live.sleep)
    bot = await driver.seat(PlayerId("bot-0"), Language("en"))
    live.give(StartPlay(CLOCK))
    live.give(EndPlay(Author("lead:Ada")))
    live.state = room.evolve(live.state, _closing(live))
    await driver.run()
    assert bot.count == 0


def _closing(live: StandInRoom) -> Entry:
    return Entry(live.state.seq + 1, START, Author("lead:Ada"), CommandId("close"), "", (RoomClosed(),))


def test_phrases_exist_in_both_languages_for_every_key_that_bots_use() -> None:
    for language in ("nl", "en"):
        assert {*ACT_LINES, ADVICE, ASK, REASON, *NAMES} <= set(phrases(language))
