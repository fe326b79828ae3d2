"""A view is told as the difference to the one before."""

import json

from tests.fakes.rules import LEAD, FakeRules, FakeState, player
from thebridge.rooms.outbox import Outbox
from thebridge.rooms.sight import encode_frame
from thebridge.rooms.watch import HISTORY_FRAMES, Watch

BARE = encode_frame({"kind": "update", "after": 0, "seq": 1, "changed": {}})


def chat(*texts: str) -> FakeState:
    return FakeState(chat={str(number): ("noor", text) for number, text in enumerate(texts)})


def watch_of(rules: FakeRules, state: FakeState) -> tuple[Watch, Outbox]:
    watch, outbox = Watch(rules, player("noor"), state, 0), Outbox(player("noor"))
    watch.outboxes.append(outbox)
    return watch, outbox


def test_sections_whose_inputs_are_the_same_are_not_built_again() -> None:
    rules = FakeRules()
    watch, outbox = watch_of(rules, chat())
    looks = rules.looks
    watch.update(chat(), set(), 1, BARE)
    assert rules.looks == looks
    assert list(outbox._frames) == [BARE]


def test_an_update_holds_only_the_sections_that_changed() -> None:
    watch, outbox = watch_of(FakeRules(), chat("a"))
    watch.update(chat("a", "b"), {"chat"}, 1, BARE)
    [frame] = outbox._frames
    message = json.loads(frame.text)
    assert message == {
        "kind": "update",
        "after": 0,
        "seq": 1,
        "changed": {
            "chat": {"put": {"1": {"text": "b"}}, "drop": []},
            "mine": {"value": {"language": "nl", "said": 2}},
        },
    }


def test_what_was_missed_is_told_again_exactly() -> None:
    watch, outbox = watch_of(FakeRules(), chat())
    for seq in range(1, 6):
        watch.update(chat(*"abcde"[:seq]), {"chat"}, seq, BARE)
    assert watch.frames_since(2) == list(outbox._frames)[2:]


def test_who_missed_nothing_hears_just_that() -> None:
    watch, _ = watch_of(FakeRules(), chat())
    [frame] = watch.frames_since(0) or []
    assert json.loads(frame.text) == {"kind": "update", "after": 0, "seq": 0, "changed": {}}


def test_what_is_forgotten_or_never_was_is_not_made_up() -> None:
    watch, _ = watch_of(FakeRules(), chat())
    for seq in range(1, HISTORY_FRAMES + 10):
        watch.update(chat(str(seq)), {"chat"}, seq * 2, BARE)
    assert watch.frames_since(0) is None
    assert watch.frames_since(401) is None
    assert watch.frames_since(99_999) is None


def test_the_snapshot_is_the_whole_view_as_it_is_now() -> None:
    rules = FakeRules()
    watch = Watch(rules, LEAD, chat("a"), 7)
    first = json.loads(watch.snapshot("e", 5).text)
    assert {key: first[key] for key in ("kind", "epoch", "seq", "now_ms")} == {
        "kind": "snapshot",
        "epoch": "e",
        "seq": 7,
        "now_ms": 5,
    }
    assert first["view"]["authors"] == {"0": "noor"}
    watch.update(chat("a", "b"), {"chat"}, 8, BARE)
    assert json.loads(watch.snapshot("e", 6).text)["view"]["authors"] == {"0": "noor", "1": "noor"}
