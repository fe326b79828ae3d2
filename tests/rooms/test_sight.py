"""What many see alike is built once; nothing that only one may see is handed to another."""

import json
from typing import Any

import pytest

from tests.bots.warm_up import warm_up
from tests.fakes.rules import FakeRules, FakeState, player
from thebridge.bots.profiles import CAREFUL
from thebridge.bots.table import play, set_table
from thebridge.engine.room import evolve
from thebridge.engine.state import RoomState
from thebridge.engine.view import look_at, sections_for
from thebridge.engine.viewer import Viewer
from thebridge.rooms.outbox import Outbox
from thebridge.rooms.sight import Sight, encode_frame, section_change
from thebridge.rooms.watch import Watch

BARE = encode_frame({"kind": "update", "after": 0, "seq": 1, "changed": {}})


@pytest.mark.parametrize(
    ("is_collection", "old", "new", "change"),
    [
        (False, {"a": 1}, {"a": 1}, None),
        (False, {"a": 1}, {"a": 2}, {"value": {"a": 2}}),
        (False, {"a": 1}, None, {"value": None}),
        (True, {"a": 1}, {"a": 1}, None),
        (True, {"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}, {"put": {"b": 3, "c": 4}, "drop": []}),
        (True, {"a": 1, "b": 2}, {"b": 2}, {"put": {}, "drop": ["a"]}),
    ],
)
def test_a_change_says_no_more_than_is_new(is_collection: bool, old: Any, new: Any, change: Any) -> None:
    assert section_change(is_collection, old, new) == change


def chat(*texts: str) -> FakeState:
    return FakeState(chat={str(number): ("noor", text) for number, text in enumerate(texts)})


def watches_of(rules: FakeRules, state: FakeState, *viewers: Viewer) -> list[tuple[Watch, Outbox]]:
    made = []
    for viewer in viewers:
        watch, outbox = Watch(rules, viewer, state, 0), Outbox(viewer)
        watch.outboxes.append(outbox)
        made.append((watch, outbox))
    return made


def told(outbox: Outbox) -> Any:
    return [json.loads(frame.text)["changed"] for frame in outbox.take_now()]


def test_two_players_of_one_language_share_what_is_the_teams_and_nothing_of_their_own() -> None:
    watches = watches_of(FakeRules(), chat(), player("noor"), player("sam"))
    for seq, state in enumerate((chat("a"), chat("a", "b")), 1):
        sight = Sight()
        for watch, _ in watches:
            watch.update(state, {"chat"}, seq, BARE, sight)
    (first, noor), (second, sam) = watches
    assert first._view["chat"] is second._view["chat"]
    mine, other = told(noor), told(sam)
    assert [one["chat"] for one in mine] == [one["chat"] for one in other]
    assert [one.get("mine") for one in mine] == [{"value": {"language": "nl", "said": said}} for said in (1, 2)]
    assert [one.get("mine") for one in other] == [None, None]


def test_who_sees_the_same_change_gets_the_same_frame() -> None:
    watches = watches_of(FakeRules(), FakeState(), player("noor"), player("sam"))
    for seq, people in enumerate(({"noor": "nl"}, {"noor": "nl", "sam": "nl"}), 1):
        sight = Sight()
        for watch, _ in watches:
            watch.update(FakeState(people=people), {"people"}, seq, BARE, sight)
    first, second = (outbox.take_now() for _, outbox in watches)
    assert first == second
    assert first[-1] is second[-1]


def test_another_language_or_kind_shares_nothing() -> None:
    viewers = (player("noor"), Viewer("player", "en", player("sam").player), Viewer("lead", "nl"))
    watches = watches_of(FakeRules(), chat(), *viewers)
    sight = Sight()
    for watch, _ in watches:
        watch.update(chat("a"), {"chat"}, 1, BARE, sight)
    assert len({id(watch._view["chat"]) for watch, _ in watches}) == 3


def test_in_a_whole_game_a_shared_section_is_what_each_viewer_would_have_alone() -> None:
    scenario = warm_up()
    table = set_table(scenario, (CAREFUL,) * 5, "shared sections")
    play(table)
    state = RoomState()
    for number, entry in enumerate(table.journal, 1):
        state = evolve(state, entry)
        if number % 10 == 0 or number == len(table.journal):
            for language in scenario.languages:
                _require_alike(scenario, state, [Viewer("player", language, one) for one in state.seats.players])


def _require_alike(scenario: Any, state: RoomState, viewers: list[Viewer]) -> None:
    for section in sections_for(Viewer("player", "nl"), scenario):
        if section.is_shared:
            built = [section.build(look_at(scenario, state, viewer)) for viewer in viewers]
            assert all(one == built[0] for one in built), section.name
