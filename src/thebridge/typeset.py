"""PDF files that can be read aloud: a template of `templates/pdf`, filled with plain data.

Data comes in as data, so nothing that somebody wrote is read as markup. Typesetting runs in a thread of its own.
"""

import asyncio
import json
from collections.abc import Mapping
from typing import Any, Final

from thebridge.errors import AppError
from thebridge.settings import asset_path

FOLDER: Final = "pdf"
STANDARD: Final = "ua-1"
"""PDF/UA: a title, a language and tags, or no file."""
AT_ONCE: Final = asyncio.Semaphore(1)
"""Play goes first: one file at a time."""


async def typeset(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of `templates/pdf/<template>.typ`; `pdf_unavailable` when the extra `pdf` is not installed.

    The template finds `data` with `json(bytes(sys.inputs.data))`. It must name a `title` and a `language`.
    """
    async with AT_ONCE:
        return await asyncio.to_thread(_typeset, template, json.dumps(data, ensure_ascii=False))


def _typeset(template: str, data: str) -> bytes:
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
    )
    return written
