"""The facilitator's guide as plain data: what to know, what to say when, and apart from these the answers."""

import re
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from thebridge.engine.scenario import Cue, Puzzle, Scenario
from thebridge.engine.texts import Texts
from thebridge.web.answer_key import answers_of, answers_of_accusation
from thebridge.web.i18n import Translations

WORDS: Final = (
    "page",
    "know",
    "run_sheet",
    "minute",
    "say",
    "note",
    "answers",
    "answers_warning",
    "night",
)
_STRESS: Final = re.compile(r"\*\*([^*\n]+)\*\*|\*([^*\n]+)\*")


def unstressed(text: str) -> str:
    """An authored line without the stars that stress a word."""
    return _STRESS.sub(lambda found: found[1] or found[2], text)


class Guide:
    """One scenario's, in one language."""

    def __init__(self, scenario: Scenario, texts: Texts, translations: Translations, language: str) -> None:
        self._scenario, self._texts = scenario, texts
        self._translations, self._language = translations, language

    def cues(self) -> list[dict[str, Any]]:
        """Every line of the run-sheet in its order. Those of the debrief have no act."""
        return [
            {"act": cue.act, "at_seconds": cue.at_seconds, "page": cue.page}
            | {"say": self._say(cue.say), "note": self._say(cue.note)}
            for cue in self._scenario.run_sheet
        ]

    def acts(self) -> list[dict[str, Any]]:
        """The acts with their length, as the run-sheet counts them."""
        return [{"id": act.id, "title": self._say(act.title), "seconds": act.seconds} for act in self._scenario.acts]

    def short(self) -> dict[str, Any]:
        """What fits on one page, without any answer."""
        return {
            "title": self._word("title", scenario=self._say(self._scenario.title)),
            "language": self._language,
            "about": self._say(self._scenario.summary),
            "words": {word: self._word(word) for word in WORDS},
            "guide": [self._say(key) for key in self._scenario.guide],
            "chapters": self._chapters(),
        }

    def whole(self) -> dict[str, Any]:
        """Everything, the answers last."""
        return {**self.short(), "puzzles": [*self._puzzles(), *self._accusation()], "reveal": self._night()}

    # --- inside -------------------------------------------------------------------------------------------------------

    def _say(self, key: Any) -> str:
        return "" if key is None else unstressed(self._texts.get(key))

    def _word(self, word: str, **values: object) -> str:
        return self._translations.t(self._language, f"guide.{word}", **values)

    def _chapters(self) -> list[dict[str, Any]]:
        titles = {act.id: (self._say(act.title), act.seconds // 60) for act in self._scenario.acts}
        chapters = [
            {"title": self._word("chapter", title=title, minutes=minutes), "cues": self._lines(act)}
            for act, (title, minutes) in titles.items()
        ]
        chapters.append({"title": self._word("debrief"), "cues": self._lines(None)})
        return [chapter for chapter in chapters if chapter["cues"]]

    def _lines(self, act: str | None) -> list[dict[str, str]]:
        return [self._line(cue) for cue in self._scenario.run_sheet if cue.act == act]

    def _line(self, cue: Cue) -> dict[str, str]:
        minute = f"{cue.at_seconds // 60}:{cue.at_seconds % 60:02d}"
        return {"minute": minute, "say": self._say(cue.say), "note": self._say(cue.note)}

    def _puzzles(self) -> list[dict[str, Any]]:
        return [self._puzzle(one) for one in self._scenario.puzzles]

    def _puzzle(self, one: Puzzle) -> dict[str, Any]:
        return {
            "title": self._say(one.title),
            "question": self._say(one.question),
            "parts": [
                {"prompt": self._say(part.prompt), "answer": answers_of(part, self._say, self._scenario)}
                for part in one.parts
            ],
            "solved": self._say(one.solved_text),
        }

    def _accusation(self) -> list[dict[str, Any]]:
        accusation = self._scenario.accusation
        if accusation is None:
            return []
        parts = [
            {
                "prompt": self._say(part.question),
                "answer": answers_of_accusation(self._scenario, part, self._texts) or [self._word("own_words")],
            }
            for part in accusation.parts
        ]
        title, question = self._word("accusation"), self._say(accusation.intro)
        return [{"title": title, "question": question, "parts": parts, "solved": ""}]

    def _night(self) -> list[dict[str, str]]:
        zone = ZoneInfo(self._scenario.time_zone)
        return [
            {
                "at": f"{datetime.fromisoformat(one.at_utc).astimezone(zone):%H:%M:%S}",
                "text": self._say(one.text),
            }
            for one in self._scenario.debrief.reveal
        ]
