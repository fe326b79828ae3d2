"""A bot reads its sources and brings what it found."""

from dataclasses import replace
from typing import Any

from tests.bots.warm_up import mind_of, seated, view_of
from thebridge.bots.phrases import ASK
from thebridge.bots.profiles import CAREFUL, SILENT
from thebridge.bots.studying import ask, bring, link, read
from thebridge.engine.areas.board.words import LinkPins, PinPassage, PinRows
from thebridge.engine.areas.sources.words import OpenMetadata, OpenSource, ShareSource, UseStep
from thebridge.engine.areas.talk.words import Say

PLAIN = replace(CAREFUL, finds=1.0, uses_steps=0.0, reads_metadata=1.0)


def sources(**changes: Any) -> dict[str, Any]:
    """The first bot's sources, each with these fields."""
    table, bot = seated(PLAIN)
    return {known: {**seen, **changes} for known, seen in view_of(table, bot)["sources"].items()}


def test_sources_come_before_their_metadata_and_each_once() -> None:
    assert isinstance(read(mind_of(PLAIN)), OpenSource)
    assert isinstance(read(mind_of(PLAIN, sources=sources(is_opened=True))), OpenMetadata)
    assert read(mind_of(PLAIN, sources=sources(is_opened=True, metadata_opened=True))) is None


def test_what_was_noticed_is_pinned_and_not_before_its_source_is_open() -> None:
    assert bring(mind_of(PLAIN)) is None
    command = bring(mind_of(PLAIN, sources=sources(is_opened=True)))
    assert isinstance(command, PinRows | PinPassage)


def test_a_filter_may_come_before_the_pin() -> None:
    always = replace(PLAIN, uses_steps=1.0)
    assert isinstance(bring(mind_of(always, sources=sources(is_opened=True))), UseStep)


def test_who_shares_whole_sources_does_so_once() -> None:
    generous = replace(PLAIN, shares_whole=1.0)
    assert isinstance(bring(mind_of(generous, sources=sources(is_opened=True))), ShareSource)
    shared = sources(is_opened=True, shared_by="bot-1")
    assert isinstance(bring(mind_of(generous, sources=shared)), PinRows | PinPassage)


def test_a_silent_bot_brings_something_only_when_asked() -> None:
    silent = replace(SILENT, finds=1.0, uses_steps=0.0)
    assert bring(mind_of(silent, sources=sources(is_opened=True))) is None
    chat = {"line-1": {"player": "bot-2", "is_story": False}}
    assert bring(mind_of(silent, sources=sources(is_opened=True), chat=chat)) is not None


def pin(player: str, department: str, *supports: str) -> dict[str, Any]:
    clues = [{"supports": list(supports), "clears": []}]
    shown = {"source": "badge_log", "rows": ["1"], "passage_text": None, "is_given": False, "is_unusable": None}
    return {**shown, "player": player, "department": department, "clues": clues}


def test_pins_of_two_departments_on_one_suspect_are_linked_once() -> None:
    pins = {"pin-1": pin("bot-1", "reception", "bep"), "pin-2": pin("bot-2", "facilities", "bep")}
    command = link(mind_of(CAREFUL, pins=pins))
    assert isinstance(command, LinkPins)
    drawn = {"link-1": {"first": "pin-1", "second": "pin-2", "relation": "supports", "player": "bot-1"}}
    assert link(mind_of(CAREFUL, pins=pins, links=drawn)) is None


def test_pins_of_one_department_or_on_nobody_are_not_linked() -> None:
    same = {"pin-1": pin("bot-1", "reception", "bep"), "pin-2": pin("bot-2", "reception", "bep")}
    nobody = {"pin-1": pin("bot-1", "reception"), "pin-2": pin("bot-2", "facilities")}
    assert link(mind_of(CAREFUL, pins=same)) is None
    assert link(mind_of(CAREFUL, pins=nobody)) is None


def test_a_bot_asks_when_an_open_question_needs_what_it_does_not_know() -> None:
    assert ask(mind_of(CAREFUL)) is None
    puzzles = {"when": {"status": "open", "hints": {"given": [], "offered": 0, "count": 3}, "parts": []}}
    mind = mind_of(CAREFUL, puzzles=puzzles)
    assert ask(mind) == Say(mind.me, ASK)
