"""What others made is what it says it is: package, version, licence, fingerprint."""

import json
import re
from typing import Any

import pytest

from scripts.vendor import sha384
from tests.house_rules.checkout import STATIC

OURS = {"vendor/MANIFEST.json", "vendor/VENDORED.md", "fonts/fonts.css"}
FILES: list[dict[str, Any]] = json.loads((STATIC / "vendor" / "MANIFEST.json").read_text(encoding="utf-8"))["files"]
OPEN = {"MIT", "ISC", "Apache-2.0", "OFL-1.1"}
LARGEST_FONT = 36_000


@pytest.mark.parametrize("entry", FILES, ids=lambda entry: str(entry["file"]))
def test_a_vendored_file_is_what_the_manifest_says(entry: dict[str, Any]) -> None:
    assert sha384((STATIC / entry["file"]).read_bytes()) == entry["sha384"], "run scripts/vendor.py, never edit by hand"
    assert entry["licence"] in OPEN
    assert (STATIC / entry["licence_file"]).is_file()


def test_nothing_is_vendored_outside_the_manifest() -> None:
    present = {
        path.relative_to(STATIC).as_posix() for name in ("vendor", "fonts") for path in (STATIC / name).rglob("*.*")
    }
    assert present - OURS == {entry["file"] for entry in FILES} | {entry["licence_file"] for entry in FILES}


def test_vendored_modules_import_each_other_by_names_of_the_import_map() -> None:
    known = {entry["imported_as"] for entry in FILES if "imported_as" in entry}
    assert known == {"preact", "preact/hooks", "@preact/signals", "@preact/signals-core", "htm"}
    for entry in FILES:
        if "imported_as" in entry:
            text = (STATIC / entry["file"]).read_text(encoding="utf-8")
            assert set(re.findall(r'\b(?:from|import)\s*"([^"]+)"', text)) <= known
            assert "sourceMappingURL" not in text


def test_people_can_read_the_same_list() -> None:
    overview = (STATIC / "vendor" / "VENDORED.md").read_text(encoding="utf-8")
    assert [entry["file"] for entry in FILES if f"`{entry['file']}`" not in overview] == []


def test_fonts_are_small_and_named_in_the_style_sheet() -> None:
    sheet = (STATIC / "fonts" / "fonts.css").read_text(encoding="utf-8")
    fonts = [entry for entry in FILES if entry["file"].endswith(".woff2")]
    assert [entry["file"] for entry in fonts if entry["bytes"] > LARGEST_FONT] == []
    assert {entry["file"].removeprefix("fonts/") for entry in fonts} == set(re.findall(r'url\("([^"]+)"\)', sheet))


def test_every_icon_of_the_sprite_has_a_name_and_a_drawing() -> None:
    sprite = (STATIC / "vendor" / "icons.svg").read_text(encoding="utf-8")
    drawn = re.findall(r'<symbol id="([a-z0-9-]+)" viewBox="0 0 24 24"><\w', sprite)
    assert len(drawn) == len(set(drawn)) == sprite.count("<symbol")
    assert {"search", "filter", "pin", "link", "clock", "send", "undo-2"} <= set(drawn)
