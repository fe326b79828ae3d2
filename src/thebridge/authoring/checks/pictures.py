"""Pictures: each is there, is harmless, and can be heard by those who do not see it."""

import re
from typing import Final

from thebridge.authoring.examination import Examination, listed
from thebridge.authoring.files import is_safe_name
from thebridge.authoring.problems import Problem
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.scenario import Document

ENDINGS: Final = (".svg", ".png", ".jpg", ".jpeg", ".webp")
_ACTIVE: Final = re.compile(
    rb"<\s*(script|foreignobject|iframe|embed|object)|<!(entity|doctype)|\son[a-z]+\s*=|javascript:|"
    rb"(href|src)\s*=\s*['\"]\s*(?!#|data:image/)[^'\"]|@import|url\(\s*['\"]?\s*(?!#|data:)[a-z/]",
    re.IGNORECASE,
)
"""What a drawing could run or fetch."""


def check_pictures(exam: Examination) -> None:
    """Notes pictures that are absent, active or without words, and assets that nothing shows."""
    shown = set()
    for path, document in exam.documents():
        if document.picture is not None:
            shown.add(f"assets/{document.picture}")
            _check_file(exam, (*path, "picture"), document.picture)
            _check_words(exam, path, document)
        elif document.alt is not None or document.transcript is not None:
            message = "There is no picture for these words. Add it, or take alt and transcript out."
            exam.problem((*path, "alt"), "picture_missing", message)
    for name, content in exam.loaded.files.items():
        if name.startswith("assets/"):
            _check_asset(exam, name, content, is_shown=name in shown)


def _check_file(exam: Examination, path: Path, name: str) -> None:
    if not is_safe_name(name) or not name.lower().endswith(ENDINGS):
        message = f"{name!r} is not the name of a picture in assets/. Use plain names that end in {listed(ENDINGS)}."
        exam.problem(path, "name_unsafe", message)
    elif f"assets/{name}" not in exam.loaded.files:
        message = f"There is no file 'assets/{name}'. Add the picture or change the name."
        exam.problem(path, "picture_missing", message)


def _check_words(exam: Examination, path: Path, document: Document) -> None:
    if document.alt is None:
        message = "The picture has no alt text. Say in a sentence what is on it."
        exam.problem((*path, "picture"), "alt_missing", message)
    if document.transcript is None:
        message = "The picture has no transcript. Write down everything on it that matters to the case."
        exam.problem((*path, "picture"), "transcript_missing", message)


def _check_asset(exam: Examination, name: str, content: bytes, *, is_shown: bool) -> None:
    if name.lower().endswith(".svg") and (found := _ACTIVE.search(content)):
        line = content[: found.start()].count(b"\n") + 1
        what = found[0].decode("ascii", "replace").strip()
        message = f"The drawing holds {what!r}, which runs or fetches something. Take it out."
        exam.loaded.problems.append(Problem(name, line, "picture_active", message))
    if not is_shown:
        message = "No document shows this file. Take it out."
        exam.loaded.problems.append(Problem(name, 0, "file_unused", message, is_warning=True))
