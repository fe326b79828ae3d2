"""A scenario folder into an `engine.Scenario`, with all its problems at once."""

from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import Any

from thebridge.authoring.csv_tables import read_tables
from thebridge.authoring.files import Files, read_folder
from thebridge.authoring.loaded import Loaded
from thebridge.authoring.problems import Problem, ScenarioProblemsError
from thebridge.authoring.schema import read_scenario, without
from thebridge.authoring.strict_yaml import Path, Tree, read_yaml
from thebridge.engine.ids import TextKey
from thebridge.engine.scenario import Scenario


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
    loaded = Loaded(files)
    if "scenario.yaml" not in files:
        message = "The folder has no scenario.yaml. Add one; docs/writing-scenarios.md tells what stands in it."
        loaded.problems.append(Problem("scenario.yaml", 0, "scenario_missing", message))
        return loaded
    read = _scenario_of(_merged(files, loaded), loaded)
    languages = tuple(dict.fromkeys(read.languages)) if read else _languages_of(files)
    texts = {language: _texts(files, language, loaded) for language in languages}
    if read is not None:
        tables = read_tables(files, read, loaded)
        loaded.scenario = replace(read, texts=texts, tables=tables)
    return loaded


def _scenario_of(data: dict[str, Any], loaded: Loaded) -> Scenario | None:
    """The scenario; a field too many is told and left out, so that it does not hide what else is wrong."""
    read = read_scenario(data)
    if isinstance(read, Scenario):
        return read
    is_broken = any(problem.code.startswith("yaml_") for problem in loaded.problems)
    for one in read:
        # A file that cannot be read may hold the field: only what is there is told then.
        if not (is_broken and one.code == "field_missing" and len(one.path) == 1):
            loaded.add(one.path, one.code, one.message)
    surplus = [one.path for one in read if one.code == "field_unknown"]
    again = read_scenario(without(data, surplus)) if len(surplus) == len(read) else None
    return again if isinstance(again, Scenario) else None


# --- the YAML ---


def _merged(files: Files, loaded: Loaded) -> dict[str, Any]:
    """One mapping of `scenario.yaml` and the other YAML files beside it: lists of one name follow each other."""
    data: dict[str, Any] = {}
    names = [name for name in files if name.endswith((".yaml", ".yml")) and "/" not in name]
    for name in sorted(names, key=lambda name: (name != "scenario.yaml", name)):
        tree = read_yaml(name, files[name])
        loaded.problems.extend(tree.problems)
        if isinstance(tree.data, dict):
            for key in tree.data:
                _merge(data, key, _YamlFile(name, tree), loaded)
        elif not tree.problems:
            message = "The file must hold fields of a scenario, each as `name: value`."
            loaded.problems.append(Problem(name, 1, "yaml_not_mapping", message))
    return data


@dataclass(frozen=True)
class _YamlFile:
    name: str
    tree: Tree


def _merge(data: dict[str, Any], key: str, file: _YamlFile, loaded: Loaded) -> None:
    value = file.tree.data[key]
    start = 0
    if key not in data:
        data[key] = list(value) if isinstance(value, list) else value
    elif isinstance(data[key], list) and isinstance(value, list):
        start = len(data[key])
        data[key].extend(value)
    else:
        message = f"The field {key!r} stands in two files. Keep it in one; only lists may be spread."
        loaded.problems.append(Problem(file.name, file.tree.lines[(key,)], "field_in_two_files", message))
        return
    for path, line in file.tree.lines.items():
        if path and path[0] == key:
            loaded.places.setdefault(_shifted(path, start), (file.name, line))


def _shifted(path: Path, start: int) -> Path:
    if start and len(path) > 1 and isinstance(path[1], int):
        return (path[0], path[1] + start, *path[2:])
    return path


# --- the texts ---


def _languages_of(files: Files) -> tuple[str, ...]:
    """The languages that have texts, when no scenario can name them."""
    names = [name.split("/")[1].removesuffix(".yaml") for name in files if name.startswith("text/")]
    return tuple(sorted(set(names)))


def text_files(files: Files, language: str) -> list[str]:
    """The names of the files with texts of a language: `text/<language>.yaml` and every file of `text/<language>/`."""
    return [
        name
        for name in sorted(files)
        if name == f"text/{language}.yaml" or (name.startswith(f"text/{language}/") and name.endswith(".yaml"))
    ]


def _texts(files: Files, language: str, loaded: Loaded) -> dict[TextKey, str]:
    found: dict[TextKey, str] = {}
    names = text_files(files, language)
    if not names:
        message = f"There are no texts in {language!r}. Add text/{language}.yaml or take the language out."
        loaded.add(("languages",), "language_missing", message)
    for name in names:
        tree = read_yaml(name, files[name])
        loaded.problems.extend(tree.problems)
        if tree.data:
            _flatten(tree.data, (), _TextFile(name, language, tree, loaded), found)
    return found


@dataclass(frozen=True)
class _TextFile:
    name: str
    language: str
    tree: Tree
    loaded: Loaded

    def complain(self, path: Path, code: str, message: str) -> None:
        self.loaded.problems.append(Problem(self.name, self.tree.lines.get(path, 1), code, message))


def _flatten(data: Any, path: Path, file: _TextFile, found: dict[TextKey, str]) -> None:
    key = TextKey(".".join(map(str, path)))
    if isinstance(data, dict):
        for name, value in data.items():
            _flatten(value, (*path, name), file, found)
    elif not isinstance(data, str) or not data.strip():
        file.complain(path, "text_empty", f"The text {key!r} is empty or a list. Write the text.")
    elif key in found:
        file.complain(path, "text_twice", f"The text {key!r} stands in two places. Keep one.")
    else:
        found[key] = data.strip()
        file.loaded.text_places[(file.language, key)] = (file.name, file.tree.lines.get(path, 1))
