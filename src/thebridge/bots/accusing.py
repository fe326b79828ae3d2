"""How a bot writes its part of the conclusion: from the board, and rightly only when it knows what an answer needs."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from thebridge.bots.mind import Mind, usable_pins
from thebridge.bots.phrases import ADVICE, REASON
from thebridge.engine.areas.accusation.words import (
    AnswerPart,
    CitePin,
    SendAccusation,
    SignAccusation,
    WeighContradiction,
)
from thebridge.engine.ids import CastId, OptionId, PinId
from thebridge.engine.scenario import AccusationPart

SHORT_OF_TIME = 0.85
"""From this share of the act's time on, a bot concludes with what there is."""
_LAST = frozenset({"signatures", "signed"})


def finish(mind: Mind) -> object | None:
    """Sign or dissent when all else is done, and send when nothing is missing. Who knows better says so first."""
    seen = mind.view["accusation"]
    if not _is_whole(seen) or not _is_ready(mind):
        return None
    better = _correct(mind, seen) if mind.profile.corrects else None
    return better or sign(mind)


def sign(mind: Mind) -> object | None:
    """Sign what stands there, or dissent; send it when nothing is missing any more."""
    seen = mind.view["accusation"]
    if not _is_whole(seen):
        return None
    if mind.me not in seen["signatures"]:
        return SignAccusation(mind.me, "dissent" if _dissents(mind, seen) else "signed")
    return None if seen["missing"] else SendAccusation(mind.me)


def _is_whole(seen: Mapping[str, Any]) -> bool:
    return _is_open(seen) and set(seen["missing"]) <= _LAST


def _is_open(seen: Mapping[str, Any]) -> bool:
    return bool(seen["is_open"] and not seen["is_sent"])


def _is_ready(mind: Mind) -> bool:
    """Who works things out waits for the puzzles, but not until time is up."""
    return not mind.profile.works_out or mind.act_share >= SHORT_OF_TIME or not _is_work_left(mind)


def _is_work_left(mind: Mind) -> bool:
    return any(not puzzle.bonus for puzzle in mind.open_puzzles)


def _dissents(mind: Mind, seen: Mapping[str, Any]) -> bool:
    if "signed" not in seen["signatures"].values() or not mind.profile.corrects:
        return False
    accused = [one["given"]["option"] for one in seen["parts"] if one["answer"] == "suspects" and one["given"]]
    favourite = favourite_of(mind)
    return favourite is not None and favourite not in accused


def conclude(mind: Mind) -> object | None:
    """Weigh what speaks against the favourite, answer a part, or cite a pin for one."""
    seen = mind.view["accusation"]
    is_asked = not mind.profile.waits_to_be_asked or mind.is_asked
    if not _is_open(seen) or not is_asked or not _is_ready(mind):
        return None
    if not seen["contradictions"]:
        weighed = _weigh(mind, seen)
        if weighed is not None:
            return weighed
    commands = (_answer(mind, *both) or _cite(mind, *both, seen["missing"]) for both in _parts(mind, seen))
    return next((command for command in commands if command is not None), None)


def _correct(mind: Mind, seen: Mapping[str, Any]) -> object | None:
    """Whoever knows better says so before signing."""
    answers = (_answer(mind, *both) for both in _parts(mind, seen) if both[1]["given"] is not None)
    return next((command for command in answers if command is not None), None)


def _parts(mind: Mind, seen: Mapping[str, Any]) -> Iterator[tuple[AccusationPart, Mapping[str, Any]]]:
    """Each part as authored, and as it stands."""
    assert mind.scenario.accusation is not None, "an accusation that opened was authored"
    return zip(mind.scenario.accusation.parts, seen["parts"], strict=True)


def tally(mind: Mind) -> Counter[str]:
    """For each suspect how much on the board speaks for accusing them, less what clears them."""
    counted: Counter[str] = Counter()
    for _, pin in usable_pins(mind.view):
        for clue in pin["clues"]:
            counted.update(clue["supports"])
            counted.subtract(clue["clears"])
    return counted


def favourite_of(mind: Mind) -> str | None:
    """The suspect whom the board speaks against most; None while it speaks against nobody."""
    suspects = {one["id"] for one in mind.view["room"]["suspects"]}
    counted = [one for one in tally(mind).items() if one[0] in suspects]
    ranked = sorted(counted, key=lambda one: (-one[1], mind.chance.steady("suspect", one[0])))
    return ranked[0][0] if ranked and ranked[0][1] > 0 else None


def first_thought(mind: Mind) -> str:
    """Whom this bot thought of before it had seen anything: the same one all through play."""
    known = [one.id for one in mind.scenario.cast if one.is_suspect and one.from_act is None]
    return min(known, key=lambda one: mind.chance.steady("first thought", one))


