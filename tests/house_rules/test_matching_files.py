"""Each module has a test file of the same name, so its rules are found where one looks for them."""

from fnmatch import fnmatch

from tests.house_rules.checkout import ROOT, SRC, find_files

# pattern under src/thebridge -> why it has no test file of its own.
EXCEPTIONS = {
    "*__init__.py": "says the rule of its folder, or names again what stands in it",
    "__main__.py": "two lines; the tests of the command line start it",
    "engine/ids.py": "types without behaviour",
    "engine/entry.py": "a record without behaviour",
    "engine/circumstances.py": "a record without behaviour",
    "engine/viewer.py": "a record without behaviour",
    "engine/scenario/*.py": "what an author may write: tests/authoring reads every field of it",
    "engine/areas/*/words.py": "records without behaviour: the tests of decide and evolve use each of them",
    "*/tables.py": "tables without behaviour: the tests of the store and of the migrations use each column",
    "*/protocol.py": "a contract: every implementation is tested against it",
    "*/model.py": "records without behaviour: the tests of the service use each of them",
}


def needs_a_test(path: str) -> bool:
    return not any(fnmatch(path, pattern) for pattern in EXCEPTIONS)


def test_each_module_has_a_test_file_of_the_same_name() -> None:
    modules = [path.relative_to(SRC) for path in find_files("src/thebridge", "*.py")]
    expected = [f"{m.parent.as_posix()}/test_{m.name}" for m in modules if needs_a_test(m.as_posix())]
    absent = [path for path in expected if not (ROOT / "tests" / path).is_file()]
    assert not absent, "write tests/" + "\nwrite tests/".join(absent)


def test_every_exception_stands_for_a_file() -> None:
    modules = [path.relative_to(SRC).as_posix() for path in find_files("src/thebridge", "*.py")]
    unused = [pattern for pattern in EXCEPTIONS if not any(fnmatch(module, pattern) for module in modules)]
    assert not unused
