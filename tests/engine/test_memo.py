"""What was built before is handed out again only while all that it is made of is the same."""

from dataclasses import dataclass, field

import pytest

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.engine.areas.acts.words import EndPlay
from thebridge.engine.areas.seats.words import RenamePlayer
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import Personal
from thebridge.engine.memo import MadeOf, Memo
from thebridge.engine.view import look_at, sections_for, view_for
from thebridge.engine.viewer import Viewer


@dataclass
class Workshop:
    """Builds, and remembers what it built."""

    built: list[str] = field(default_factory=list)

    def build(self, name: str = "it") -> list[str]:
        self.built.append(name)
        return [name]


def test_what_is_made_of_the_same_is_the_same_object() -> None:
    memo, workshop = Memo(), Workshop()
    first = memo.recall("one", ("a", (1, 2)), workshop.build)
    assert memo.recall("one", ("a", (1, 2)), workshop.build) is first
    assert workshop.built == ["it"]


@pytest.mark.parametrize("made_of", [("b",), ("a", "a"), ()])
def test_what_is_made_of_something_else_is_built_anew(made_of: MadeOf) -> None:
    memo, workshop = Memo(), Workshop()
    memo.recall("one", ("a",), workshop.build)
    memo.recall("one", made_of, workshop.build)
    assert workshop.built == ["it", "it"]


def test_of_many_only_those_are_built_that_changed() -> None:
    memo, workshop = Memo(), Workshop()
    memo.recall_each("many", {"x": 1, "y": 1}, (), workshop.build)
    again = memo.recall_each("many", {"y": 1, "x": 2, "z": 1}, (), workshop.build)
    assert workshop.built == ["x", "y", "x", "z"]
    assert list(again) == ["y", "x", "z"], "in the order that was asked for"


def test_what_is_gone_is_forgotten() -> None:
    memo, workshop = Memo(), Workshop()
    for things in ({"x": 1}, {}, {"x": 1}):
        memo.recall_each("many", things, (), workshop.build)
    assert workshop.built == ["x", "x"]


def test_what_is_around_them_changes_all() -> None:
    memo, workshop = Memo(), Workshop()
    for around in (("a",), ("a",), ("b",)):
        memo.recall_each("many", {"x": 1, "y": 1}, around, workshop.build)
    assert workshop.built == ["x", "y", "x", "y"]


def test_languages_are_kept_apart() -> None:
    memo = Memo()
    assert memo.in_language("nl") is memo.in_language("nl")
    assert memo.in_language("nl") is not memo.in_language("en")


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_view_with_a_memo_is_the_view_without(language: str) -> None:
    """Through joining, talk, a new name and the end, with one memo for all who look."""
    memo, play = Memo(), Play()
    viewers = [
        Viewer("player", language, ANN),
        Viewer("player", "nl", BOB),
        Viewer("lead", "en"),
        Viewer("observer", "nl"),
    ]
    for step in (
        lambda: play.is_played_by(ANN, BOB),
        lambda: play.does(Say(ANN, Personal("Who was it?"))),
        lambda: play.does(RenamePlayer(LEAD, ANN, Personal("Anna"))),
        lambda: play.passes(400),
        lambda: play.does(EndPlay(LEAD)),
    ):
        step()
        for viewer in viewers:
            look = look_at(play.scenario, play.state, viewer, memo)
            seen = {section.name: section.build(look) for section in sections_for(viewer, play.scenario)}
            assert seen == view_for(play.scenario, play.state, viewer)
