"""The files of a scenario, from a folder or a package, as one mapping of relative names to bytes."""

from collections.abc import Mapping
from pathlib import Path

from thebridge.authoring.problems import Problem, ScenarioProblemsError

Files = Mapping[str, bytes]

LEFT_OUT = "source/"
"""How the data were made: never read, never packed."""
TOTAL_LIMIT = 30_000_000
COUNT_LIMIT = 400


def read_folder(folder: Path) -> Files:
    """All files below the folder but `source/`. Links, hidden files and files outside it are refused, not followed."""
    if not folder.is_dir():
        problem = Problem(
            str(folder), 0, "folder_missing", "There is no such folder. Name a folder with scenario.yaml."
        )
        raise ScenarioProblemsError((problem,))
    problems: list[Problem] = []
    paths: dict[str, Path] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if name.startswith((LEFT_OUT, ".")) or "/." in name or "__pycache__" in name:
            continue
        if path.is_symlink():
            problems.append(
                Problem(name, 0, "file_is_link", "Links are not allowed in a scenario. Put the file itself here.")
            )
        elif path.is_file():
            paths[name] = path
    problems.extend(_limits(list(paths.values())))
    if problems:
        raise ScenarioProblemsError(tuple(problems))
    return {name: path.read_bytes() for name, path in paths.items()}


def _limits(paths: list[Path]) -> list[Problem]:
    if len(paths) > COUNT_LIMIT:
        return [Problem("", 0, "too_many_files", f"There are over {COUNT_LIMIT} files. Leave some out.")]
    if sum(path.stat().st_size for path in paths) > TOTAL_LIMIT:
        return [Problem("", 0, "folder_too_large", f"The folder is over {TOTAL_LIMIT} bytes. Make its files smaller.")]
    return []


def is_safe_name(name: str) -> bool:
    """Whether a name that an author wrote stays inside the folder: letters, digits, `-_.` and single slashes."""
    parts = name.split("/")
    allowed = all(part and not part.startswith(".") and _is_plain(part) for part in parts)
    return allowed and len(parts) <= 4


def _is_plain(part: str) -> bool:
    return all(letter.isascii() and (letter.isalnum() or letter in "-_.") for letter in part)
