"""Values that the shape takes for any text or number, and that must be more: times, zones, counts, orders."""

import re
import zoneinfo
from datetime import date, datetime
from typing import Final

from thebridge.authoring.checks.references import SLUG
from thebridge.authoring.examination import Examination, listed
from thebridge.authoring.strict_yaml import Path
from thebridge.engine.scenario import (
    Act,
    AllOf,
    AnyOf,
    CastMember,
    Clue,
    Dilemma,
    Elapsed,
    Estimate,
    Hint,
    HintTaken,
    Puzzle,
    Reported,
    RevealMoment,
    StepIs,
    Thresholds,
    TimeUp,
    Vote,
)

ATTRIBUTES: Final = ("none", "bike", "badge", "radio", "laptop", "keycard", "hall")
STEPS: Final = ("sort", "filter", "group", "lookup", "nearest", "chart", "clock")
LANGUAGE: Final = re.compile(r"[a-z]{2}(-[A-Z]{2})?")
VERSION: Final = re.compile(r"[0-9]+(\.[0-9]+){0,2}")


def check_formats(exam: Examination) -> None:
    """Notes every value that cannot mean what its field needs."""
    _check_heading(exam)
    _check_moments(exam)
    _check_words(exam)
    _check_counts(exam)
    _check_conditions(exam)
    _check_puzzles(exam)
    _check_dilemmas(exam)


def _check_heading(exam: Examination) -> None:
    scenario = exam.scenario
    for number, proof in enumerate(scenario.proofs):
        if not SLUG.fullmatch(proof.id):
            message = f"{proof.id!r} is no id. Use small letters, digits, - and _ only, at most 60."
            exam.problem(("proofs", number, "id"), "id_unfit", message)
    if not SLUG.fullmatch(scenario.id):
        message = f"{scenario.id!r} is no id. Use small letters, digits, - and _ only, at most 60."
        exam.problem(("id",), "id_unfit", message)
    if not VERSION.fullmatch(scenario.version):
        message = f"{scenario.version!r} is no version. Write numbers and points, such as 1.0."
        exam.problem(("version",), "version_unfit", message)
    if not scenario.languages or not scenario.acts or not scenario.endings:
        message = "A scenario needs at least one language, one act and one ending. Add what is missing."
        exam.problem(("languages",), "scenario_empty", message)
    for number, language in enumerate(scenario.languages):
        if not LANGUAGE.fullmatch(language) or language in scenario.languages[:number]:
            message = f"{language!r} is no language here, or is named twice. Use two letters, such as nl, once each."
            exam.problem(("languages", number), "language_unfit", message)
    if scenario.time_zone not in zoneinfo.available_timezones():
        message = f"{scenario.time_zone!r} is no time zone. Use an IANA name, such as Europe/Amsterdam."
        exam.problem(("time_zone",), "time_zone_unknown", message)
    if not _is_date(scenario.story_date):
        message = f"{scenario.story_date!r} is no date. Write it as YYYY-MM-DD."
        exam.problem(("story_date",), "date_unfit", message)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_utc(text: str) -> bool:
    """Whether a text is a moment in UTC, with its Z."""
    try:
        return text.endswith("Z") and "T" in text and datetime.fromisoformat(text) is not None
    except ValueError:
        return False


def _check_moments(exam: Examination) -> None:
    moments = [(path, clue.at_utc) for path, clue in exam.each(Clue) if clue.at_utc is not None]
    moments += [(path, moment.at_utc) for path, moment in exam.each(RevealMoment)]
    for path, at_utc in moments:
        if not is_utc(at_utc):
            message = f"{at_utc!r} is no moment in UTC. Write it as 2026-10-25T00:46:00Z."
            exam.problem((*path, "at_utc"), "moment_unfit", message)


def _check_words(exam: Examination) -> None:
    for path, member in exam.each(CastMember):
        if member.attribute not in ATTRIBUTES:
            message = f"There is no drawing of {member.attribute!r}. Use one of {listed(ATTRIBUTES)}."
            exam.problem((*path, "attribute"), "value_unknown", message)
        if not member.name.strip():
            exam.problem((*path, "name"), "name_missing", "The name is empty. Write first and last name.")
    for path, step in exam.each(StepIs):
        if step.step not in STEPS:
            message = f"There is no step {step.step!r}. Use one of {listed(STEPS)}."
            exam.problem((*path, "step"), "value_unknown", message)


