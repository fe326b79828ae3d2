"""The engine behind a room: pages that follow see what the engine shows, and playing back gives the same state."""

import asyncio
from functools import cache

from tests.engine.play import ANN, BOB, Play
from tests.fakes.rooms import ROOM, Page, as_json, make_services
from tests.fakes.times import MovedClock
from thebridge.authoring.loader import load_scenario
from thebridge.engine.areas.acts.words import EndPlay, OpenRoom, StartPlay
from thebridge.engine.areas.seats.words import JoinRoom, RemovePlayer, SetLanguage, SetReady
from thebridge.engine.areas.sources.words import OpenSource
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import CLOCK, Author, CommandId, Language, Personal, PlayerId
from thebridge.engine.scenario import Scenario
from thebridge.engine.viewer import Viewer
from thebridge.rooms.owned_tasks import OwnedTasks
from thebridge.rooms.room import Room
from thebridge.rooms.rules import EngineRules, Standing, view_for
from thebridge.rooms.submission import Submission
from thebridge.settings import asset_path

LEAD = Author("lead:x")


@cache
def warm_up() -> Scenario:
    return load_scenario(asset_path("scenarios") / "warm-up")


def player(number: int) -> PlayerId:
    return PlayerId(f"p{number}")


def commands() -> list[object]:
    """A short stretch of play that touches many sections."""
    scenario = warm_up()
    joins = [JoinRoom(player(n), Personal(f"Player {n}"), Language("nl")) for n in range(scenario.players_min)]
    opens = [OpenSource(player(n), source.id) for n in range(len(joins)) for source in scenario.sources]
    return [
        OpenRoom(CLOCK, Personal("Blue"), {}, 1.0, has_limits=True),
        *joins,
        SetReady(player(0), is_ready=True),
        StartPlay(LEAD),
        *opens,
        Say(player(0), Personal("Who has the log?")),
        SetLanguage(player(0), Language("en")),
        RemovePlayer(LEAD, player(len(joins) - 1)),
    ]


async def play(room: Room) -> None:
    for number, command in enumerate(commands()):
        submission = Submission.of(CommandId(f"c{number}"), command)
        await asyncio.gather(room.submit(submission), return_exceptions=True)


async def test_pages_that_follow_see_what_the_engine_shows() -> None:
    rules, services = EngineRules(warm_up()), make_services(clock=MovedClock())
    viewers = [
        *(Viewer("player", "nl", player(n)) for n in range(warm_up().players_min)),
        Viewer("lead", "nl"),
        Viewer("observer", "en"),
        Viewer("projector", "en"),
    ]
    async with OwnedTasks() as tasks:
        room = Room(ROOM, rules, services)
        await room.load()
        tasks.start(room.run(), "room")
        await room.submit(Submission.of(CommandId("c0"), commands()[0]))
        pages = [Page(room.connect(viewer)) for viewer in viewers]
        await play(room)
        assert room.standing == Standing("play", is_running=True)
        for viewer, page in zip(viewers, pages, strict=True):
            page.read_now()
            now = rules.viewer_now(room.state, viewer)
            if now is not None:
                assert page.view == as_json(view_for(rules, room.state, now))
                assert page.seq == room.seq
        await room.stop()


async def test_playing_back_gives_the_state_that_was_live() -> None:
    services = make_services(clock=MovedClock())
    states = []
    for _life in range(2):
        async with OwnedTasks() as tasks:
            room = Room(ROOM, EngineRules(warm_up()), services)
            await room.load()
            tasks.start(room.run(), "room")
            if room.seq == 0:
                await play(room)
            states.append(room.state)
            await room.stop()
    assert states[0] == states[1]
    assert states[0].seq > 5


def test_a_player_who_is_gone_may_not_look_and_a_language_follows_the_player() -> None:
    rules = EngineRules(warm_up())
    assert rules.viewer_now(rules.initial, Viewer("player", "nl", player(1))) == Viewer("player", "nl", player(1))
    assert rules.viewer_now(rules.initial, Viewer("lead", "nl")) == Viewer("lead", "nl")
    assert rules.standing(rules.initial) == Standing("new", is_running=False)
    assert rules.next_due(rules.initial, MovedClock().now()) is None


def test_after_a_quiet_entry_the_same_is_due_at_the_same_moment() -> None:
    """Whatever is said and filed in a room that waits for its next happening: the alarm need not be set anew."""
    play = Play().is_played_by(ANN, BOB)
    rules = EngineRules(play.scenario)
    due = rules.next_due(play.state, play.now)
    assert due is not None
    play.does(Say(ANN, Personal("Who was it?")))
    assert rules.is_quiet(play.entries[-1])
    assert rules.next_due(play.state, play.now) == due
    play.does(EndPlay(LEAD))
    assert not rules.is_quiet(play.entries[-1])
