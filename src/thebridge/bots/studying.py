"""How a bot reads its sources, brings what it found to the board, links it and asks for what it lacks."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from thebridge.bots.mind import Mind, usable_pins
from thebridge.bots.phrases import ASK
from thebridge.engine.areas.board.words import LinkPins, PinPassage, PinRows
from thebridge.engine.areas.sources.words import OpenMetadata, OpenSource, ShareSource, UseStep
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import PinId, RowKey, SourceId, StepName
from thebridge.engine.scenario import Clue


def read(mind: Mind) -> object | None:
    """Open the next source, or its catalogue entry."""
    for known, seen in mind.view["sources"].items():
        source = SourceId(known)
        is_chosen = mind.would(mind.profile.reads, "reads", known)
        if is_chosen and not seen["is_opened"]:
            return OpenSource(mind.me, source)
        if not seen["metadata_opened"] and mind.would(mind.profile.reads_metadata, "metadata", known) and is_chosen:
            return OpenMetadata(mind.me, source)
    return None


def bring(mind: Mind) -> object | None:
    """Pin what was noticed and is not on the board yet."""
    if mind.profile.waits_to_be_asked and not mind.is_asked:
        return None
    clue = _not_shown(mind)
    if clue is None:
        return None
    if mind.would(mind.profile.shares_whole, "whole", clue.source) and not _is_with_team(mind, clue):
        return ShareSource(mind.me, clue.source)
    if clue.passage is not None:
        return PinPassage(mind.me, clue.source, clue.passage)
    if mind.luck() < mind.profile.uses_steps:
        return UseStep(mind.me, clue.source, StepName(_step(mind)))
    return PinRows(mind.me, clue.source, tuple(RowKey(row) for row in clue.rows))


def _not_shown(mind: Mind) -> Clue | None:
    """What was noticed, stands for the acts so far, and is neither on the board nor pinned as rows."""
    return mind.noted_view.recall("not shown", partial(_find_not_shown, mind))


def _find_not_shown(mind: Mind) -> Clue | None:
    opened = {None, *(group["act"] for group in mind.view["board"]["groups"])}
    missing = [clue for clue in mind.clues_held if clue.id not in mind.clues_shown and clue.act in opened]
    pinned = {(pin["source"], frozenset(pin["rows"])) for _, pin in usable_pins(mind.view)} if missing else set()
    fresh = (one for one in missing if not one.rows or (one.source, frozenset(one.rows)) not in pinned)
    return next(fresh, None)


def _is_with_team(mind: Mind, clue: Clue) -> bool:
    seen = mind.view["sources"][clue.source]
    return seen["shared_by"] is not None or not seen["is_mine"]


def _step(mind: Mind) -> str:
    return ("filter", "sort", "nearest", "clock")[int(mind.luck() * 4)]


def link(mind: Mind) -> object | None:
    """Link an own pin with one of another department that speaks of the same suspect."""
    drawn = sum(one["player"] == mind.me for one in mind.view["links"].values())
    if drawn >= mind.profile.links:
        return None
    taken = [{one["first"], one["second"]} for one in mind.view["links"].values()]
    pins = list(usable_pins(mind.view))
    for known, pin in pins:
        if pin["player"] != mind.me:
            continue
        for other, another in pins:
            is_apart = another["department"] != pin["department"] and {known, other} not in taken
            if is_apart and _suspects(pin) & _suspects(another):
                return LinkPins(mind.me, PinId(known), PinId(other), "supports")
    return None


def _suspects(pin: Mapping[str, Any]) -> set[str]:
    return {suspect for clue in pin["clues"] for suspect in clue["supports"]}


def ask(mind: Mind) -> object | None:
    """Ask the others when a question needs something that is not on the board."""
    said = sum(line["player"] == mind.me for line in mind.view["chat"].values())
    lacking = sum(not mind.knows(puzzle.needs) for puzzle in mind.open_puzzles)
    return Say(mind.me, ASK) if said < min(mind.profile.asks, lacking) and mind.others else None