def _check_counts(exam: Examination) -> None:
    positive: list[tuple[Path, float]] = []
    positive += [((*path, "seconds"), act.seconds) for path, act in exam.each(Act)]
    positive += [((*path, "limit_seconds"), vote.limit_seconds) for path, vote in exam.each(Vote)]
    for path, limit in exam.each(Thresholds):
        positive += [((*path, "stuck_seconds"), limit.stuck_seconds), ((*path, "silent_seconds"), limit.silent_seconds)]
        if not 0 < limit.one_does_all_share <= 1:
            message = "The share must lie above 0 and at most at 1. Write it as 0.7."
            exam.problem((*path, "one_does_all_share"), "share_unfit", message)
    positive += [((*path, "seconds"), waits.seconds) for path, waits in exam.each(Elapsed)]
    positive += [((*path, "seconds"), waits.seconds) for path, waits in exam.each(TimeUp)]
    for path, thing in exam.definitions:
        delay = getattr(thing, "delay_seconds", 0)
        busy = getattr(thing, "busy_seconds", 0)
        if min(delay, busy) < 0:
            exam.problem(path, "seconds_unfit", "The seconds are below 0. Write 0 or more.")
    for path, value in positive:
        if value <= 0:
            exam.problem(path, "seconds_unfit", "The seconds are 0 or less. Write how many it takes.")


def _check_conditions(exam: Examination) -> None:
    hints = {puzzle.id: len(puzzle.hints) for puzzle in exam.scenario.puzzles}
    for path, every in exam.each(AllOf):
        if not every.of:
            exam.problem((*path, "of"), "condition_empty", "The list is empty. Name conditions, or use kind: always.")
    for path, some in exam.each(AnyOf):
        if not 1 <= some.at_least <= len(some.of):
            message = f"{some.at_least} of {len(some.of)} can never mean something. Change at_least or the list."
            exam.problem((*path, "at_least"), "condition_impossible", message)
    for path, taken in exam.each(HintTaken):
        if not 1 <= taken.step <= hints.get(taken.puzzle, taken.step):
            message = f"The puzzle has {hints[taken.puzzle]} hints. Name a step from 1 to that."
            exam.problem((*path, "step"), "condition_impossible", message)
    for path, reported in exam.each(Reported):
        if reported.within is not None and reported.within <= 0:
            exam.problem((*path, "within"), "seconds_unfit", "The seconds are 0 or less. Write how many it may take.")


def _check_puzzles(exam: Examination) -> None:
    for path, puzzle in exam.each(Puzzle):
        if not puzzle.hints or not puzzle.parts:
            message = "A puzzle needs at least one part and one hint; the last hint solves it. Add what is missing."
            exam.problem((*path, "hints"), "puzzle_empty", message)
        _check_hints(exam, path, puzzle.hints)
    for path, estimate in exam.each(Estimate):
        if not 0 < estimate.p50 <= estimate.slow:
            message = (
                "A slow team needs at least as long as the middle one, and both need some time. Change p50 or slow."
            )
            exam.problem((*path, "p50"), "estimate_unfit", message)


def _check_hints(exam: Examination, path: Path, hints: tuple[Hint, ...]) -> None:
    last = 0
    for number, hint in enumerate(hints):
        if hint.late_seconds <= last:
            message = f"This hint comes no later than the one before it ({last} s). Let late_seconds rise."
            exam.problem((*path, "hints", number, "late_seconds"), "hints_not_rising", message)
        last = max(last, hint.late_seconds)


def _check_dilemmas(exam: Examination) -> None:
    for path, card in exam.each(Dilemma):
        if len(card.options) < 2:
            exam.problem((*path, "options"), "dilemma_empty", "A dilemma needs at least two options. Add one.")
        if card.limit_seconds is not None and (card.default is None or card.limit_seconds <= 0):
            message = "A dilemma with a limit needs seconds above 0 and a default that it closes with. Add them."
            exam.problem((*path, "limit_seconds"), "default_missing", message)
        if card.default is not None and card.limit_seconds is None:
            message = "The default is never used without limit_seconds. Add the limit or take the default out."
            exam.problem((*path, "default"), "default_unused", message)
