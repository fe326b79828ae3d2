"""The pages hold views and no rules of play, and nothing in them needs a looser content security policy."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house_rules.checkout import ROOT, STATIC, find_files, javascript_files, shown

# A folder may use what is named here; types are for the type checker only.
MAY_USE = {
    "pages": {"components", "state", "live", "lib"},
    "components": {"components", "state", "lib"},
    "state": {"state"},
    "live": {"live"},
    "lib": {"lib"},
}
# The one file that may set HTML as it comes: text that the server has rendered and cleaned.
SETS_HTML = "static/js/lib/rendered.js"
IMPORT = re.compile(
    r"""^\s*(?:import|export)\s[^;=()"'`]*?\bfrom\s*["']([^"']+)["']"""
    r"""|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']""",
    re.MULTILINE,
)
FORBIDDEN = {
    "a component inside html``: use h(Component, {...}), which is type checked": re.compile(r"<\$\{"),
    "an inline style: use a class": re.compile(r"""[\s"'`]style=|cssText|setAttribute\(\s*["']style"""),
    "a way around the content security policy": re.compile(r"\beval\(|new Function\(|\bdocument\.write\("),
    "HTML set as it comes": re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML"),
    "left from a search for a mistake": re.compile(r"\bdebugger\b|console\.log\("),
}
TEMPLATE_FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=|<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "an inline script": re.compile(r"<script(?![^>]*(?:\bsrc=|importmap|application/json))[^>]*>", re.IGNORECASE),
    "something of a third party": re.compile(
        r"<(?:script|link|img|iframe|source|video|audio)\b[^>]*=\s*[\"']?(?:https?:)?//", re.IGNORECASE
    ),
}
FOREIGN_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?(?:https?:)?//")


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/|^\s*//.*$", "", text, flags=re.DOTALL | re.MULTILINE)


def imports(text: str) -> list[str]:
    return [name for groups in IMPORT.findall(without_comments(text)) for name in groups if name]


def wrong_imports(path: Path, text: str, known: set[str]) -> Iterator[str]:
    """Imports against the direction pages > components > state, live > lib."""
    folder = path.relative_to(STATIC / "js").parts[0]
    for name in imports(text):
        if not name.startswith("."):
            if name not in known:
                yield f"{shown(path)}: {name} is not in the import map"
            continue
        target = (path.parent / name).resolve()
        if (
            not target.is_relative_to(STATIC / "js")
            or target.relative_to(STATIC / "js").parts[0] not in MAY_USE[folder]
        ):
            yield f"{shown(path)}: {folder} may not use {name}"


def vendored_names() -> set[str]:
    files = json.loads((STATIC / "vendor" / "MANIFEST.json").read_text(encoding="utf-8"))["files"]
    return {entry["imported_as"] for entry in files if "imported_as" in entry}


def test_modules_use_only_what_stands_below_them() -> None:
    known = vendored_names()
    found = [
        wrong for path in javascript_files() for wrong in wrong_imports(path, path.read_text(encoding="utf-8"), known)
    ]
    assert not found, "\n".join(found)


def test_every_script_stands_in_a_folder_with_a_rule() -> None:
    assert {path.relative_to(STATIC / "js").parts[0] for path in javascript_files()} <= set(MAY_USE)


@pytest.mark.parametrize("rule", FORBIDDEN)
def test_no_script_contains(rule: str) -> None:
    allowed = SETS_HTML if rule == "HTML set as it comes" else ""
    texts = {shown(path): without_comments(path.read_text(encoding="utf-8")) for path in javascript_files()}
    assert [name for name, text in texts.items() if FORBIDDEN[rule].search(text) and name != allowed] == []


@pytest.mark.parametrize("rule", TEMPLATE_FORBIDDEN)
def test_no_template_contains(rule: str) -> None:
    pages = find_files("templates", "*.html*")
    assert [shown(path) for path in pages if TEMPLATE_FORBIDDEN[rule].search(path.read_text(encoding="utf-8"))] == []


def test_no_style_sheet_asks_a_third_party() -> None:
    sheets = find_files("static", "*.css")
    assert [shown(path) for path in sheets if FOREIGN_STYLE.search(path.read_text(encoding="utf-8"))] == []


def test_a_planted_import_against_the_direction_is_seen() -> None:
    path = STATIC / "js" / "state" / "planted.js"
    text = (
        'import { a } from "../components/a.js";\nimport x from "left-pad";\n/** @type {import("../pages/p.js").P} */\n'
    )
    assert len(list(wrong_imports(path, text, {"preact"}))) == 2
    fine = 'import { h } from "../lib/html.js";\nimport "../state/room_state.js";\n'
    fine += 'export const card = h(Card, { name: "one" });\n'
    assert list(wrong_imports(ROOT / "static/js/pages/p.js", fine, set())) == []
    assert imports(fine) == ["../lib/html.js", "../state/room_state.js"]


@pytest.mark.parametrize("line", ["html`<${Card} />`", 'html`<p style="x">`', "el.innerHTML = x", "debugger"])
def test_a_planted_line_is_seen(line: str) -> None:
    assert any(pattern.search(line) for pattern in FORBIDDEN.values())


@pytest.mark.parametrize(
    "line", ['<p style="x">', "<a onclick='x'>", "<script>x</script>", '<img src="//cdn.example/x.png">']
)
def test_a_planted_piece_of_template_is_seen(line: str) -> None:
    assert any(pattern.search(line) for pattern in TEMPLATE_FORBIDDEN.values())
