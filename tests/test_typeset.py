"""PDF files are tagged, have a title and a language, and hold what came in as it came in."""

import re
import sys
import zlib
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.debrief.test_paper import paper_of
from thebridge.debrief.paper import Grid, Line, Lines, Paper, Part, Prose
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


# --- reports ---

STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def opened(pdf: bytes) -> bytes:
    """The file with its compressed streams beside it."""
    parts = [pdf]
    for content in STREAM.findall(pdf):
        try:
            parts.append(zlib.decompress(content))
        except zlib.error:
            continue
    return b"\n".join(parts)


def small(text: str, **changes: object) -> Paper:
    blocks = (Prose(text), Prose(text, is_question=True), Lines((Line(text, text, "for", 3), Line(text))))
    table = Grid(text, (text, text), ((text, text),))
    parts = (Part(text, (*blocks, table)), Part("below", (), level=3, note=text))
    given = {"title": text, "kicker": text, "lead": text, "language": "nl", "made_of": None, "parts": parts}
    return Paper(**{**given, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["nl", "en"])
async def test_a_report_has_its_headings_and_tables_tagged(language: str) -> None:
    paper = paper_of("hasty", language)
    pdf = opened(await typeset("report", paper))
    assert pdf.startswith(b"%PDF-")
    assert f"/Lang({language})".encode() in pdf.replace(b"/Lang (", b"/Lang(")
    assert re.search(rb"/Marked\s+true", pdf)
    assert b"/StructTreeRoot" in pdf
    for tag in (b"/H1", b"/H2", b"/Table", b"/TH", b"/L"):
        assert tag in pdf, tag
    assert paper.title.encode() in pdf
    assert b"pdfuaid" in pdf


async def test_the_same_report_gives_the_same_bytes() -> None:
    assert await typeset("report", paper_of("careful")) == await typeset("report", paper_of("careful"))
    assert await typeset("report", paper_of("careful")) != await typeset("report", paper_of("hasty"))


@pytest.mark.parametrize(
    "text", ['#panic("x")', '"; #import "x"', "$x$ *b* _i_ \\ @y <z> `c` \u202e", "= h\n- l\n/ t: x"]
)
async def test_what_people_wrote_in_a_report_is_text_and_never_markup(text: str) -> None:
    assert (await typeset("report", small(text))).startswith(b"%PDF-")
    assert (await typeset("report", small(text), datetime(2026, 5, 4, tzinfo=UTC))).startswith(b"%PDF-")
