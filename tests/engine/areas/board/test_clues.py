from tests.engine.queries.night import AIS, LETTER, LOG, SCENARIO
from thebridge.engine.areas.board.clues import clues_of_passage, clues_of_rows
from thebridge.engine.ids import PassageId, RowKey


def rows(*keys: str) -> tuple[RowKey, ...]:
    return tuple(RowKey(key) for key in keys)


def test_a_clue_is_shown_when_all_its_rows_are() -> None:
    assert clues_of_rows(SCENARIO, LOG, rows("8812", "8806")) == ("lonely",)
    assert clues_of_rows(SCENARIO, LOG, rows("8812", "8821")) == ("lonely", "twice")
    assert clues_of_rows(SCENARIO, LOG, rows("8821")) == ()


def test_the_same_row_keys_of_another_source_show_nothing() -> None:
    assert clues_of_rows(SCENARIO, AIS, rows("8812")) == ()


def test_twenty_rows_may_show_a_clue_and_one_more_shows_nothing() -> None:
    others = rows(*(str(number) for number in range(19)))
    assert clues_of_rows(SCENARIO, LOG, (*others, RowKey("8812"))) == ("lonely",)
    assert clues_of_rows(SCENARIO, LOG, (*others, *rows("8812", "8806"))) == ()


def test_a_passage_shows_its_own_clue_and_rows_show_none_of_passages() -> None:
    assert clues_of_passage(SCENARIO, LETTER, PassageId("second")) == ("slip",)
    assert clues_of_passage(SCENARIO, LETTER, PassageId("first")) == ()
    assert clues_of_rows(SCENARIO, LETTER, rows("second")) == ()
