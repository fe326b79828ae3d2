"""A scenario folder into an `engine.Scenario`, with all its problems at once."""

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Any

from thebridge.authoring.files import Files, is_safe_name, read_folder
from thebridge.authoring.problems import Problem, ScenarioProblemsError
from thebridge.authoring.schema import read_scenario
from thebridge.authoring.strict_yaml import Path, Tree, read_yaml
from thebridge.engine.ids import ColumnId, SourceId, TextKey
from thebridge.engine.scenario import Dataset, Scenario, Table

ROW_LIMIT = 5_000


@dataclass
class Loaded:
    """What came of reading: the scenario when its shape is right, every problem, and where each part of it stands."""

    scenario: Scenario | None = None
    problems: list[Problem] = field(default_factory=list)
    places: dict[Path, tuple[str, int]] = field(default_factory=dict)
    text_places: dict[tuple[str, str], tuple[str, int]] = field(default_factory=dict)

    def add(self, path: Path, code: str, message: str, *, is_warning: bool = False) -> None:
        """Note a problem at a path of the scenario, or at the nearest place above it that stands in a file."""
        file, line = self.place(path)
        self.problems.append(Problem(file, line, code, message, is_warning))

    def place(self, path: Path) -> tuple[str, int]:
        """File and line of a path; names that only say a kind are passed over."""
        at: Path = ()
        for step in path:
            at = (*at, step) if (*at, step) in self.places else at
        return self.places.get(at, ("scenario.yaml", 1))


def load_scenario(folder: FilePath) -> Scenario:
    """The scenario of a folder. Raises ScenarioProblemsError with every problem found."""
    return scenario_from(read_folder(folder))


def scenario_from(files: Files) -> Scenario:
    """The scenario of a folder's or package's files. Raises ScenarioProblemsError with every problem found."""
    loaded = read_files(files)
    problems = [problem for problem in loaded.problems if not problem.is_warning]
    if problems or loaded.scenario is None:
        raise ScenarioProblemsError(tuple(sorted(problems)))
    return loaded.scenario


def read_files(files: Files) -> Loaded:
    """Read everything that can be read, and collect what cannot."""
    loaded = Loaded()
    if "scenario.yaml" not in files:
        message = "The folder has no scenario.yaml. Add one; docs/writing-scenarios.md tells what stands in it."
        loaded.problems.append(Problem("scenario.yaml", 0, "scenario_missing", message))
        return loaded
    data = _merged(files, loaded)
    read = read_scenario(data)
    if not isinstance(read, Scenario):
        for path, code, message in read:
            loaded.add(path, code, message)
        return loaded
    texts = {language: _texts(files, language, loaded) for language in read.languages}
    tables = _tables(files, read, loaded)
    loaded.scenario = replace(read, texts=texts, tables=tables)
    return loaded


# --- the YAML -----------------------------------------------------------------------------------------------------------


def _merged(files: Files, loaded: Loaded) -> dict[str, Any]:
    """One mapping of `scenario.yaml` and the other YAML files beside it: lists of one name follow each other."""
    data: dict[str, Any] = {}
    names = [name for name in files if name.endswith((".yaml", ".yml")) and "/" not in name]
    for name in sorted(names, key=lambda name: (name != "scenario.yaml", name)):
        tree = read_yaml(name, files[name])
        loaded.problems.extend(tree.problems)
        if not isinstance(tree.data, dict):
            if not tree.problems:
                message = "The file must hold fields of a scenario, each as `name: value`."
                loaded.problems.append(Problem(name, 1, "yaml_not_mapping", message))
            continue
        for key, value in tree.data.items():
            _merge(data, name, key, value, tree, loaded)
    return data


def _merge(data: dict[str, Any], name: str, key: str, value: Any, tree: Tree, loaded: Loaded) -> None:
    start = 0
    if key not in data:
        data[key] = list(value) if isinstance(value, list) else value
    elif isinstance(data[key], list) and isinstance(value, list):
        start = len(data[key])
        data[key].extend(value)
    else:
        message = f"The field {key!r} stands in two files. Keep it in one; only lists may be spread."
        loaded.problems.append(Problem(name, tree.lines[(key,)], "field_in_two_files", message))
        return
    for path, line in tree.lines.items():
        if path and path[0] == key:
            loaded.places.setdefault(_shifted(path, start), (name, line))


def _shifted(path: Path, start: int) -> Path:
    if start and len(path) > 1 and isinstance(path[1], int):
        return (path[0], path[1] + start, *path[2:])
    return path


