"""What follows from what happened: the only place where one area's event leads to another's.

`room.decide` asks for the next consequences again and again, in this fixed order, until nothing changes: first what
the newest
events lead to, then what is due or has become true. Each step depends on the state alone, so it is tried once and
never twice.
"""

from thebridge.engine.areas.accusation.conclusion import missing
from thebridge.engine.areas.accusation.decide import uncite_removed
from thebridge.engine.areas.accusation.words import AccusationSent
from thebridge.engine.areas.acts.words import (
    ActClosed,
    ActOpened,
    DelayedEffectCame,
    EndingReached,
    HappeningFired,
    PlayStarted,
)
from thebridge.engine.areas.board.decide import give_clue
from thebridge.engine.areas.board.words import PinRemoved
from thebridge.engine.areas.clock.words import ClockStarted, ClockStopped
from thebridge.engine.areas.dilemmas.decide import due_defaults
from thebridge.engine.areas.dilemmas.words import DilemmaOpened, OptionChosen
from thebridge.engine.areas.puzzles.decide import close_given, offer_due_hints, open_puzzle
from thebridge.engine.areas.puzzles.words import AnswerJudged, PuzzleClosed, PuzzleSolved
from thebridge.engine.areas.seats.decide import deal_roles
from thebridge.engine.areas.seats.words import PlayerLeft
from thebridge.engine.areas.sources.decide import end_view
from thebridge.engine.areas.sources.words import SourceReleased
from thebridge.engine.areas.talk.decide import matter_arises, story_line
from thebridge.engine.areas.votes.decide import due_closings
from thebridge.engine.areas.votes.words import VoteClosed
from thebridge.engine.circumstances import Facts
from thebridge.engine.conditions import department_of, holds
from thebridge.engine.effects import dilemma_text, events_now, events_of
from thebridge.engine.ids import CLOCK, ActId, PlayerId, Reason
from thebridge.engine.scenario import Act, Condition, Effect, Scenario
from thebridge.engine.state import RoomState, apply_events

_REMOVER = PlayerId("")
"""Nobody's hand: a citation falls because its pin left the board."""


def ending_events(scenario: Scenario, state: RoomState, seconds: float) -> tuple[object, ...]:
    """Play is over: the ending that fits where the team stands."""
    ending = next(one for one in scenario.endings if holds(scenario, state, one.when, seconds))
    open_votes = (VoteClosed(vote, Reason("time")) for vote, one in state.votes.votes.items() if one.is_open)
    return (*open_votes, EndingReached(ending.id, seconds), ClockStopped())


def next_events(scenario: Scenario, state: RoomState, fresh: tuple[object, ...], facts: Facts) -> tuple[object, ...]:
    """What follows from `fresh`, the newest events, else the first thing that is due or has become true.

    () when all is quiet.
    """
    led_to: list[object] = []
    for event in fresh:
        # Each event's effects are decided on what the ones before it brought, so that nothing happens twice in one
        # entry.
        so_far = apply_events(state, tuple(led_to), facts.now, facts.seq)
        led_to.extend(_led_to_by(scenario, so_far, event, facts))
    if led_to:
        return tuple(led_to)
    if state.acts.stage != "play" or facts.is_paused:
        return ()
    for step in (_due_effects, _happenings, _openings, _closings, _gate):
        found = step(scenario, state, facts)
        if found:
            return found
    return ()


