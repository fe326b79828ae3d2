"""Everything that an author wrote comes about somehow, and nothing runs in a circle."""

from collections.abc import Iterator

from thebridge.authoring.examination import Examination, listed
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.ids import HappeningId
from thebridge.engine.room import ROUNDS_LIMIT
from thebridge.engine.scenario import (
    AccusationSent,
    Accused,
    ActReached,
    AllOf,
    AnyOf,
    Condition,
    Contradicted,
    Elapsed,
    Fire,
    Happening,
    OpenAccusation,
    OpenDilemma,
    OpenPuzzle,
    OpenVote,
    ReleaseSource,
    TimeUp,
    UsableEvidence,
)


def check_flow(exam: Examination) -> None:
    """Notes what nothing opens, releases or fires, gates that wait for what comes later, and loops."""
    _check_started(exam)
    _check_accusation(exam)
    _check_matters(exam)
    _check_gates(exam)
    _check_loops(exam)
    _check_cues(exam)


def _check_started(exam: Examination) -> None:
    scenario = exam.scenario
    fired = {one.happening for _, one in exam.each(Fire)}
    opened = {one.puzzle for _, one in exam.each(OpenPuzzle)}
    cards = {one.dilemma for _, one in exam.each(OpenDilemma)}
    votes = {one.vote for _, one in exam.each(OpenVote)}
    released = {one.source for _, one in exam.each(ReleaseSource)}
    released |= {source for act in scenario.acts for source in act.sources}
    for number, happening in enumerate(scenario.happenings):
        if happening.when is None and happening.id not in fired:
            message = f"Nothing fires the happening {happening.id!r}. Give it a when, or fire it."
            exam.problem(("happenings", number), "never_happens", message)
    for number, puzzle in enumerate(scenario.puzzles):
        if puzzle.when is None and puzzle.id not in opened:
            _note_closed(exam, ("puzzles", number), f"puzzle {puzzle.id!r}", "open_puzzle, or give it a when")
    for number, card in enumerate(scenario.dilemmas):
        if card.when is None and card.id not in cards:
            _note_closed(exam, ("dilemmas", number), f"dilemma {card.id!r}", "open_dilemma, or give it a when")
    for number, vote in enumerate(scenario.votes):
        if vote.id not in votes:
            _note_closed(exam, ("votes", number), f"vote {vote.id!r}", "open_vote")
    for number, source in enumerate(scenario.sources):
        if source.held_from == "released" and source.id not in released:
            message = f"Nothing releases {source.id!r}. Name it in an act, or release it."
            exam.problem(("sources", number), "never_released", message)


def _note_closed(exam: Examination, path: Path, what: str, remedy: str) -> None:
    exam.problem(path, "never_opens", f"Nothing opens the {what}. Open it with {remedy}.")


def _check_accusation(exam: Examination) -> None:
    accusation = exam.scenario.accusation
    opening = [path for path, _ in exam.each(OpenAccusation)]
    if accusation is None:
        about = [
            path for kind in (Accused, AccusationSent, Contradicted, UsableEvidence) for path, _ in exam.each(kind)
        ]
        for path in (*opening, *about):
            message = "This speaks of an accusation, and there is none. Write one, or take this out."
            exam.problem(path, "accusation_missing", message)
        return
    if not opening:
        exam.problem(("accusation",), "never_opens", "Nothing opens the accusation. Open it with open_accusation.")
    if accusation.min_departments > len(exam.scenario.departments) or accusation.min_pins < accusation.min_departments:
        message = "So many departments cannot be cited. Let min_departments fit min_pins and the departments."
        exam.problem(("accusation", "min_departments"), "evidence_impossible", message)
    if not any(part.cites for part in accusation.parts) and accusation.min_pins:
        message = "No part cites pins, so min_pins is never reached. Give a part cites: true."
        exam.problem(("accusation", "min_pins"), "evidence_impossible", message)


def _check_matters(exam: Examination) -> None:
    arising = {one.matter for one in exam.scenario.happenings}
    for number, matter in enumerate(exam.scenario.reporting.matters):
        path: Path = ("reporting", "matters", number)
        if matter.id not in arising:
            message = f"The matter {matter.id!r} never arises. Name it in the happening that it arises with."
            exam.problem(path, "never_happens", message)
        if not matter.kinds:
            exam.problem((*path, "kinds"), "matter_empty", "No kind of report fits this. Name at least one.")


def _check_gates(exam: Examination) -> None:
    order = [act.id for act in exam.scenario.acts]
    for number, act in enumerate(exam.scenario.acts):
        for path, one in _conditions(act.gate.when, ("acts", number, "gate", "when")):
            named = one.act if isinstance(one, ActReached) else one.since if isinstance(one, Elapsed | TimeUp) else None
            if named is not None and order.index(named) > number:
                message = f"The act {named!r} comes after this gate. Name this act or an earlier one."
                exam.problem((*path, "act" if isinstance(one, ActReached) else "since"), "gate_waits", message)


def _conditions(condition: Condition, path: Path) -> Iterator[tuple[Path, Condition]]:
    yield path, condition
    if isinstance(condition, AllOf | AnyOf):
        for number, one in enumerate(condition.of):
            yield from _conditions(one, (*path, "of", number))


def _check_loops(exam: Examination) -> None:
    happenings = {one.id: one for one in exam.scenario.happenings}
    for number, one in enumerate(exam.scenario.happenings):
        chain = _chain(one, happenings, (one.id,))
        if chain[-1] == one.id and len(chain) > 1:
            message = f"This happening fires itself: {' > '.join(chain)}. Take one of these effects out."
            exam.problem(("happenings", number, "effects"), "effects_loop", message)
        elif len(chain) >= ROUNDS_LIMIT:
            message = f"Over {ROUNDS_LIMIT} happenings follow at once: {listed(chain)}. Delay one or join some."
            exam.problem(("happenings", number, "effects"), "effects_too_long", message)


def _chain(
    one: Happening, happenings: dict[HappeningId, Happening], so_far: tuple[HappeningId, ...]
) -> tuple[HappeningId, ...]:
    """The longest chain of happenings from here, or the one that comes back to its first."""
    longest = so_far
    for effect in one.effects:
        if not isinstance(effect, Fire):
            continue
        if effect.happening == so_far[0]:
            return (*so_far, effect.happening)
        if effect.happening not in so_far and len(so_far) < ROUNDS_LIMIT:
            found = _chain(happenings[effect.happening], happenings, (*so_far, effect.happening))
            if found[-1] == so_far[0]:
                return found
            longest = max(longest, found, key=len)
    return longest


def _check_cues(exam: Examination) -> None:
    seconds = {act.id: act.seconds for act in exam.scenario.acts}
    for number, cue in enumerate(exam.scenario.run_sheet):
        if cue.act is not None and not 0 <= cue.at_seconds <= seconds[cue.act]:
            message = f"The act {cue.act!r} has {seconds[cue.act]} seconds. Let the cue come within them."
            exam.warning(("run_sheet", number, "at_seconds"), "cue_too_late", message)