# --- the texts ----------------------------------------------------------------------------------------------------------


def _texts(files: Files, language: str, loaded: Loaded) -> dict[TextKey, str]:
    """The texts of one language: `text/<language>.yaml` and every file of `text/<language>/`."""
    found: dict[TextKey, str] = {}
    names = [name for name in sorted(files) if name == f"text/{language}.yaml" or name.startswith(f"text/{language}/")]
    if not names:
        message = f"There are no texts in {language!r}. Add text/{language}.yaml or take the language out."
        loaded.problems.append(Problem(f"text/{language}.yaml", 0, "language_missing", message))
    for name in names:
        tree = read_yaml(name, files[name])
        loaded.problems.extend(tree.problems)
        if tree.data:
            _flatten(tree.data, "", (), _TextFile(name, language, tree, loaded), found)
    return found


@dataclass(frozen=True)
class _TextFile:
    name: str
    language: str
    tree: Tree
    loaded: Loaded


def _flatten(data: Any, prefix: str, path: Path, file: _TextFile, found: dict[TextKey, str]) -> None:
    line = file.tree.lines.get(path, 1)
    if isinstance(data, dict):
        for key, value in data.items():
            _flatten(value, f"{prefix}.{key}" if prefix else key, (*path, key), file, found)
    elif not isinstance(data, str) or not data.strip():
        message = f"The text {prefix!r} is empty or a list. Write the text."
        file.loaded.problems.append(Problem(file.name, line, "text_empty", message))
    elif TextKey(prefix) in found:
        message = f"The text {prefix!r} stands in two places. Keep one."
        file.loaded.problems.append(Problem(file.name, line, "text_twice", message))
    else:
        found[TextKey(prefix)] = data.strip()
        file.loaded.text_places[(file.language, prefix)] = (file.name, line)


# --- the data -----------------------------------------------------------------------------------------------------------


def _tables(files: Files, scenario: Scenario, loaded: Loaded) -> dict[SourceId, Table]:
    tables: dict[SourceId, Table] = {}
    for number, source in enumerate(scenario.sources):
        if isinstance(source, Dataset):
            table = _table(files, source, number, loaded)
            if table is not None:
                tables[source.id] = table
    return tables


def _table(files: Files, source: Dataset, number: int, loaded: Loaded) -> Table | None:
    path: Path = ("sources", number, "file")
    name = f"data/{source.file}"
    if not is_safe_name(source.file) or name not in files:
        loaded.add(path, "data_missing", f"There is no file {name!r}. Add the CSV or change the name.")
        return None
    try:
        text = files[name].decode("utf-8-sig")
    except UnicodeDecodeError:
        loaded.problems.append(Problem(name, 1, "data_not_utf8", "This is not UTF-8. Save the CSV as UTF-8."))
        return None
    rows = list(csv.reader(io.StringIO(text)))
    wanted = [column.id for column in source.columns]
    if not rows or set(wanted) - set(rows[0]):
        missing = ", ".join(sorted(set(wanted) - set(rows[0] if rows else ())))
        loaded.problems.append(
            Problem(name, 1, "column_missing", f"The CSV has no column {missing}. Add it to the header.")
        )
        return None
    return _checked(source, name, rows, loaded)


def _checked(source: Dataset, name: str, rows: list[list[str]], loaded: Loaded) -> Table | None:
    problems: list[Problem] = []
    order = [rows[0].index(column.id) for column in source.columns]
    key_at = [column.id for column in source.columns].index(source.key) if source.key in rows[0] else -1
    index: dict[str, int] = {}
    cells: list[tuple[str, ...]] = []
    for line, row in enumerate(rows[1:], start=2):
        if len(row) != len(rows[0]):
            problems.append(
                Problem(name, line, "row_unfit", f"The row has {len(row)} cells; the header has {len(rows[0])}.")
            )
            continue
        cell = tuple(row[at] for at in order)
        if key_at < 0 or not cell[key_at] or cell[key_at] in index:
            problems.append(
                Problem(name, line, "key_not_unique", f"The key column {source.key!r} is empty or repeats here.")
            )
            continue
        index[cell[key_at]] = len(cells)
        cells.append(cell)
    if len(cells) > ROW_LIMIT:
        problems.append(
            Problem(name, ROW_LIMIT + 2, "data_too_long", f"The CSV has over {ROW_LIMIT} rows. Shorten it.")
        )
    loaded.problems.extend(problems[:20])
    if problems:
        return None
    return Table(tuple(ColumnId(column.id) for column in source.columns), tuple(cells), index)
