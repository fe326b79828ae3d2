"""What a bot knows: its own view, and of the authored scenario only what that view opens to it."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from thebridge.bots.chance import Chance
from thebridge.bots.noted_view import NotedView
from thebridge.bots.profiles import Profile
from thebridge.engine.ids import ClueId, PlayerId, PuzzleId, TextKey
from thebridge.engine.scenario import Clue, Document, Puzzle, Scenario

View = Mapping[str, Any]
Thought = TypeVar("Thought")
SHOWING_ROWS_LIMIT = 20
HINT_HELPS = 0.25
"""How much more of the clues somebody notices for each hint about them."""
_PLACEHOLDER = re.compile(r"\\\{[a-z][a-z0-9_]*\\\}")


class Recalled(Generic[Thought]):
    """A property of a mind that is worked out anew only when something of the view that it came from has changed."""

    def __init__(self, think: Callable[["Mind"], Thought]) -> None:
        self._think, self._name, self.__doc__ = think, think.__name__, think.__doc__

    def __get__(self, mind: "Mind", owner: type["Mind"]) -> Thought:
        return mind.noted_view.recall(self._name, lambda: self._think(mind))


@dataclass(frozen=True)
class Mind:
    """One bot at one moment. `view` has the sections that a page gets, and `now_ms` when the time is known."""

    scenario: Scenario
    noted_view: NotedView
    profile: Profile
    chance: Chance

    @property
    def view(self) -> View:
        """The bot's view; what is read of it is noted."""
        return self.noted_view

    def luck(self) -> float:
        """A new number from 0 up to 1: what comes of it is thought anew each time."""
        self.noted_view.note_luck()
        return self.chance.fresh()

    @Recalled
    def me(self) -> PlayerId:
        """Who this bot is."""
        return PlayerId(self.view["me"]["player"])

    @Recalled
    def stage(self) -> str:
        """lobby, play, debrief or closed."""
        return str(self.view["room"]["stage"])

    def would(self, share: float, *about: str) -> bool:
        """Whether this bot is one that does this, always the same about the same thing."""
        return self.chance.steady(*about) < share

    # --- clues ------------------------------------------------------------------------------------------------------

    @Recalled
    def clues_shown(self) -> frozenset[ClueId]:
        """The clues that are on the board for everyone to see: established ones, and what was given."""
        lit = {int(stay["clue"]) for stay in self.view["board"]["stays"] if stay["is_lit"]}
        established = {clue.id for number, clue in enumerate(self.scenario.clues, start=1) if number in lit}
        given = [pin for pin in self.view["pins"].values() if pin["is_given"]]
        return frozenset(
            established | {clue.id for clue in self.scenario.clues for pin in given if self._is_on(clue, pin)}
        )

    def _is_on(self, clue: Clue, pin: Mapping[str, Any]) -> bool:
        if pin["source"] != clue.source:
            return False
        if clue.rows:
            return len(pin["rows"]) <= SHOWING_ROWS_LIMIT and set(clue.rows) <= set(pin["rows"])
        return pin["passage_text"] is not None and self._is_passage(clue, pin["passage_text"])

    def _is_passage(self, clue: Clue, text: str) -> bool:
        """Whether a text of the view is the clue's passage, whatever names this session gave."""
        source = next(one for one in self.scenario.sources if one.id == clue.source)
        passages = source.passages if isinstance(source, Document) else ()
        keys = [one.text for one in passages if one.id == clue.passage]
        return any(_fits(self._written(key), text) for key in keys)

    def _written(self, key: TextKey) -> str:
        language = self.view["room"]["language"]
        texts = self.scenario.texts.get(language) or self.scenario.texts[self.scenario.languages[0]]
        return texts.get(key, str(key))

    @Recalled
    def clues_held(self) -> tuple[Clue, ...]:
        """The clues that this bot noticed itself, in the sources that it opened."""
        opened = {source for source, seen in self.view["sources"].items() if seen["is_opened"]}
        return tuple(clue for clue in self.scenario.clues if clue.source in opened and self._notices(clue))

    def _notices(self, clue: Clue) -> bool:
        return self.would(self.profile.finds + HINT_HELPS * self._hints_about(clue.id), "notices", clue.id)

    def _hints_about(self, clue: ClueId) -> int:
        seen = self.view["puzzles"]
        given = (
            len(seen[one.id]["hints"]["given"]) for one in self.scenario.puzzles if one.id in seen and clue in one.needs
        )
        return max(given, default=0)

    def knows(self, clues: Collection[ClueId]) -> bool:
        """Whether every one of these clues is on the board, or in what this bot read and noticed."""
        missing = set(clues) - self.clues_shown
        return not missing or missing <= {clue.id for clue in self.clues_held}

    # --- what is open ------------------------------------------------------------------------------------------------

    @Recalled
    def open_puzzles(self) -> tuple[Puzzle, ...]:
        """The puzzles that can be answered now, as authored."""
        seen = self.view["puzzles"]
        return tuple(one for one in self.scenario.puzzles if one.id in seen and seen[one.id]["status"] == "open")

    def drafts_of(self, puzzle: PuzzleId, part: str) -> dict[str, Mapping[str, Any]]:
        """What stands on the items of one part."""
        start = f"{puzzle}/{part}/"
        return {key[len(start) :]: one for key, one in self.view["drafts"].items() if key.startswith(start)}

    @Recalled
    def others(self) -> tuple[str, ...]:
        """The other people in the room."""
        return tuple(player for player in self.view["people"] if player != self.me)

    @Recalled
    def is_asked(self) -> bool:
        """Whether the others said more than this bot has answered with pins."""
        said = [line for line in self.view["chat"].values() if line["player"] not in {None, self.me}]
        answered = [pin for pin in self.view["pins"].values() if pin["player"] == self.me]
        return len(said) > len(answered)

    # --- time --------------------------------------------------------------------------------------------------------

    @Recalled
    def act_share(self) -> float:
        """How much of the open act's time is over, from 0; 0 when no clock tells."""
        clock, now = self.view["clock"], self.view.get("now_ms")
        if clock["act_started_seconds"] is None or not clock["act_seconds"] or not clock["has_limits"]:
            return 0.0
        seconds = float(clock["base_seconds"])
        if clock["phase"] == "running" and clock["anchor_ms"] is not None and now is not None:
            seconds += (now - clock["anchor_ms"]) / 1000 * clock["factor"]
        return float((seconds - clock["act_started_seconds"]) / clock["act_seconds"])


def _fits(template: str, text: str) -> bool:
    return re.fullmatch(_PLACEHOLDER.sub(".*", re.escape(template)), text, re.DOTALL) is not None


def usable_pins(view: View) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The pins on the board that somebody found and that may be used."""
    for known, pin in view["pins"].items():
        if not pin["is_given"] and pin["is_unusable"] is None:
            yield known, pin
