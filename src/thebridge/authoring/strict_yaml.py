"""YAML that means what its author wrote.

Every plain scalar stays text until the field that takes it says what it must be, so `no`, `1.10` and `12:30:00` keep
their letters. What could be read in two ways is refused with its line, and so is everything that could grow: anchors,
aliases, merge keys, tags, deep nesting, duplicate keys.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from thebridge.authoring.problems import Problem

Path = tuple[str | int, ...]

SIZE_LIMIT = 2_000_000
DEPTH_LIMIT = 24
SCALAR_LIMIT = 40_000

_AMBIGUOUS = re.compile(r"[+-]?0[0-9_]+|0[xXoObB][0-9a-fA-F_]+|[+-]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)|[0-9]+_[0-9_]+")
_TOO_GREAT = re.compile(r"[+-]?[0-9.]+[eE][+-]?[0-9]{3,}|[0-9]{19,}|[+-]?(?i:inf|infinity|nan)")


@dataclass
class Tree:
    """The data of one file, and for each path the line it stands on."""

    data: Any = None
    lines: dict[Path, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_yaml(name: str, content: bytes) -> Tree:
    """Read one file. Problems are collected in the tree; after one that breaks the structure, `data` is None."""
    tree = Tree()
    if len(content) > SIZE_LIMIT:
        tree.problems.append(Problem(name, 1, "yaml_too_large", f"The file is over {SIZE_LIMIT} bytes. Split it."))
        return tree
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        tree.problems.append(Problem(name, line, "yaml_not_utf8", "This is not UTF-8. Save the file as UTF-8."))
        return tree
    reader = _Reader(name, tree)
    try:
        # The C parser is told apart from a loader here: only its events are used, so nothing is ever constructed.
        loader = yaml.CSafeLoader(text)
        tree.data = reader.document(loader)
    except _RefusedError as refused:
        tree.problems.append(refused.problem)
        tree.data = None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 1 if mark is None else min(mark.line, text.rstrip().count("\n")) + 1
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        message = f"The YAML cannot be read here: {what}. Check indentation, colons and quotes."
        tree.problems.append(Problem(name, line, "yaml_unreadable", message))
        tree.data = None
    return tree


class _RefusedError(Exception):
    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Reader:
    """Builds data from parser events."""

    def __init__(self, name: str, tree: Tree) -> None:
        self._name, self._tree = name, tree

    def document(self, loader: Any) -> Any:
        loader.get_event()
        event = loader.get_event()
        if isinstance(event, yaml.StreamEndEvent):
            return {}
        data = self._node(loader, loader.get_event(), (), 0)
        loader.get_event()
        if not isinstance(loader.get_event(), yaml.StreamEndEvent):
            self._refuse(1, "yaml_two_documents", "The file holds more than one document. Keep one per file.")
        return data

    def _node(self, loader: Any, event: Any, path: Path, depth: int) -> Any:
        line = event.start_mark.line + 1
        self._tree.lines[path] = line
        if isinstance(event, yaml.AliasEvent) or event.anchor:
            self._refuse(line, "yaml_alias", "Anchors and aliases are not allowed. Write the value out.")
        if depth > DEPTH_LIMIT:
            self._refuse(line, "yaml_too_deep", f"This is nested over {DEPTH_LIMIT} levels deep. Make it flatter.")
        if event.tag is not None and not (isinstance(event, yaml.ScalarEvent) and event.tag == "!"):
            self._refuse(line, "yaml_tag", f"The tag {event.tag} is not allowed. Leave it out.")
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(loader, path, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loader, path, depth)
        return self._scalar(event, line)

    def _mapping(self, loader: Any, path: Path, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while not isinstance(event := loader.get_event(), yaml.MappingEndEvent):
            line = event.start_mark.line + 1
            if not isinstance(event, yaml.ScalarEvent):
                self._refuse(line, "yaml_key_not_text", "A key must be a single word or text.")
            key = str(event.value)
            if key == "<<":
                self._refuse(line, "yaml_merge_key", "Merge keys (<<) are not allowed. Write the fields out.")
            if key in found:
                message = f"The key {key!r} stands here twice. Keep one of the two."
                self._tree.problems.append(Problem(self._name, line, "yaml_duplicate_key", message))
            found[key] = self._node(loader, loader.get_event(), (*path, key), depth + 1)
            self._tree.lines[(*path, key)] = line
        return found

    def _sequence(self, loader: Any, path: Path, depth: int) -> list[Any]:
        found: list[Any] = []
        while not isinstance(event := loader.get_event(), yaml.SequenceEndEvent):
            found.append(self._node(loader, event, (*path, len(found)), depth + 1))
        return found

    def _scalar(self, event: Any, line: int) -> str | None:
        value = str(event.value)
        if len(value) > SCALAR_LIMIT:
            self._refuse(line, "yaml_scalar_too_large", f"This text is over {SCALAR_LIMIT} characters. Shorten it.")
        if event.style:  # quoted or a block: a plain one has none
            return value
        if value in ("", "~", "null"):
            return None
        if _AMBIGUOUS.fullmatch(value) or _TOO_GREAT.fullmatch(value):
            message = f"{value} can be read in two ways. Put it in quotes if it is text; write a plain number if not."
            self._tree.problems.append(Problem(self._name, line, "yaml_ambiguous", message))
        return value

    def _refuse(self, line: int, code: str, message: str) -> None:
        raise _RefusedError(Problem(self._name, line, code, message))
