"""Where a thing stands is told as near as it is known."""

from thebridge.authoring.loaded import Loaded


def test_a_path_is_found_where_it_stands() -> None:
    loaded = Loaded(places={("acts",): ("scenario.yaml", 4), ("acts", 0): ("scenario.yaml", 5)})
    assert loaded.place(("acts", 0)) == ("scenario.yaml", 5)


def test_an_absent_field_stands_where_its_owner_does_and_kinds_are_passed_over() -> None:
    loaded = Loaded(
        places={("sources",): ("a.yaml", 1), ("sources", 2): ("a.yaml", 9), ("sources", 2, "key"): ("a.yaml", 12)}
    )
    assert loaded.place(("sources", 2, "dataset", "columns")) == ("a.yaml", 9)
    assert loaded.place(("sources", 2, "dataset", "key")) == ("a.yaml", 12)
    assert loaded.place(("nowhere",)) == ("scenario.yaml", 1)


def test_problems_and_warnings_are_kept_apart() -> None:
    loaded = Loaded(text_places={("nl", "title"): ("text/nl.yaml", 3)})
    loaded.add(("title",), "x", "y")
    loaded.add_text("nl", "title", "x", "y", is_warning=True)
    loaded.add_text("en", "title", "x", "y")
    assert [(one.file, one.line, one.is_warning) for one in loaded.problems] == [
        ("scenario.yaml", 1, False),
        ("text/nl.yaml", 3, True),
        ("text/en.yaml", 0, False),
    ]
