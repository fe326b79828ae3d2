"""Every text in every language, none too many, with placeholders that are filled in."""

import re
from collections import defaultdict
from typing import Final

from thebridge.authoring.examination import Examination, listed, nearest
from thebridge.authoring.loader import text_files
from thebridge.authoring.problems import Problem
from thebridge.engine.ids import TextKey
from thebridge.engine.scenario import PlayEndedIs

PLACEHOLDER: Final = re.compile(r"\{([^{}\n]{0,60})\}")
NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
MISSED: Final = "missed"
_MARKUP: Final = re.compile(r"<\s*/?\s*[a-zA-Z!][^>]*>|javascript:", re.IGNORECASE)


def check_texts(exam: Examination) -> None:
    """Notes texts that are missing or unused, and placeholders that stay as they are written."""
    used = {TextKey(name.value) for name in exam.names if name.kind == "TextKey"}
    _check_missing(exam)
    for language in exam.scenario.languages:
        for key, text in exam.scenario.texts.get(language, {}).items():
            if key not in used:
                message = f"Nothing uses the text {key!r}. Take it out, or use it."
                exam.loaded.add_text(language, key, "text_unused", message)
            if _MARKUP.search(text):
                message = f"The text {key!r} holds HTML. Write it as plain text or Markdown."
                exam.loaded.add_text(language, key, "text_has_markup", message)
    _check_placeholders(exam, used)
    _check_names(exam)
    _check_files(exam)


def _check_missing(exam: Examination) -> None:
    told = set()
    for name in exam.names:
        if name.kind != "TextKey":
            continue
        for language in exam.scenario.languages:
            texts = exam.scenario.texts.get(language, {})
            if texts and TextKey(name.value) not in texts and (language, name.value) not in told:
                told.add((language, name.value))
                message = f"There is no text {name.value!r} in {language!r}. Add it to text/{language}.yaml."
                exam.problem(name.path, "text_missing", message)


# --- placeholders ---


def names_of(exam: Examination) -> frozenset[str]:
    """The names that every text may use."""
    cast = [str(one.id) for one in exam.scenario.cast]
    return frozenset((*cast, *(f"{one}_first" for one in cast), *exam.scenario.places))


def _special_names(exam: Examination) -> dict[TextKey, frozenset[str]]:
    """Names that only some texts may use."""
    found: dict[TextKey, frozenset[str]] = defaultdict(frozenset)
    for rule in exam.scenario.evidence:
        if isinstance(rule.on, PlayEndedIs):
            found[rule.text] |= {MISSED}
    if exam.scenario.accusation is not None:
        parts = frozenset(str(part.id) for part in exam.scenario.accusation.parts)
        found[exam.scenario.accusation.letter] |= parts
    return found


def _check_placeholders(exam: Examination, used: set[TextKey]) -> None:
    known, special = names_of(exam), _special_names(exam)
    for key in sorted(used):
        allowed = known | special.get(key, frozenset())
        first: set[str] | None = None
        for language in exam.scenario.languages:
            text = exam.scenario.texts.get(language, {}).get(key)
            if text is None:
                continue
            found = set(PLACEHOLDER.findall(text))
            for name in sorted(found - allowed):
                message = f"Nothing fills in {{{name}}}. {nearest(name, allowed)}"
                exam.loaded.add_text(language, key, "placeholder_unknown", message)
            if first is not None and found != first:
                message = (
                    f"The languages do not use the same names here: {listed(sorted(found ^ first))}. Make them equal."
                )
                exam.loaded.add_text(language, key, "placeholders_differ", message)
            first = found if first is None else first
    _check_letter(exam)


def _check_letter(exam: Examination) -> None:
    accusation = exam.scenario.accusation
    for language in exam.scenario.languages if accusation is not None else ():
        assert accusation is not None
        text = exam.scenario.texts.get(language, {}).get(accusation.letter)
        absent = [] if text is None else [part.id for part in accusation.parts if f"{{{part.id}}}" not in text]
        if absent:
            message = f"The letter leaves out {listed(absent)}. Add it as {{{absent[0]}}}."
            exam.loaded.add_text(language, accusation.letter, "letter_incomplete", message)


def _check_names(exam: Examination) -> None:
    taken: set[str] = {MISSED}
    for number, member in enumerate(exam.scenario.cast):
        for name in (str(member.id), f"{member.id}_first"):
            if name in taken or not NAME.fullmatch(name):
                message = f"{{{name}}} cannot stand in a text: it is taken or no plain name. Use letters, digits and _."
                exam.problem(("cast", number, "id"), "placeholder_unfit", message)
            taken.add(name)
    for place in exam.scenario.places:
        if place in taken or not NAME.fullmatch(place):
            message = f"{{{place}}} cannot stand in a text: it is taken or no plain name. Use letters, digits and _."
            exam.problem(("places", place), "placeholder_unfit", message)
        taken.add(place)
    for number, part in enumerate(exam.scenario.accusation.parts if exam.scenario.accusation else ()):
        if part.id in taken or not NAME.fullmatch(part.id):
            message = f"{{{part.id}}} cannot stand in the letter: it is taken or no plain name. Choose another id."
            exam.problem(("accusation", "parts", number, "id"), "placeholder_unfit", message)


def _check_files(exam: Examination) -> None:
    read = {name for language in exam.scenario.languages for name in text_files(exam.loaded.files, language)}
    for name in exam.loaded.files:
        if name.startswith("text/") and name not in read:
            message = "No language of the scenario reads this file. Name its language, or take the file out."
            exam.loaded.problems.append(Problem(name, 0, "file_unused", message, is_warning=True))
