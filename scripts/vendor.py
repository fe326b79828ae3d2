"""Copies what the pages need from node_modules into static/, and writes down what it is and under which licence.

Run it after `npm ci`: `.venv/bin/python scripts/vendor.py`. The result is committed; nobody needs npm to run the game.
"""

import base64
import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
STATIC = ROOT / "static"
MANIFEST = STATIC / "vendor" / "MANIFEST.json"
ICONS = (ROOT / "scripts" / "icons.txt").read_text(encoding="utf-8").split()


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a package, where it goes under static/, and the bare name by which a module imports it."""

    package: str
    source: str
    target: str
    imported_as: str = ""


PIECES = (
    Piece("preact", "dist/preact.mjs", "vendor/preact.js", "preact"),
    Piece("preact", "hooks/dist/hooks.mjs", "vendor/preact-hooks.js", "preact/hooks"),
    Piece("@preact/signals", "dist/signals.mjs", "vendor/signals.js", "@preact/signals"),
    Piece("@preact/signals-core", "dist/signals-core.mjs", "vendor/signals-core.js", "@preact/signals-core"),
    Piece("htm", "dist/htm.mjs", "vendor/htm.js", "htm"),
    Piece("modern-normalize", "modern-normalize.css", "vendor/modern-normalize.css"),
    Piece(
        "@fontsource-variable/atkinson-hyperlegible-next",
        "files/atkinson-hyperlegible-next-latin-wght-normal.woff2",
        "fonts/atkinson-hyperlegible-next-latin.woff2",
    ),
    Piece(
        "@fontsource-variable/atkinson-hyperlegible-next",
        "files/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
        "fonts/atkinson-hyperlegible-next-latin-ext.woff2",
    ),
    Piece("@fontsource-variable/antonio", "files/antonio-latin-wght-normal.woff2", "fonts/antonio-latin.woff2"),
)
SPRITE = Piece("lucide-static", "icons", "vendor/icons.svg")


def sha384(content: bytes) -> str:
    """The fingerprint in the form that `integrity` takes."""
    return "sha384-" + base64.b64encode(hashlib.sha384(content).digest()).decode()


def draw_sprite(folder: Path) -> str:
    """One SVG with a <symbol id="name"> for each icon; the page sets stroke and size."""
    symbols = []
    for name in ICONS:
        drawing = (folder / f"{name}.svg").read_text(encoding="utf-8")
        inside = re.sub(r"\s+", " ", drawing[drawing.index(">", drawing.index("<svg")) + 1 : drawing.rindex("</svg>")])
        paths = inside.strip().replace("> <", "><").replace(" />", "/>")
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{paths}</symbol>')
    return '<svg xmlns="http://www.w3.org/2000/svg">\n' + "\n".join(symbols) + "\n</svg>\n"


def read_piece(piece: Piece) -> bytes:
    """The content as it will be served: without the address of a source map that is not there."""
    if piece is SPRITE:
        return draw_sprite(MODULES / piece.package / piece.source).encode()
    content = (MODULES / piece.package / piece.source).read_bytes()
    if piece.target.endswith(".woff2"):
        return content
    return re.sub(rb"\n?/[/*]# sourceMappingURL=[^\n]*", b"", content).rstrip() + b"\n"


def copy_licence(package: str) -> str:
    """Copies the licence text of a package and returns where it stands under static/."""
    [source] = [path for path in (MODULES / package).iterdir() if path.name.lower() in ("license", "license.md")]
    target = STATIC / "vendor" / "licences" / f"{package.lstrip('@').replace('/', '-')}.txt"
    target.parent.mkdir(parents=True, exist_ok=True)
    lines = source.read_text(encoding="utf-8").splitlines()
    target.write_text("\n".join(line.rstrip() for line in lines).strip() + "\n", encoding="utf-8")
    return target.relative_to(STATIC).as_posix()


def copy_piece(piece: Piece) -> dict[str, Any]:
    """Writes one file and returns its line of the manifest."""
    about = json.loads((MODULES / piece.package / "package.json").read_text(encoding="utf-8"))
    content = read_piece(piece)
    target = STATIC / piece.target
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    return {
        "file": piece.target,
        "package": piece.package,
        "version": about["version"],
        "licence": about["license"],
        "licence_file": copy_licence(piece.package),
        "sha384": sha384(content),
        "bytes": len(content),
        **({"imported_as": piece.imported_as} if piece.imported_as else {}),
    }


def write_overview(files: list[dict[str, Any]]) -> None:
    """Writes the same list for people."""
    rows = [f"| `{f['file']}` | {f['package']} {f['version']} | {f['licence']} | {f['bytes']:,} |" for f in files]
    text = (
        "# What others made\n\n"
        "Copied by `scripts/vendor.py` from npm packages named in `package.json`; do not edit by hand.\n"
        "The licence texts are in `licences/`, the fingerprints in `MANIFEST.json`; a test compares them.\n"
        "Only the addresses of source maps are taken out.\n\n"
        "| file under `static/` | package | licence | bytes |\n| --- | --- | --- | --- |\n"
    )
    (STATIC / "vendor" / "VENDORED.md").write_text(text + "\n".join(rows) + "\n", encoding="utf-8")


def main() -> None:
    """Copies everything."""
    files = [copy_piece(piece) for piece in (*PIECES, SPRITE)]
    MANIFEST.write_text(json.dumps({"files": files}, indent=2) + "\n", encoding="utf-8")
    write_overview(files)


if __name__ == "__main__":
    main()
