"""Puzzles accept their own answer and not the one at face value."""

import pytest

from tests.authoring.folder import Folder


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (
            "right: true}\n          - {id: everyone, text: puzzles.reader.readers.everyone, settles: true,",
            "right: false}\n          - {id: everyone, text: puzzles.reader.readers.everyone,",
            "answer_missing",
        ),
        (
            "{id: half_hour, text: puzzles.question.ask.half_hour, right: true}",
            "{id: half_hour, text: puzzles.question.ask.half_hour}",
            "answer_missing",
        ),
        ('        answer: ["5"]\n', "        answer: []\n", "answer_missing"),
        ("accepts: [bep, bep vermeer, elisabeth, elisabeth vermeer]", 'accepts: ["?"]', "answer_missing"),
        ("        x: time\n        y: temperature", "        x: time\n        y: open_seconds", "chart_unfit"),
        ("        source: fridge_log\n        x: time", "        source: receipt\n        x: time", "id_unknown"),
        ("        naive: vermeer\n", "        naive: smeets\n", "naive_without_text"),
        ('        naive: "2026-06-12 15:04:00"', '        naive: "2026-06-12 15:05:00"', "cell_unknown"),
    ],
)
def test_a_part_without_an_answer_is_told(old: str, new: str, code: str) -> None:
    assert code in Folder().edit("puzzles.yaml", old, new).codes()


def test_a_part_that_refuses_its_own_answer_is_told() -> None:
    folder = Folder().edit(
        "puzzles.yaml", "        tolerance: 60\n        naive", "        tolerance: -1\n        naive"
    )
    assert folder.told("answer_refused").message.startswith("The part does not accept its own answer")


def test_none_is_a_partner_only_where_it_is_allowed() -> None:
    assert "id_unknown" in Folder().edit("puzzles.yaml", "        allow_none: true\n", "").codes()


def test_a_puzzle_that_everyone_solves_at_face_value_says_why() -> None:
    folder = Folder().edit("puzzles.yaml", '        naive: ["3"]\n', "")
    folder.edit("puzzles.yaml", "right: cake, naive: maps}", "right: cake}")
    assert folder.told("naive_same").line == folder.line("puzzles.yaml", "    parts:\n      - kind: rows")
