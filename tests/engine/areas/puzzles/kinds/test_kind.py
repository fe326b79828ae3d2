import json
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from tests.engine.areas.puzzles.kinds.examples import NAIVE_SETTLES, PARTS, kind_of
from tests.engine.areas.puzzles.warehouse import SCENARIO, TEXTS, item, key
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.areas.puzzles.kinds.kind import Draft, extent, feedback, shuffled
from thebridge.engine.areas.puzzles.kinds.sort import Bin
from thebridge.engine.ids import ItemId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Part

each_part = pytest.mark.parametrize("name", PARTS)
ADAPTER: TypeAdapter[Part] = TypeAdapter(Part)


def judged_as_played(name: str, draft: Draft) -> Any:
    """The judgement of a draft that hands placed item by item."""
    part = PARTS[name]
    kind = KINDS[kind_of(part)]
    words = "K-117" if kind.takes_text else None
    placed = {item: kind.place(part, item, value, words, SCENARIO.tables) for item, value in draft.items()}
    return kind.judge(part, placed, SCENARIO.tables)


def test_every_kind_stands_in_the_table_under_its_own_name() -> None:
    assert {kind_of(part) for part in PARTS.values()} == set(KINDS)
    assert {name: kind.part.kind for name, kind in KINDS.items()} == {name: name for name in KINDS}


@each_part
def test_the_right_draft_settles_as_hands_place_it(name: str) -> None:
    part = PARTS[name]
    assert judged_as_played(name, KINDS[kind_of(part)].right(part, SCENARIO.tables)).is_settled


@each_part
def test_the_naive_draft_is_judged_as_the_author_declared(name: str) -> None:
    part = PARTS[name]
    kind = KINDS[kind_of(part)]
    draft = kind.naive(part, SCENARIO.tables)
    assert draft is not None
    judgement = kind.judge(part, draft, SCENARIO.tables)
    assert judgement.is_settled == (name in NAIVE_SETTLES)
    assert judgement.feedback


@each_part
def test_an_empty_draft_is_refused(name: str) -> None:
    with pytest.raises(Refused, match="answer_incomplete"):
        KINDS[kind_of(PARTS[name])].judge(PARTS[name], {}, SCENARIO.tables)


@each_part
def test_an_item_or_a_value_that_the_part_does_not_have_is_refused(name: str) -> None:
    part = PARTS[name]
    kind = KINDS[kind_of(part)]
    with pytest.raises(Refused):
        kind.place(part, item("no-such-item"), "x", "x", SCENARIO.tables)
    known = next(iter(kind.right(part, SCENARIO.tables)))
    with pytest.raises(Refused):
        kind.place(part, known, ("no-such-value",), None, SCENARIO.tables)


@each_part
def test_what_a_player_sees_is_plain_and_tells_nothing_of_the_answer(name: str) -> None:
    part = PARTS[name]
    shown = json.dumps(KINDS[kind_of(part)].public(part, TEXTS))
    for secret in ('"right"', "naive", "settles", "feedback", "members", "tolerance", "answer", "mistakes"):
        if not (name == "links" and secret == '"right"'):
            assert secret not in shown
    for secret in ("91.2", "2840", "K-117", "02:30", "L5", "an-opinion", "which-clock", "who-made", "look-at"):
        assert secret not in shown


@each_part
def test_an_author_writes_a_part_by_its_kind_and_a_misspelt_field_is_refused(name: str) -> None:
    written = json.loads(json.dumps(asdict(PARTS[name])))
    assert ADAPTER.validate_python(written) == PARTS[name]
    with pytest.raises(ValidationError):
        ADAPTER.validate_python({**written, "promt": "x"})


@given(st.sets(st.text("abcdefgh", min_size=1, max_size=4), min_size=2, max_size=8), st.text(max_size=3))
def test_mixed_items_are_all_there_in_an_order_that_stays_and_is_not_the_written_one(
    names: set[str], salt: str
) -> None:
    items = [Bin(ItemId(name), key(name)) for name in sorted(names)]
    mixed = shuffled(items, salt)
    assert sorted(mixed, key=lambda one: one.id) == items
    assert mixed == shuffled(items, salt)
    assert list(mixed) != items


def test_a_single_item_stays_where_it_is() -> None:
    only = Bin(item("a"), key("a"))
    assert shuffled([only], "p") == (only,)


def test_the_authors_texts_come_first_and_never_more_than_two() -> None:
    assert feedback([None, key("a"), key("a"), key("b"), key("c")], "code") == ("text:a", "text:b")
    assert feedback([None], "code") == ("code",)


@pytest.mark.parametrize(("count", "total", "word"), [(1, 1, "one"), (2, 4, "some"), (3, 4, "most")])
def test_how_much_does_not_fit_is_said_in_a_word(count: int, total: int, word: str) -> None:
    assert extent(count, total) == word
