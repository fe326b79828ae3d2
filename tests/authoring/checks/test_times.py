"""True moments follow from the rows, by the source's own clock."""

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring.checks.times import span_of
from thebridge.engine.queries.times import read_written


def test_a_fast_clock_of_fixed_offset_is_set_right() -> None:
    exam = examine(Folder())
    span = span_of(exam, exam.scenario.clues[0])
    true = read_written("2026-06-12T11:20:00Z")
    assert true is not None
    assert span == (true.instant, true.instant)


def test_a_clue_of_a_document_tells_no_moment() -> None:
    exam = examine(Folder())
    assert span_of(exam, next(clue for clue in exam.scenario.clues if clue.id == "cake_weight")) is None


def test_rows_with_a_beginning_and_an_end_span_both() -> None:
    old = 'at_utc: "2026-06-12T11:30:00Z"}'
    assert Folder().edit("sources.yaml", old, 'at_utc: "2026-06-12T11:45:00Z"}').codes() == set()
    assert "moment_not_in_data" in Folder().edit("sources.yaml", old, 'at_utc: "2026-06-12T12:45:00Z"}').codes()


def test_the_remedy_says_the_moment_in_local_time() -> None:
    folder = Folder().edit("sources.yaml", 'at_utc: "2026-06-12T11:22:30Z"', 'at_utc: "2026-06-12T13:22:30Z"')
    message = next(one.message for one in folder.check().problems if one.code == "moment_not_in_data")
    assert "2026-06-12T15:22:30+02:00" in message


def test_a_reveal_goes_forward_in_time() -> None:
    folder = Folder().edit("scenario.yaml", '"2026-06-12T11:58:10Z"', '"2026-06-12T10:58:10Z"')
    assert folder.told("reveal_out_of_order").is_warning
