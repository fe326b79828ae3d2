"""How the texts read: advice only. Dutch aims at level B1, documents are short, and nobody is shouted at."""

import re
from typing import Final

from thebridge.authoring.examination import Examination
from thebridge.engine.ids import RoleId, TextKey
from thebridge.engine.scenario import Document

SENTENCE_WORDS: Final = 20
DOCUMENT_WORDS: Final = 120
DOCUMENTS_EACH: Final = 12
USUAL_SIZE: Final = 5
"""The team size for which the amount of reading is counted."""

_SENTENCE_END: Final = re.compile(r"(?<=[.!?])[\"')*_]*\s+|\n\s*\n|\n\s*[-*|#>]|\n(?=\*\*)|:\s*\n")
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*|\d[\w.,:+-]*")
_PASSIVE: Final = re.compile(
    r"\b(word|wordt|worden|werd|werden)\b(?:\W+\w+){0,8}?\W+"
    r"((?:ge|be|ver|ont|her)\w{2,}(?:d|t|en)|\w+ge\w{2,}(?:d|t|en))\b",
    re.IGNORECASE,
)
_JARGON: Final = re.compile(
    r"\b(implementer\w*|faciliter\w*|stakeholders?|uitrollen|proactie\w*|middels|teneinde|inzake|derhalve|"
    r"desalniettemin|voornoemd\w*|aangaande|conform|mitiger\w*|compliant|compliance|governance|awareness|tooling|"
    r"workflow|framework|timestamps?|query|queries|joinen|parse[nr]?|targets?|issues?|deliverables?|alignen|"
    r"geborgd|borging|prioriter\w*|concretiser\w*|operationaliser\w*|significant\w*)\b",
    re.IGNORECASE,
)


def check_prose(exam: Examination) -> None:
    """Warns of long sentences, passives, jargon, exclamation marks, and too much to read."""
    for language in exam.scenario.languages:
        for key, text in exam.scenario.texts.get(language, {}).items():
            _check_text(exam, language, key, text)
    _check_reading(exam)


def _check_text(exam: Examination, language: str, key: TextKey, text: str) -> None:
    advice: list[tuple[str, str]] = []
    if "!" in text.replace("![", ""):
        advice.append(("text_shouts", "There is an exclamation mark. End the sentence with a full stop."))
    if language == "nl":
        advice += _advice_on_dutch(text)
    for code, message in advice:
        exam.loaded.add_text(language, key, code, f"{key}: {message}", is_warning=True)


def _advice_on_dutch(text: str) -> list[tuple[str, str]]:
    advice = []
    for sentence in sentences_of(text):
        words = count_words(sentence)
        if words > SENTENCE_WORDS:
            start = " ".join(sentence.split()[:6])
            advice.append(("sentence_long", f'"{start} …" has {words} words. Make two sentences of it.'))
        if found := _PASSIVE.search(sentence):
            message = f'"{found[1]} … {found[2]}" is passive. Say who does it.'
            advice.append(("sentence_passive", message))
    advice += [("jargon", f'"{found[0]}" is jargon. Use the word that people say.') for found in _JARGON.finditer(text)]
    return advice


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, plain or Markdown."""
    return [sentence for one in _SENTENCE_END.split(text) if (sentence := one.strip(" \n#>*|-"))]


def count_words(text: str) -> int:
    """How many words a text has."""
    return len(_WORD.findall(text))


# --- how much there is to read ---


def _check_reading(exam: Examination) -> None:
    scenario = exam.scenario
    texts = scenario.texts.get(scenario.languages[0], {}) if scenario.languages else {}
    for path, document in exam.documents():
        keys = (document.body, *(passage.text for passage in document.passages), document.transcript)
        words = sum(count_words(texts.get(key, "")) for key in keys if key is not None)
        if words > DOCUMENT_WORDS:
            message = f"The document has {words} words; {DOCUMENT_WORDS} are read in the time there is. Shorten it."
            exam.warning(path, "document_long", message)
    size = max(scenario.players_min, min(USUAL_SIZE, scenario.players_max))
    for number, group in enumerate(scenario.deals.get(size, ())):
        count = sum(_is_read_by(source.role, group) for source in scenario.sources if isinstance(source, Document))
        if count > DOCUMENTS_EACH:
            message = f"One player reads {count} documents when {size} play. Give {DOCUMENTS_EACH} at most."
            exam.warning(("deals", str(size), number), "too_much_to_read", message)


def _is_read_by(role: RoleId, group: tuple[RoleId, ...]) -> bool:
    return role in group