def _led_to_by(scenario: Scenario, state: RoomState, event: object, facts: Facts) -> tuple[object, ...]:
    match event:
        case PlayStarted():
            return _play_started(scenario, state, facts)
        case ActOpened():
            return _act_opened(scenario, state, event.act, facts)
        case ActClosed():
            return _act_closed(scenario, state, event, facts)
        case HappeningFired():
            return _happening_fired(scenario, state, event, facts)
        case PuzzleSolved() | PuzzleClosed():
            return _puzzle_done(scenario, state, event, facts)
        case AnswerJudged():
            return _answer_judged(scenario, state, event, facts)
        case OptionChosen():
            return _option_chosen(scenario, state, event, facts)
        case PinRemoved():
            return uncite_removed(state.accusation, event.pin, _REMOVER)
        case PlayerLeft():
            return end_view(state.sources, event.player)
        case AccusationSent():
            is_played = scenario.accusation is not None and state.acts.stage == "play"
            effects = scenario.accusation.on_sent if scenario.accusation is not None and is_played else ()
            return _all_of(scenario, state, effects, facts)
        case _:
            return ()


def _all_of(
    scenario: Scenario, state: RoomState, effects: tuple[Effect, ...], facts: Facts, wait: int = 0
) -> tuple[object, ...]:
    """The events of several effects, each seeing those before it; `wait` more seconds delay all of them."""
    events: list[object] = []
    for effect in effects:
        so_far = apply_events(state, tuple(events), facts.now, facts.seq)
        number = so_far.acts.delayed_count + 1
        events.extend(events_of(scenario, so_far, _later(effect, wait), facts.seconds, number))
    return tuple(events)


def _later(effect: Effect, wait: int) -> Effect:
    if not wait:
        return effect
    fields = {name: getattr(effect, name) for name in effect.__dataclass_fields__}
    return type(effect)(**{**fields, "delay_seconds": effect.delay_seconds + wait})


