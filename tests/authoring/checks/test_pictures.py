"""Pictures are there, harmless, and told in words."""

import pytest

from tests.authoring.folder import Folder

SVG = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<rect onload="x()"/>',
        '<a href="javascript:x()">x</a>',
        '<image href="https://elsewhere.example/x.png"/>',
        '<use href="//elsewhere.example/x.svg#a"/>',
        "<foreignObject/>",
        "<style>@import 'x';</style>",
        '<rect fill="url(https://elsewhere.example/#a)"/>',
        "<iframe/>",
    ],
)
def test_a_drawing_that_runs_or_fetches_is_refused(part: str) -> None:
    folder = Folder().write("assets/box.svg", "\n" + SVG.format(part))
    assert (folder.told("picture_active").file, folder.told("picture_active").line) == ("assets/box.svg", 2)


def test_an_entity_is_refused() -> None:
    assert (
        "picture_active" in Folder().write("assets/box.svg", "<!DOCTYPE x [<!ENTITY a 'b'>]>" + SVG.format("")).codes()
    )


@pytest.mark.parametrize(
    "part", ['<use href="#a"/>', '<rect fill="url(#a)"/>', '<image href="data:image/png;base64,AA"/>']
)
def test_a_drawing_may_name_its_own_parts(part: str) -> None:
    assert Folder().write("assets/box.svg", SVG.format(part)).codes() == set()


def test_words_without_a_picture_are_told() -> None:
    assert "picture_missing" in Folder().edit("sources.yaml", "    picture: box.svg\n", "").codes()


def test_an_asset_that_nothing_shows_is_told() -> None:
    assert Folder().write("assets/spare.png", "x").told("file_unused").is_warning


def test_a_picture_is_of_a_kind_that_browsers_show() -> None:
    assert "name_unsafe" in Folder().edit("sources.yaml", "box.svg", "box.html").codes()