def _sticks(mind: Mind) -> bool:
    return mind.would(mind.profile.sticks, "sticks")


def _hunch(mind: Mind) -> str:
    if _sticks(mind):
        return first_thought(mind)
    suspects = [one["id"] for one in mind.view["room"]["suspects"]]
    return favourite_of(mind) or str(mind.chance.pick(suspects, "hunch"))


def _weigh(mind: Mind, seen: Mapping[str, Any]) -> object | None:
    """The pin that speaks most against the favourite: one that clears, else one that speaks of another, else any."""
    favourite = _hunch(mind)
    ranked = sorted(mind.view["pins"].items(), key=lambda one: _speaks_for(one[1], favourite))
    if not ranked:
        return None
    verdict = mind.chance.pick([one["id"] for one in seen["verdicts"]], "verdict")
    return WeighContradiction(mind.me, CastId(favourite), PinId(ranked[0][0]), OptionId(verdict))


def _speaks_for(pin: Mapping[str, Any], suspect: str) -> int:
    cleared = sum(suspect in clue["clears"] for clue in pin["clues"])
    return sum(suspect in clue["supports"] for clue in pin["clues"]) - cleared


# --- the answers ------------------------------------------------------------------------------------------------------


def _answer(mind: Mind, part: AccusationPart, shown: Mapping[str, Any]) -> object | None:
    given = shown["given"]
    if part.answer == "text":
        is_wanted = given is None and (not part.optional or mind.profile.corrects)
        return AnswerPart(mind.me, part.id, None, ADVICE) if is_wanted else None
    wished, is_sure = _option_for(mind, part, shown)
    if wished is None or (given is not None and (given["option"] == wished or not is_sure)):
        return None
    needs_reason = any(one["id"] == wished and one["needs_reason"] for one in shown["options"])
    return AnswerPart(mind.me, part.id, OptionId(wished), REASON if needs_reason else None)


def _option_for(mind: Mind, part: AccusationPart, shown: Mapping[str, Any]) -> tuple[str | None, bool]:
    """What the bot would answer, and whether it knows: only then does it change another's answer."""
    if part.answer == "suspects" and _sticks(mind):
        return first_thought(mind), False
    if part.right and knows_answer(mind, part):
        is_right_given = shown["given"] is not None and shown["given"]["option"] in part.right
        return (shown["given"]["option"] if is_right_given else part.right[0]), mind.profile.corrects
    if part.answer == "suspects" and favourite_of(mind) is not None:
        return favourite_of(mind), False
    if part.right and mind.profile.works_out and mind.act_share < SHORT_OF_TIME and _is_work_left(mind):
        return None, False
    if part.answer == "suspects":
        return _hunch(mind), False
    return _by_caution(mind, part), False


def knows_answer(mind: Mind, part: AccusationPart) -> bool:
    """Whether the bot knows the clues that the answer needs; where none are named, whether no puzzle is left."""
    if part.needs:
        return mind.knows(part.needs)
    seen = mind.view["puzzles"].values()
    main = [one for one in seen if not one["is_bonus"]]
    return bool(main) and all(one["status"] != "open" for one in main)


def _by_caution(mind: Mind, part: AccusationPart) -> str:
    sign = -1 if mind.would(mind.profile.caution, "cautious", part.id) else 1
    return min(part.options, key=lambda one: (sign * one.caution, mind.chance.steady("part", part.id, one.id))).id


# --- the pins ---------------------------------------------------------------------------------------------------------


def _cite(mind: Mind, part: AccusationPart, shown: Mapping[str, Any], missing: list[str]) -> object | None:
    """Cite the next best pin while there are too few, from the departments that are not cited yet first."""
    if not part.cites:
        return None
    cited = set(shown["cited"])
    if len(cited) >= mind.profile.cites and not {"pins", "departments"} & set(missing):
        return None
    pins = mind.view["pins"]
    departments = {pins[pin]["department"] for pin in cited if pin in pins}
    free = [(known, pin) for known, pin in _citable(mind) if known not in cited]
    if not free:
        return None
    ranked = sorted(free, key=lambda one: (one[1]["department"] in departments, not one[1]["clues"], one[1]["seq"]))
    return CitePin(mind.me, part.id, PinId(ranked[0][0]), is_cited=True)


def _citable(mind: Mind) -> list[tuple[str, Mapping[str, Any]]]:
    """The careful leave out what is given or not usable; the others cite what is there."""
    return list(usable_pins(mind.view) if mind.profile.corrects else mind.view["pins"].items())
