"""Files of results hold what the page shows, and no formula."""

import csv
import json
import zipfile
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET

from thebridge.debrief.results import Spread
from thebridge.web.results_files import HEAD, write_csv, write_jsonl, write_rows, write_xlsx
from thebridge.web.results_tables import Bar, Row, Table

NASTY = '=HYPERLINK("http://example.org")'
TABLES = (
    Table("endings", (Row("", NASTY, "", 5, 5, (Bar("saved", "+1", 3), Bar("lost", "\tx", 2)), None),)),
    Table(
        "minutes", (Row("log", "-1+2", "", 6, 6, (), Spread(1.0, 2.5, 3.0)), Row("door", "@door", "", 0, 0, (), None))
    ),
)
ROWS = write_rows(TABLES, ("a", "night", "2026-03-01", "", "north", "", ""))


def test_each_count_each_spread_and_what_is_hidden_has_a_row() -> None:
    told = [dict(zip(HEAD, row, strict=True)) for row in ROWS]
    assert [(one["section"], one["status"], one["count"], one["median"]) for one in told] == [
        ("endings", "shown", 3, None),
        ("endings", "shown", 2, None),
        ("minutes", "shown", None, 2.5),
        ("minutes", "hidden", None, None),
    ]
    assert {one["from"] for one in told} == {"2026-03-01"}
    assert told[3]["teams"] is None


def test_no_cell_of_a_csv_begins_as_a_formula_does() -> None:
    read = list(csv.reader(StringIO(write_csv(ROWS).decode("utf-8-sig"))))
    assert tuple(read[0]) == HEAD
    assert len(read) == len(ROWS) + 1
    assert read[1][HEAD.index("title")] == f"'{NASTY}"
    assert not [cell for row in read for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_xlsx_holds_texts_and_numbers_and_no_formula() -> None:
    with zipfile.ZipFile(BytesIO(write_xlsx(ROWS))) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = ET.fromstring(book.read("xl/sharedStrings.xml"))
        names = book.namelist()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet.lower()
    assert not [name for name in names if "external" in name.lower()]
    texts = ["".join(one.itertext()) for one in strings]
    assert f"'{NASTY}" in texts
    assert "<v>2.5</v>" in sheet


def test_json_lines_are_one_object_each() -> None:
    lines = write_jsonl(ROWS).decode().splitlines()
    assert [json.loads(line)["title"] for line in lines] == [NASTY, NASTY, "-1+2", "@door"]
