"""The files that every page loads. Under the address with the version they never change, so a browser keeps them."""

import hashlib
from pathlib import Path
from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

SERVED: Final = frozenset({".css", ".js", ".svg", ".png", ".webp", ".woff2", ".ico"})
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"


def fingerprint(folder: Path) -> str:
    """The version of all files together."""
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.suffix in SERVED):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


class PageFiles(StaticFiles):
    """Serves `/static/<file>` to be asked for again, and `/static/v-<version>/<file>` to be kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder)
        self.prefix = f"v-{fingerprint(folder)}"

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file. An old version's address gives today's file, and says that it must be asked for again."""
        first, _, rest = path.replace("\\", "/").partition("/")
        is_versioned = first.startswith("v-")
        name = rest if is_versioned else path
        if Path(name).suffix not in SERVED:
            raise HTTPException(404)
        response = await super().get_response(name, scope)
        response.headers["cache-control"] = _FOREVER if first == self.prefix else _ASK_AGAIN
        return response
