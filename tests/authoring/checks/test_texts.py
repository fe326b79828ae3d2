"""Every text in every language, with names that are filled in."""

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring.checks.texts import names_of


def test_texts_may_use_the_cast_their_first_names_and_places() -> None:
    names = names_of(examine(Folder()))
    assert {"bep", "bep_first", "archive"} <= names
    assert "missed" not in names


def test_a_text_that_lacks_in_one_language_is_told_at_its_use() -> None:
    folder = Folder().edit("text/en.yaml", "credits: ", "creditz: ")
    codes = {(one.file, one.code) for one in folder.check().problems}
    assert codes == {("scenario.yaml", "text_missing"), ("text/en.yaml", "text_unused")}


def test_a_text_used_often_is_told_once() -> None:
    folder = Folder().edit("text/en.yaml", "  no_clock: ", "  no_clocks: ")
    assert len([one for one in folder.check().problems if one.code == "text_missing"]) == 1


def test_missed_may_stand_only_where_the_end_counts() -> None:
    assert "{missed}" in Folder().text("text/nl.yaml")
    folder = Folder().edit("text/nl.yaml", "credits: Alle", "credits: Er misten er {missed}. Alle")
    assert "placeholder_unknown" in folder.codes()


def test_parts_of_the_accusation_may_stand_only_in_the_letter() -> None:
    folder = Folder().edit("text/nl.yaml", "credits: Alle", "credits: Het was {who}. Alle")
    assert "placeholder_unknown" in folder.codes()


def test_a_place_with_the_name_of_a_character_is_told() -> None:
    folder = Folder().edit(
        "scenario.yaml", "places: {archive: Het Pakhuis}", "places: {archive: Het Pakhuis, bep: Bep}"
    )
    assert folder.told("placeholder_unfit").line == folder.line("scenario.yaml", "places:")


def test_a_part_with_the_name_of_a_character_is_told() -> None:
    folder = Folder().edit("scenario.yaml", "places: {archive: Het Pakhuis}", "places: {archive: Het Pakhuis, why: Y}")
    assert folder.told("placeholder_unfit").file == "story.yaml"


def test_a_file_of_another_language_is_told() -> None:
    assert Folder().write("text/de.yaml", "title: Kuchen\n").told("file_unused").file == "text/de.yaml"
