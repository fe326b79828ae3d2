"""The files that every page loads. Under the address with the version they never change, so a browser keeps them."""

import gzip
import hashlib
import mimetypes
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

SERVED: Final = frozenset({".css", ".js", ".svg", ".png", ".webp", ".woff2", ".ico"})
PACKED: Final = frozenset({".css", ".js", ".svg"})
_FOREVER = "public, max-age=31536000, immutable"
_ASK_AGAIN = "public, no-cache"
_IMPORT = re.compile(
    r"""^(?:import|export)\b[^;=()]*?\bfrom\s*["'](\.[^"']+)["']|^import\s*["'](\.[^"']+)["']""", re.MULTILINE
)


def fingerprint(folder: Path) -> str:
    """The version of all files together."""
    digest = hashlib.sha256()
    for path in sorted(one for one in folder.rglob("*") if one.suffix in SERVED):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def find_modules(folder: Path, entry: str) -> list[str]:
    """The modules that a page's entry is made of, itself first: told all at once, a browser need not find them."""
    found: dict[str, None] = {entry: None}
    waiting = [entry]
    while waiting:
        name = PurePosixPath(waiting.pop(0))
        text = (folder / name).read_text(encoding="utf-8")
        for groups in _IMPORT.findall(text):
            path = (folder / name.parent / (groups[0] or groups[1])).resolve()
            if not path.is_file() or not path.is_relative_to(folder.resolve()):
                continue
            target = path.relative_to(folder.resolve()).as_posix()
            if target not in found:
                found[target] = None
                waiting.append(target)
    return list(found)


@dataclass(frozen=True, slots=True)
class Packed:
    """A file as it is sent compressed."""

    content: bytes
    etag: str
    kind: str


class PageFiles(StaticFiles):
    """Serves `/static/<file>` to be asked for again, and `/static/v-<version>/<file>` to be kept."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=folder)
        self.folder = folder
        self.prefix = f"v-{fingerprint(folder)}"
        self._packed = {path.relative_to(folder).as_posix(): _pack(path) for path in _packable(folder)}

    async def get_response(self, path: str, scope: Scope) -> Response:
        """One file. An old version's address gives today's file, and says that it must be asked for again."""
        first, _, rest = path.replace("\\", "/").partition("/")
        name = rest if first.startswith("v-") else path
        if PurePosixPath(name).suffix not in SERVED:
            raise HTTPException(404)
        packed = self._packed.get(name)
        headers = Headers(scope=scope)
        if packed is not None and "gzip" in headers.get("accept-encoding", ""):
            response = _send(packed, headers)
        else:
            response = await super().get_response(name, scope)
        response.headers["cache-control"] = _FOREVER if first == self.prefix else _ASK_AGAIN
        response.headers["vary"] = "accept-encoding"
        return response


def _packable(folder: Path) -> list[Path]:
    return [one for one in folder.rglob("*") if one.suffix in PACKED and one.is_file() and not one.is_symlink()]


def _pack(path: Path) -> Packed:
    content = gzip.compress(path.read_bytes(), mtime=0)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Packed(content, f'"{hashlib.sha256(content).hexdigest()[:32]}"', kind)


def _send(packed: Packed, headers: Headers) -> Response:
    if packed.etag in headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"etag": packed.etag})
    return Response(packed.content, headers={"etag": packed.etag, "content-encoding": "gzip"}, media_type=packed.kind)
