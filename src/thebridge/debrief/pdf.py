"""The report as a PDF that can be read aloud: tagged, with a title and a language, the same bytes for the same report.

Texts come into the template as data, so nothing that somebody wrote is read as markup.
"""

from typing import Final

import msgspec

from thebridge.debrief.paper import Paper
from thebridge.errors import AppError
from thebridge.settings import asset_path

FOLDER: Final = "pdf"
STANDARD: Final = "ua-1"
"""PDF/UA: a title, a language and tags, or no file."""


def typeset(paper: Paper) -> bytes:
    """The PDF. Raises `report_pdf_unavailable` where the library for it is not installed: the page says the same."""
    try:
        import typst
    except ImportError as error:
        raise AppError("report_pdf_unavailable") from error
    folder = asset_path("templates") / FOLDER
    pdf: bytes = typst.compile(
        folder / "report.typ",
        root=folder,
        ignore_system_fonts=True,
        sys_inputs={"data": msgspec.json.encode(paper).decode()},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0 if paper.made_of is None else int(paper.made_of.timestamp()),
    )
    return pdf
