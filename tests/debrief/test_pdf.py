"""The PDF: a title, a language, tags, the same bytes again, and nothing in it is taken for a command."""

import re
import sys
import zlib
from datetime import UTC, datetime

import pytest

from tests.debrief.test_paper import paper_of
from thebridge.debrief.paper import Grid, Line, Lines, Paper, Part, Prose
from thebridge.debrief.pdf import typeset
from thebridge.errors import AppError

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
def test_it_has_a_title_a_language_and_tags(language: str) -> None:
    paper = paper_of("hasty", language)
    pdf = opened(typeset(paper))
    assert pdf.startswith(b"%PDF-")
    assert f"/Lang({language})".encode() in pdf.replace(b"/Lang (", b"/Lang(")
    assert re.search(rb"/Marked\s+true", pdf)
    assert b"/StructTreeRoot" in pdf
    for tag in (b"/H1", b"/H2", b"/Table", b"/TH", b"/L"):
        assert tag in pdf, tag
    assert paper.title.encode() in pdf
    assert b"pdfuaid" in pdf


def test_the_same_report_gives_the_same_bytes() -> None:
    assert typeset(paper_of("careful")) == typeset(paper_of("careful"))
    assert typeset(paper_of("careful")) != typeset(paper_of("hasty"))


@pytest.mark.parametrize(
    "text", ['#panic("x")', '"; #import "x"', "$x$ *b* _i_ \\ @y <z> `c` \u202e", "= h\n- l\n/ t: x"]
)
def test_what_people_wrote_is_text_and_never_markup(text: str) -> None:
    assert typeset(small(text)).startswith(b"%PDF-")
    assert typeset(small(text, made_of=datetime(2026, 5, 4, tzinfo=UTC))).startswith(b"%PDF-")


def test_where_the_library_is_not_installed_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(AppError, match="report_pdf_unavailable"):
        typeset(small("x"))
