"""Taking an intervention back by giving what it changed its old value again, while nothing rests on it.

`Kept` is what a room remembers of an intervention for this; `rests_on` says whether a later entry used what it opened.
Whatever players did in between, and that does not rest on it, stands.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Final

from thebridge.engine.areas.acts.words import Intervened, InterventionKind, InterventionUndone
from thebridge.engine.areas.board import words as board
from thebridge.engine.areas.clock import words as clock
from thebridge.engine.areas.dilemmas import words as dilemmas
from thebridge.engine.areas.puzzles import words as puzzles
from thebridge.engine.areas.seats import words as seats
from thebridge.engine.areas.sources import words as sources
from thebridge.engine.areas.talk import words as talk
from thebridge.engine.areas.votes import words as votes
from thebridge.engine.entry import Entry

RESTORED: Final[frozenset[InterventionKind]] = frozenset(
    {"open_gate", "end_play", "skip_puzzle", "restart_puzzle", "remove_line"}
)
"""What is taken back by restoring what it changed; a pause, an extension, a factor and extra time have an inverse."""

_APART: Final = (
    talk.LineSaid,
    talk.MessageSent,
    talk.HelpCalled,
    talk.CallAnswered,
    seats.PlayerJoined,
    seats.PlayerLeft,
    seats.PlayerRenamed,
    seats.LanguageSet,
    seats.ReadySet,
    seats.ExtraTimeGiven,
    seats.RolesDealt,
    clock.ClockPaused,
    clock.ClockResumed,
    clock.TimeExtended,
    clock.FactorSet,
    clock.OutageCompensated,
    votes.QuestionAnswered,
    Intervened,
    InterventionUndone,
)
"""Events that rest on nothing that a lead opened, closed or ended: an answer for oneself stands, whatever follows."""

_WORK: Final = (
    sources.SourceOpened,
    sources.MetadataOpened,
    sources.StepUsed,
    sources.ViewShared,
    sources.SharingStopped,
    sources.SourceShared,
    puzzles.ItemPlaced,
    puzzles.AnswerJudged,
    puzzles.HintOffered,
    puzzles.HintGiven,
    board.PinPlaced,
    board.PinRemoved,
    board.PinTagged,
    board.PinsLinked,
    board.LinkRemoved,
    board.NoteWritten,
    board.NoteErased,
    board.ClueEstablished,
    votes.VoteCast,
    dilemmas.OptionProposed,
    dilemmas.ProposalWithdrawn,
    dilemmas.DilemmaShown,
    talk.LineRemoved,
)
"""Events of work that rest on an intervention when they name something that it changed.

Every other event may follow from anything in the room: with it, nothing is taken back any more.
"""

_NAMES: Final = (
    "source",
    "puzzle",
    "pin",
    "clue",
    "clues",
    "first",
    "second",
    "link",
    "note",
    "vote",
    "dilemma",
    "line",
)
"""The fields of those events that name something; none holds anybody's own words."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What one intervention changed: each slice as it was before and after it, and the ids of what it touched."""

    note: Intervened
    slices: Mapping[str, tuple[Any, Any]]
    touched: frozenset[str]
    has_ended: bool


def kept_of(entry: Entry, before: Any, after: Any, slices: Iterable[str]) -> Kept | None:
    """What the room must remember of this entry, if it is an intervention that something can come to rest on."""
    note = next((event for event in entry.events if isinstance(event, Intervened)), None)
    if note is None or note.what not in (*RESTORED, "extra_time"):
        return None
    changed = {
        name: (getattr(before, name), getattr(after, name))
        for name in (slices if note.what in RESTORED else ())
        if getattr(before, name) is not getattr(after, name)
    }
    touched = frozenset(found for one in changed.values() for found in _touched(*one))
    return Kept(note, changed, touched, before.acts.stage != after.acts.stage)


