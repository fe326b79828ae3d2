"""Writes the second half of docs/glossary.md: every word of the ten areas, from its own docstring.

Run `python scripts/glossary.py` after a word came or went; a test fails while the page and the code differ.
"""

import dataclasses
import importlib
import inspect
import re
from pathlib import Path

AREAS = ("seats", "clock", "acts", "sources", "puzzles", "board", "talk", "votes", "dilemmas", "accusation")
PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
MARK = "<!-- the rest is written by scripts/glossary.py -->"


def words_of(area: str) -> list[tuple[str, str]]:
    """Each class of an area's words with its meaning: its docstring's first line, else its name in plain words."""
    module = importlib.import_module(f"thebridge.engine.areas.{area}.words")
    found = [
        (name, thing)
        for name, thing in vars(module).items()
        if inspect.isclass(thing) and thing.__module__ == module.__name__ and dataclasses.is_dataclass(thing)
    ]
    return [(name, _meaning(name, thing)) for name, thing in found]


def _meaning(name: str, thing: type) -> str:
    doc = (thing.__doc__ or "").strip()
    if doc and not doc.startswith(f"{name}("):
        return doc.splitlines()[0].replace("|", "/")
    plain = re.sub(r"(?<!^)([A-Z])", r" \1", name).lower()
    return plain[0].upper() + plain[1:] + "."


def page(head: str) -> str:
    """The whole page: what people wrote, then the table of each area."""
    lines = [head.split(MARK, maxsplit=1)[0].rstrip(), "", MARK, ""]
    for area in AREAS:
        lines += [f"### {area}", "", "| word | means |", "| --- | --- |"]
        lines += [f"| `{name}` | {meaning} |" for name, meaning in words_of(area)]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
