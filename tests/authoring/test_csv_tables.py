"""A CSV becomes a table of texts, or every row that is wrong."""

from tests.authoring.folder import Folder
from thebridge.authoring.csv_tables import ROW_LIMIT, TOLD_LIMIT
from thebridge.authoring.loader import read_files
from thebridge.engine.ids import SourceId

LIFT = "data/lift_log.csv"
HEAD = "row,time,from_floor,to_floor,kg\n"
ROW = "{},2026-06-12T13:22:30+02:00,2,K,4.2\n"


def told(folder: Folder) -> list[tuple[int, str]]:
    return [(one.line, one.code) for one in read_files(folder.files).problems]


def test_cells_stay_text_and_rows_are_found_by_key() -> None:
    table = Folder().scenario().tables[SourceId("lift_log")]
    assert table.row("5") == ("5", "2026-06-12T13:22:30+02:00", "2", "K", "4.2")
    assert table.row("99") is None


def test_columns_that_no_one_declared_are_left_out() -> None:
    table = Folder().write(LIFT, "spare," + HEAD + "x," + ROW.format(5)).scenario().tables[SourceId("lift_log")]
    assert table.columns[0] == "row"
    assert table.row("5") is not None


def test_the_mark_of_a_spreadsheet_at_the_start_is_no_part_of_a_name() -> None:
    assert told(Folder().write(LIFT, "\ufeff" + HEAD + ROW.format(5))) == []


def test_a_repeated_and_an_empty_key_are_told_with_their_lines() -> None:
    folder = Folder().write(LIFT, HEAD + ROW.format(5) + ROW.format(5) + ROW.format(""))
    assert told(folder) == [(3, "key_not_unique"), (4, "key_not_unique")]


def test_a_row_of_another_length_is_told_with_its_line_even_after_a_cell_of_two_lines() -> None:
    text = HEAD + '5,"2026-06-12\n13:22",2,K,4.2\n6,7\n'
    assert told(Folder().write(LIFT, text)) == [(4, "row_unfit")]


def test_a_column_twice_is_told() -> None:
    folder = Folder().write(LIFT, "kg," + HEAD + "1," + ROW.format(5))
    assert [code for _, code in told(folder)] == ["column_missing"]


def test_an_empty_file_lacks_every_column() -> None:
    assert {code for _, code in told(Folder().write(LIFT, ""))} == {"column_missing"}


def test_only_so_many_problems_of_one_file_are_told() -> None:
    assert len(told(Folder().write(LIFT, HEAD + "1\n" * (TOLD_LIMIT + 30)))) == TOLD_LIMIT


def test_a_file_that_is_too_long_is_told() -> None:
    rows = "".join(ROW.format(number) for number in range(ROW_LIMIT + 1))
    assert told(Folder().write(LIFT, HEAD + rows)) == [(ROW_LIMIT + 2, "data_too_long")]


def test_what_is_no_text_is_told() -> None:
    folder = Folder()
    folder.files[LIFT] = b"row\xff"
    assert told(folder) == [(1, "data_not_utf8")]
    assert [code for _, code in told(Folder().write(LIFT, HEAD + '"' + "x" * 200_000))] == ["data_unreadable"]


def test_columns_differ_by_more_than_capitals() -> None:
    folder = Folder().edit(
        "sources.yaml",
        "      - {id: kg, title",
        "      - {id: KG, title: units.kg, help: units.kg}\n      - {id: kg, title",
    )
    folder.edit(LIFT, ",kg", ",kg,KG")
    assert "columns_unfit" in {code for _, code in told(folder)}