def rests_on(kept: Kept, entry: Entry) -> bool:
    """Whether this later entry uses what the intervention brought about, or takes away whom it was for."""
    match kept.note.what:
        case "remove_line":
            return False
        case "extra_time":
            return any(isinstance(one, seats.PlayerLeft) and one.player == kept.note.player for one in entry.events)
        case _:
            return any(_uses(kept, event) for event in entry.events)


def _uses(kept: Kept, event: object) -> bool:
    if isinstance(event, _APART):
        return False
    if kept.has_ended or not isinstance(event, _WORK):
        return True
    return not kept.touched.isdisjoint(_named(event))


def _named(event: object) -> Iterator[str]:
    for name in _NAMES:
        value = getattr(event, name, None)
        yield from (value,) if isinstance(value, str) else value or ()
    yield from _asked(getattr(event, "query", None))


def _asked(query: Any) -> Iterator[str]:
    """The sources that a question over the data reads."""
    if isinstance(query, Mapping):
        for name, value in query.items():
            if name == "source" and isinstance(value, str):
                yield value
            yield from _asked(value)
    elif isinstance(query, (tuple, list)):
        for one in query:
            yield from _asked(one)


def _touched(before: Any, after: Any) -> Iterator[str]:
    """The ids of what differs in one slice."""
    for field in fields(before):
        old, new = getattr(before, field.name), getattr(after, field.name)
        if isinstance(new, Mapping):
            for key in {**old, **new}:
                if old.get(key) != new.get(key):
                    yield from (key,) if isinstance(key, str) else (one for one in _parts(key) if isinstance(one, str))
                    yield from getattr(new.get(key), "clues", ())
        elif isinstance(new, tuple):
            yield from (one.id for one in (*old, *new) if hasattr(one, "id") and (one in old) != (one in new))


def _parts(key: object) -> tuple[object, ...]:
    return key if isinstance(key, tuple) else ()


def merged(before: Any, after: Any, now: Any) -> Any:
    """`now` as it would be had `before` not become `after`: what changed gets its old value, all else stands."""
    if before is after or before == after:
        return now
    if now is after or now == after:
        return before
    if isinstance(now, Mapping):
        return _merged_mapping(before, after, now)
    if isinstance(now, frozenset):
        return (now - (after - before)) | (before - after)
    if isinstance(now, tuple):
        return _merged_row(before, after, now)
    if is_dataclass(now) and not isinstance(now, type):
        names = [field.name for field in fields(now)]
        return replace(
            now, **{name: merged(getattr(before, name), getattr(after, name), getattr(now, name)) for name in names}
        )
    return now


def _merged_mapping(before: Mapping[Any, Any], after: Mapping[Any, Any], now: Mapping[Any, Any]) -> Mapping[Any, Any]:
    merged_now = {
        key: merged(before.get(key), after.get(key), value)
        for key, value in now.items()
        if key in before or key not in after
    }
    return {**merged_now, **{key: value for key, value in before.items() if key not in after and key not in now}}


def _merged_row(before: tuple[Any, ...], after: tuple[Any, ...], now: tuple[Any, ...]) -> tuple[Any, ...]:
    row = [one for one in now if one in before or one not in after]
    for number, one in enumerate(before):
        if one not in after and one not in row:
            left = [other for other in before[:number] if other in row]
            row.insert(row.index(left[-1]) + 1 if left else 0, one)
    return tuple(row)


def undone_in(entries: Iterable[Entry]) -> frozenset[int]:
    """The entries whose intervention was taken back later."""
    return frozenset(
        event.undone for entry in entries for event in entry.events if isinstance(event, InterventionUndone)
    )


def standing_events(entry: Entry, undone: frozenset[int]) -> tuple[Any, ...]:
    """The events of an entry that still hold: of what was taken back by restoring, only that it was done."""
    if entry.seq not in undone or not any(isinstance(one, Intervened) and one.what in RESTORED for one in entry.events):
        return entry.events
    return tuple(event for event in entry.events if isinstance(event, Intervened))
