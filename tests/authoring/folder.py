"""A copy of a scenario in memory, for tests that change a word of it and look at what is said."""

from functools import cache

from thebridge.authoring.checked import CheckResult, check_files
from thebridge.authoring.files import Files, read_folder
from thebridge.authoring.loader import read_files
from thebridge.authoring.problems import Problem
from thebridge.engine.scenario import Scenario
from thebridge.settings import asset_path


@cache
def files_of(scenario: str) -> Files:
    """The files of a scenario as they stand in scenarios/."""
    return read_folder(asset_path("scenarios") / scenario)


def warm_up_files() -> Files:
    """Those of the warm-up."""
    return files_of("warm-up")


class Folder:
    """The files of one scenario, to be changed."""

    def __init__(self, scenario: str = "warm-up") -> None:
        self.files = dict(files_of(scenario))

    def text(self, file: str) -> str:
        """A file as text."""
        return self.files[file].decode("utf-8")

    def write(self, file: str, text: str) -> "Folder":
        """Make or replace a file."""
        self.files[file] = text.encode("utf-8")
        return self

    def drop(self, file: str) -> "Folder":
        """Take a file away."""
        del self.files[file]
        return self

    def edit(self, file: str, old: str, new: str) -> "Folder":
        """Replace words that stand in the file exactly once."""
        text = self.text(file)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
        return self.write(file, text.replace(old, new))

    def line(self, file: str, words: str) -> int:
        """The line on which words stand."""
        text = self.text(file)
        assert words in text, f"{words!r} is not in {file}"
        return text[: text.index(words)].count("\n") + 1

    def check(self) -> CheckResult:
        """What `thebridge scenario check` tells of it."""
        return check_files(self.files)

    def scenario(self) -> Scenario:
        """The scenario, whatever is the matter with it."""
        scenario = read_files(self.files).scenario
        assert scenario is not None
        return scenario

    def codes(self) -> set[str]:
        """The codes of all problems and warnings."""
        result = self.check()
        return {one.code for one in (*result.problems, *result.warnings)}

    def told(self, code: str) -> Problem:
        """The one problem or warning with this code."""
        result = self.check()
        found = [one for one in (*result.problems, *result.warnings) if one.code == code]
        assert len(found) == 1, [str(one) for one in (*result.problems, *result.warnings)]
        return found[0]