def _play_started(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    held = tuple(
        SourceReleased(source.id, Reason("start"), to_team=False)
        for source in scenario.sources
        if source.held_from == "start"
    )
    first = ActOpened(scenario.acts[0].id, 0.0)
    return (ClockStarted(), *deal_roles(scenario, state.seats), *held, first)


def _act_opened(scenario: Scenario, state: RoomState, act: ActId, facts: Facts) -> tuple[object, ...]:
    authored = act_of(scenario, act)
    arrive = tuple(
        SourceReleased(source, Reason("act"), to_team=False)
        for source in authored.sources
        if source not in state.sources.released
    )
    after = apply_events(state, arrive, facts.now, facts.seq)
    return (*arrive, *_all_of(scenario, after, authored.on_open, facts))


def _act_closed(scenario: Scenario, state: RoomState, event: ActClosed, facts: Facts) -> tuple[object, ...]:
    events: list[object] = []
    if event.reason != "met":
        events.extend(_given(scenario, state, event.act, facts))
    number = [act.id for act in scenario.acts].index(event.act) + 1
    if number < len(scenario.acts):
        events.append(ActOpened(scenario.acts[number].id, facts.seconds))
    else:
        events.extend(_sent_at_last(scenario, state, facts))
        after = apply_events(state, tuple(events), facts.now, facts.seq)
        events.extend(ending_events(scenario, after, facts.seconds))
    return tuple(events)


def _sent_at_last(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    """A conclusion that lacks at most a hand when time runs out is sent: the team had said what it thinks."""
    if scenario.accusation is None or not state.accusation.is_open or state.accusation.is_sent:
        return ()
    departments = {pin.id: department_of(scenario, pin) for pin in state.board.pins.values()}
    absent = missing(scenario.accusation, state.accusation, departments, facts.players)
    return (AccusationSent(CLOCK),) if set(absent) <= {"signatures"} else ()


def _given(scenario: Scenario, state: RoomState, act: ActId, facts: Facts) -> list[object]:
    """What a closing that the team did not reach puts on the board, and the puzzles of that act that are then given."""
    events: list[object] = []
    for clue in act_of(scenario, act).gate.gives:
        events.extend(give_clue(scenario, state.board, clue, facts.seq))
    since = state.acts.opened[act].seconds
    return [*events, *close_given(state.puzzles, since, facts.seconds)]


def _happening_fired(scenario: Scenario, state: RoomState, event: HappeningFired, facts: Facts) -> tuple[object, ...]:
    authored = next(one for one in scenario.happenings if one.id == event.happening)
    events: list[object] = []
    if authored.is_said_in_chat:
        events.extend(story_line(state.talk, authored.id, facts.seq))
    if authored.matter is not None:
        events.extend(matter_arises(state.talk, authored.matter, facts.seconds))
    after = apply_events(state, tuple(events), facts.now, facts.seq)
    return (*events, *_all_of(scenario, after, authored.effects, facts))


def _puzzle_done(
    scenario: Scenario, state: RoomState, event: PuzzleSolved | PuzzleClosed, facts: Facts
) -> tuple[object, ...]:
    authored = next(one for one in scenario.puzzles if one.id == event.puzzle)
    effects = authored.on_closed
    if isinstance(event, PuzzleSolved):
        effects = (*authored.on_solved, *effects)
    return _all_of(scenario, state, effects, facts)


def _answer_judged(scenario: Scenario, state: RoomState, event: AnswerJudged, facts: Facts) -> tuple[object, ...]:
    authored = next(one for one in scenario.puzzles if one.id == event.puzzle)
    effects = tuple(
        effect
        for answer in authored.on_answer
        if answer.part == event.part and answer.option in event.options
        for effect in answer.effects
    )
    return _all_of(scenario, state, effects, facts)


def _option_chosen(scenario: Scenario, state: RoomState, event: OptionChosen, facts: Facts) -> tuple[object, ...]:
    authored = next(one for one in scenario.dilemmas if one.id == event.dilemma)
    option = next(one for one in authored.options if one.id == event.option)
    return _all_of(scenario, state, option.effects, facts, wait=option.busy_seconds)


def _due_effects(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    due = [one for one in state.acts.delayed if one.due_seconds <= facts.seconds + 0.001]
    if not due:
        return ()
    first = min(due, key=lambda one: (one.due_seconds, one.number))
    came = DelayedEffectCame(first.number)
    return (came, *events_now(scenario, state, first.effect, facts.seconds))


def _happenings(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    for one in scenario.happenings:
        if one.when is not None and one.id not in state.acts.happened and _holds(scenario, state, one.when, facts):
            return (HappeningFired(one.id, facts.seconds),)
    return ()


def _openings(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    events: list[object] = [
        event
        for puzzle in scenario.puzzles
        if puzzle.when is not None and _holds(scenario, state, puzzle.when, facts)
        for event in open_puzzle(state.puzzles, puzzle.id, facts.seconds)
    ]
    for card in scenario.dilemmas:
        if card.when is None or card.id in state.dilemmas.dilemmas or not _holds(scenario, state, card.when, facts):
            continue
        text = dilemma_text(scenario, state, card.id, facts.seconds)
        events.append(DilemmaOpened(card.id, text, facts.seconds))
    return tuple(events)


def _closings(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    has_limits = state.clock.has_limits
    return (
        *(one for one in due_closings(scenario, state.votes, facts) if has_limits or one.reason == "all"),
        *(due_defaults(scenario, state.dilemmas, facts) if has_limits else ()),
        *offer_due_hints(scenario, state.puzzles, facts.seconds),
    )


def _gate(scenario: Scenario, state: RoomState, facts: Facts) -> tuple[object, ...]:
    if state.acts.current is None:
        return ()
    gate = act_of(scenario, state.acts.current).gate
    if not _holds(scenario, state, gate.when, facts):
        return ()
    # A gate that would not hold at the very start of play holds because of what the team did, not because time ran out.
    is_met = holds(scenario, state, gate.when, -1.0)
    return (ActClosed(state.acts.current, Reason("met" if is_met else "time"), facts.seconds),)


def _holds(scenario: Scenario, state: RoomState, condition: Condition, facts: Facts) -> bool:
    return holds(scenario, state, condition, facts.seconds)


def act_of(scenario: Scenario, act: ActId) -> Act:
    """The authored act."""
    return next(one for one in scenario.acts if one.id == act)
