"""YAML means what its author wrote, or is refused with its line."""

import pytest

from thebridge.authoring.strict_yaml import DEPTH_LIMIT, SCALAR_LIMIT, SIZE_LIMIT, Tree, read_yaml


def read(text: str) -> Tree:
    return read_yaml("one.yaml", text.encode("utf-8"))


def refused(text: str) -> tuple[int, str]:
    tree = read(text)
    assert len(tree.problems) == 1, tree.problems
    return tree.problems[0].line, tree.problems[0].code


@pytest.mark.parametrize(
    "word", ["no", "yes", "on", "off", "y", "NO", "1.10", "12:30:00", "2026-10-25", "1e3", "0.5", "true", "0", "-1"]
)
def test_a_plain_word_keeps_its_letters(word: str) -> None:
    assert read(f"a: {word}").data == {"a": word}
    assert read(f"a: '{word}'").data == {"a": word}


@pytest.mark.parametrize("word", ["010", "0x1F", "0b1", "0o7", "1_000", ".inf", "-.Inf", ".nan", "nan", "inf", "1e999"])
def test_what_can_be_read_in_two_ways_is_refused_unless_it_is_quoted(word: str) -> None:
    assert refused(f"a: 1\nb: {word}") == (2, "yaml_ambiguous")
    assert read(f'b: "{word}"').problems == []


@pytest.mark.parametrize("nothing", ["null", "~", ""])
def test_nothing_is_none_unless_it_is_quoted(nothing: str) -> None:
    assert read(f"a: {nothing}").data == {"a": None}
    assert read(f"a: '{nothing}'").data == {"a": nothing}


@pytest.mark.parametrize(
    ("text", "line", "code"),
    [
        ("a: 1\nb: 2\na: 3", 3, "yaml_duplicate_key"),
        ("a: &x 1", 1, "yaml_alias"),
        ("a: 1\nb: *x", 2, "yaml_alias"),
        ("a:\n  <<: {b: 1}", 2, "yaml_merge_key"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]", 2, "yaml_tag"),
        ("a: !secret 1", 1, "yaml_tag"),
        ("? [a, b]\n: 1", 1, "yaml_key_not_text"),
        ("a: 1\n---\nb: 2", 1, "yaml_two_documents"),
        ("a: [1, 2", 1, "yaml_unreadable"),
        ("a: 1\n b: 2", 2, "yaml_unreadable"),
    ],
)
def test_what_has_no_place_here_is_refused_with_its_line(text: str, line: int, code: str) -> None:
    assert refused(text) == (line, code)


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    assert refused("\n".join(lines)) == (1, "yaml_alias")


@pytest.mark.parametrize("text", ["[" * 10_000, "a: " + "{b: " * 10_000, "\n".join(" " * n + "a:" for n in range(500))])
def test_what_is_nested_without_end_is_refused(text: str) -> None:
    assert refused(text)[1] == "yaml_too_deep"


def test_a_text_of_megabytes_is_refused() -> None:
    assert refused("a: " + "x" * SIZE_LIMIT) == (1, "yaml_too_large")
    assert refused("a: 1\nb: " + "x" * (SCALAR_LIMIT + 1)) == (2, "yaml_scalar_too_large")


def test_what_is_not_utf_8_is_refused_with_its_line() -> None:
    tree = read_yaml("one.yaml", b"a: 1\nb: \xff")
    assert (tree.problems[0].line, tree.problems[0].code) == (2, "yaml_not_utf8")


def test_lines_are_known_for_every_path() -> None:
    tree = read("a:\n  - b: 1\n    c: [x,\n      y]\n")
    assert tree.lines[("a", 0, "b")] == 2
    assert tree.lines[("a", 0, "c", 1)] == 4


def test_as_deep_as_a_scenario_goes_is_no_problem() -> None:
    assert read("[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT).problems == []


def test_an_empty_file_holds_nothing() -> None:
    assert read("").data == {}
    assert read("# only a word\n").data == {}
