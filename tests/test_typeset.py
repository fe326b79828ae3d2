"""PDF files are tagged, have a title and a language, and hold what came in as it came in."""

import sys
from typing import Any

import pytest

from thebridge.errors import AppError
from thebridge.typeset import typeset

WORDS = ("page", "know", "run_sheet", "minute", "say", "note", "answers", "answers_warning", "night")


def data(**changed: Any) -> dict[str, Any]:
    plain = {
        "title": "De gids",
        "language": "nl",
        "about": "voor wie begeleidt",
        "words": {word: word for word in WORDS},
        "guide": ["Zet de ruimte klaar"],
        "chapters": [{"title": "Een", "cues": [{"minute": "0", "say": "Welkom", "note": ""}]}],
        "puzzles": [{"title": "P", "question": "q", "parts": [{"prompt": "p", "answer": ["a"]}], "solved": ""}],
        "reveal": [{"at": "01:00", "text": "t"}],
    }
    return {**plain, **changed}


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_pdf_has_a_title_a_language_and_tags(language: str) -> None:
    written = await typeset("guide", data(language=language))
    assert written.startswith(b"%PDF-")
    for sign in (b"/StructTreeRoot", b"/MarkInfo", b"pdfuaid", b"/Title(", f"/Lang({language})".encode()):
        assert sign in written, sign


async def test_what_somebody_wrote_is_never_read_as_markup() -> None:
    hostile = '#panic("no") *a* $x$ #read("/etc/hosts") \\ <b> ` "'
    assert await typeset("guide", data(guide=[hostile], title=hostile))


async def test_without_the_extra_the_reader_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(AppError) as told:
        await typeset("guide", data())
    assert told.value.code == "pdf_unavailable"
