"""Every name leads somewhere, in its own place, and is given once."""

from typing import NewType

import pytest

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring.checks.references import RULES, SCOPED, WORDS
from thebridge.authoring.walk import definitions_of_format, field_types, types_in
from thebridge.engine.ids import AssetName, ScenarioId, TextKey

CHECKED_ELSEWHERE = {TextKey: "texts", AssetName: "pictures", ScenarioId: "formats"}


def names_by_field() -> dict[tuple[type, str], set[str]]:
    """The kinds of name in each field of the format."""
    return {
        (thing, field): {one.__name__ for one in types_in(hint) if isinstance(one, NewType)}
        for thing in definitions_of_format()
        for field, hint in field_types(thing).items()
    }


def test_every_kind_of_name_that_an_author_writes_is_checked() -> None:
    found = set().union(*names_by_field().values())
    assert found == {*WORDS, *SCOPED, *(one.__name__ for one in CHECKED_ELSEWHERE)}


def test_every_field_of_a_name_that_only_its_owner_knows_has_a_rule() -> None:
    used = {
        (thing, field) for (thing, field), names in names_by_field().items() if field != "id" and names & set(SCOPED)
    }
    assert used == set(RULES)


def test_a_broken_name_is_told_with_what_may_be_meant() -> None:
    folder = Folder().edit("scenario.yaml", "gives: [fridge_peak]", "gives: [fridge_peek]")
    assert folder.told("id_unknown").message == "There is no clue 'fridge_peek' here. Did you mean 'fridge_peak'?"


def test_what_hangs_on_a_broken_name_is_not_told_again() -> None:
    folder = Folder().edit(
        "story.yaml", "puzzle: question, part: ask, option: one_room", "puzzle: query, part: x, option: y"
    )
    assert folder.told("id_unknown").message.startswith("There is no puzzle 'query'")


def test_rows_are_only_checked_when_the_file_could_be_read() -> None:
    assert "id_unknown" not in Folder().drop("data/lift_log.csv").codes()


@pytest.mark.parametrize("option", ["accepted", "other", "mistake:1"])
def test_a_condition_may_ask_what_words_came_to(option: str) -> None:
    old = "{kind: answered, puzzle: question, part: ask, option: one_room}"
    new = f"{{kind: answered, puzzle: who, part: name, option: {option}}}"
    assert Folder().edit("story.yaml", old, new).codes() == set()


def test_a_passage_of_a_dataset_and_a_row_of_a_document_do_not_exist() -> None:
    folder = Folder().edit(
        "sources.yaml",
        "{id: cake_weight, source: receipt, passage: weight",
        '{id: cake_weight, source: receipt, rows: ["1"]',
    )
    folder.edit(
        "sources.yaml",
        '{id: lift_trip, source: lift_log, rows: ["5"]',
        "{id: lift_trip, source: lift_log, passage: five",
    )
    assert folder.codes() == {"row_unknown", "id_unknown"}


def test_two_proofs_do_not_have_one_name() -> None:
    assert "id_twice" in Folder().edit("story.yaml", "- {id: trip,", "- {id: peak,").codes()


def test_names_of_two_lists_may_be_the_same() -> None:
    exam = examine(Folder())
    ids = [name.value for name in exam.names if name.is_declared]
    assert len(ids) > len(set(ids))
