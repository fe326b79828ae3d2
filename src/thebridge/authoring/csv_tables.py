"""The CSV of each dataset, with the line of whatever is the matter with it."""

import csv
import io
from dataclasses import dataclass
from typing import Final

from thebridge.authoring.files import Files, is_safe_name
from thebridge.authoring.loaded import Loaded
from thebridge.authoring.problems import Problem
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.ids import SourceId
from thebridge.engine.scenario import Dataset, Scenario, Table

ROW_LIMIT: Final = 5_000
COLUMNS_LIMIT: Final = 60
TOLD_LIMIT: Final = 20
"""One wrong column makes every row wrong: so many problems of one file are told."""


@dataclass(frozen=True)
class _Csv:
    """A file that was read: its name, its header, and its rows with their lines."""

    name: str
    header: list[str]
    rows: list[tuple[int, list[str]]]


def read_tables(files: Files, scenario: Scenario, loaded: Loaded) -> dict[SourceId, Table]:
    """The tables of all datasets whose files can be read."""
    tables: dict[SourceId, Table] = {}
    for number, source in enumerate(scenario.sources):
        if isinstance(source, Dataset):
            read = _csv(files, source, ("sources", number), loaded)
            table = None if read is None else _table(source, read, loaded)
            if table is not None:
                tables[source.id] = table
    return tables


def _csv(files: Files, source: Dataset, path: Path, loaded: Loaded) -> _Csv | None:
    name = f"data/{source.file}"
    if not is_safe_name(source.file):
        message = f"{source.file!r} is not the name of a file in data/. Use letters, digits, - _ and . only."
        loaded.add((*path, "file"), "name_unsafe", message)
        return None
    if name not in files:
        loaded.add((*path, "file"), "data_missing", f"There is no file {name!r}. Add the CSV or change the name.")
        return None
    try:
        reader = csv.reader(io.StringIO(files[name].decode("utf-8-sig")))
        rows = [(reader.line_num, row) for row in reader if row]
    except UnicodeDecodeError:
        loaded.problems.append(Problem(name, 1, "data_not_utf8", "This is not UTF-8. Save the CSV as UTF-8."))
        return None
    except csv.Error as error:
        message = f"This is not a CSV: {error}. Save the table as CSV with commas."
        loaded.problems.append(Problem(name, 1, "data_unreadable", message))
        return None
    return _with_columns(_Csv(name, rows[0][1] if rows else [], rows[1:]), source, path, loaded)


def _with_columns(read: _Csv, source: Dataset, path: Path, loaded: Loaded) -> _Csv | None:
    """The file when its header holds every column, each once."""
    for number, column in enumerate(source.columns):
        if read.header.count(column.id) != 1:
            what = "twice" if column.id in read.header else "not"
            message = f"The column {column.id!r} stands {what} in the header of {read.name}. Change one of the two."
            loaded.add((*path, "columns", number, "id"), "column_missing", message)
    names = [column.id.casefold() for column in source.columns]
    if len(set(names)) < len(names) or len(names) > COLUMNS_LIMIT:
        message = f"A dataset has at most {COLUMNS_LIMIT} columns, each with its own name. Take some out."
        loaded.add((*path, "columns"), "columns_unfit", message)
        return None
    if source.key not in [column.id for column in source.columns]:
        return None  # what refers to a column is checked where references are
    return read if all(read.header.count(column.id) == 1 for column in source.columns) else None


def _table(source: Dataset, read: _Csv, loaded: Loaded) -> Table | None:
    problems: list[Problem] = []
    columns = tuple(column.id for column in source.columns)
    order, key_at = [read.header.index(column) for column in columns], columns.index(source.key)
    index: dict[str, int] = {}
    cells: list[tuple[str, ...]] = []
    for line, row in read.rows:
        if len(row) != len(read.header):
            message = f"The row has {len(row)} cells; the header has {len(read.header)}. Make them equal."
            problems.append(Problem(read.name, line, "row_unfit", message))
            continue
        cell = tuple(row[at] for at in order)
        if not cell[key_at] or cell[key_at] in index:
            message = f"The key column {source.key!r} is empty or repeats here. Give each row its own key."
            problems.append(Problem(read.name, line, "key_not_unique", message))
            continue
        index[cell[key_at]] = len(cells)
        cells.append(cell)
    if len(cells) > ROW_LIMIT:
        message = f"The CSV has over {ROW_LIMIT} rows. Shorten it."
        problems.append(Problem(read.name, read.rows[ROW_LIMIT][0], "data_too_long", message))
    loaded.problems.extend(problems[:TOLD_LIMIT])
    return None if problems else Table(columns, tuple(cells), index)
