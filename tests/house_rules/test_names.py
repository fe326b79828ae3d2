"""A file has the name of the concept in it, and the places that the tools depend on are kept free."""

from tests.house_rules.checkout import ROOT, find_files, shown

SAYS_NOTHING = {
    "util",
    "utils",
    "helper",
    "helpers",
    "common",
    "misc",
    "base",
    "manager",
    "data",
    "info",
    "stuff",
    "shared",
}


def test_no_file_or_folder_has_a_name_that_says_nothing() -> None:
    paths = [*find_files("src", "*.py"), *find_files("tests", "*.py"), *find_files("static/js", "*.js")]
    found = [
        shown(path) for path in paths if {part.split(".")[0] for part in path.relative_to(ROOT).parts} & SAYS_NOTHING
    ]
    assert not found


def test_the_folder_of_migrations_does_not_shadow_the_library() -> None:
    assert not (ROOT / "alembic" / "__init__.py").exists()
