"""PDF files that can be read aloud: a template of `templates/pdf`, filled with plain data.

Data comes in as data, so nothing that somebody wrote is read as markup. The same data gives the same bytes.
Typesetting runs in a thread of its own.
"""

import asyncio
from datetime import datetime
from typing import Final

import msgspec

from thebridge.errors import AppError
from thebridge.settings import asset_path

FOLDER: Final = "pdf"
STANDARD: Final = "ua-1"
"""PDF/UA: a title, a language and tags, or no file."""
AT_ONCE: Final = asyncio.Semaphore(1)
"""Play goes first: one file at a time."""


async def typeset(template: str, data: object, made_of: datetime | None = None) -> bytes:
    """The PDF of `templates/pdf/<template>.typ`; `pdf_unavailable` when the extra `pdf` is not installed.

    The template finds `data`, as JSON, with `json(bytes(sys.inputs.data))`. It must name a `title` and a `language`.
    `made_of` is the moment that the file says it is of.
    """
    async with AT_ONCE:
        return await asyncio.to_thread(_typeset, template, msgspec.json.encode(data).decode(), made_of)


def _typeset(template: str, data: str, made_of: datetime | None) -> bytes:
    try:
        import typst
    except ImportError as error:
        raise AppError("pdf_unavailable") from error
    folder = asset_path("templates") / FOLDER
    written: bytes = typst.compile(
        folder / f"{template}.typ",
        root=folder,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        format="pdf",
        pdf_standards=STANDARD,
        timestamp=0 if made_of is None else int(made_of.timestamp()),
    )
    return written
