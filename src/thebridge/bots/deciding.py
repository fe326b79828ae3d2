"""How a bot votes, answers questions, decides on dilemmas and reports what it notices."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from thebridge.bots.mind import Mind
from thebridge.bots.phrases import REASON
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption, ShowDilemma
from thebridge.engine.areas.talk.words import FileReport
from thebridge.engine.areas.votes.ballot import SCALE
from thebridge.engine.areas.votes.words import AnswerQuestion, CastVote
from thebridge.engine.ids import DilemmaId, OptionId, QuestionId, VoteId
from thebridge.engine.scenario import Dilemma, MakeUnusable, Matter, Option

UNSURE: Final = 0.1
"""How often somebody does not know yet how their own team does."""


def vote(mind: Mind) -> object | None:
    """Answer an open vote: the rash are sure of somebody, the others less sure."""
    for known, seen in mind.view["votes"].items():
        if seen["is_open"] and not seen["answered"]:
            options = [OptionId(one["id"]) for one in seen["options"]]
            confidence = (4 if mind.profile.answers_first else 2) if seen["confidence"] else None
            return CastVote(mind.me, VoteId(known), mind.chance.pick(options, "vote", known), confidence)
    return None


def answer_question(mind: Mind) -> object | None:
    """Answer a question before or after play, or an item of the self-scan."""
    return next(list_answers(mind, {}), None)


def list_answers(mind: Mind, fitting: Mapping[QuestionId, OptionId]) -> Iterator[AnswerQuestion]:
    """Every answer that this bot has not given yet.

    No bot looks up which option fits the rule. Whoever makes up teams that learned something says so in `fitting`.
    """
    for name, seen in mind.view["questions"].items():
        if not seen["answered"]:
            known = QuestionId(name)
            options = [OptionId(one["id"]) for one in seen["options"] or ()]
            chosen = (
                _choose(mind, known, seen["moment"], options, fitting.get(known))
                if options
                else _rate(mind, known, seen["moment"])
            )
            yield AnswerQuestion(mind.me, known, seen["moment"], chosen)


def _choose(mind: Mind, known: QuestionId, moment: str, options: Sequence[OptionId], fits: OptionId | None) -> OptionId:
    """More often what fits the rule after play than before it. It is an opinion: no moment comes of it."""
    share = mind.profile.fits_before + (mind.profile.learns if moment == "after" else 0.0)
    if fits is not None and fits in options and mind.would(share, "fits", known, moment):
        return fits
    return mind.chance.pick(options, "question", known, moment)


def _rate(mind: Mind, known: str, moment: str) -> OptionId:
    """A step of the scale, near where this kind of player puts its own team; some do not know."""
    if moment == "before" and mind.would(UNSURE, "unsure", known):
        return SCALE[-1]
    about = mind.profile.rates_before if moment == "before" else mind.profile.rates_after
    return SCALE[min(4, max(0, about - 1 + mind.chance.pick((-1, 0, 0, 1), "rates", known, moment)))]


# --- dilemmas ---------------------------------------------------------------------------------------------------------


def decide_dilemma(mind: Mind) -> object | None:
    """Propose a way out where the card addresses this bot, or confirm what another proposed."""
    for known, seen in mind.view["dilemmas"].items():
        if seen["chosen"] is None:
            command = _decide_one(mind, DilemmaId(known), seen)
            if command is not None:
                return command
    return None


def _decide_one(mind: Mind, dilemma: DilemmaId, seen: Mapping[str, Any]) -> object | None:
    authored, options = _authored(mind, dilemma)
    proposal = seen["proposal"]
    if proposal is None:
        return propose(mind, dilemma)
    favourite = _favourite(mind, authored, options)
    if proposal["player"] == mind.me:
        return ConfirmOption(mind.me, dilemma, OptionId(proposal["option"]))
    proposed = next((one for one in options if one.id == proposal["option"]), favourite)
    if seen["may_propose"] and _objects(mind, proposed, favourite):
        return ProposeOption(mind.me, dilemma, favourite.id, REASON)
    return ConfirmOption(mind.me, dilemma, proposed.id) if seen["may_confirm"] else None


def _authored(mind: Mind, dilemma: DilemmaId) -> tuple[Dilemma, list[Option]]:
    """The card as authored, with the options that are offered now."""
    authored = next(one for one in mind.scenario.dilemmas if one.id == dilemma)
    offered = {one["id"] for one in mind.view["dilemmas"][dilemma]["options"]}
    return authored, [one for one in authored.options if one.id in offered]


def propose(mind: Mind, dilemma: DilemmaId) -> object | None:
    """Propose the favourite way out, after showing the card to the others."""
    seen = mind.view["dilemmas"][dilemma]
    if not seen["may_propose"]:
        return None
    if not seen["is_shown"] and mind.profile.corrects and mind.others:
        return ShowDilemma(mind.me, dilemma)
    return ProposeOption(mind.me, dilemma, _favourite(mind, *_authored(mind, dilemma)).id)


def _favourite(mind: Mind, authored: Dilemma, options: Sequence[Option]) -> Option:
    """The most careful way out, or the quickest, or the easiest. Nothing else of an option is read."""

    def by_luck(option: Option) -> float:
        return mind.chance.steady("option", authored.id, option.id)

    if mind.would(mind.profile.caution, "cautious", authored.id):
        return min(options, key=lambda one: (-one.caution, _spoils(one), by_luck(one)))
    if mind.would(0.5, "quickest", authored.id):
        return min(options, key=lambda one: (one.busy_seconds, one.caution, by_luck(one)))
    return min(options, key=lambda one: (one.caution, by_luck(one)))


def _spoils(option: Option) -> bool:
    return any(isinstance(effect, MakeUnusable) for effect in option.effects)


def _objects(mind: Mind, proposed: Option, favourite: Option) -> bool:
    """Whether a careful bot speaks against a proposal that is much less careful than its own."""
    return mind.profile.corrects and proposed.caution < favourite.caution


# --- reports ----------------------------------------------------------------------------------------------------------


def report(mind: Mind) -> object | None:
    """Report what somebody said or sent that has no place there, once."""
    titles = {one["id"]: one["text"] for one in mind.view["room"]["reporting"]["kinds"]}
    filed = [line["title"] for line in mind.view["feed"].values() if line["kind"] == "report"]
    for matter in _noticed(mind):
        title = titles[matter.kinds[0]]
        if title in filed:
            filed.remove(title)
        else:
            return FileReport(mind.me, matter.kinds[0])
    return None


def _noticed(mind: Mind) -> list[Matter]:
    """What this bot was told that could be reported, as far as it is one that sees it."""
    told = {key.removeprefix("happening:") for key in mind.view["feed"]}
    lines = [key for key, line in mind.view["chat"].items() if line["is_story"]]
    told |= {one.id for one in mind.scenario.happenings if any(line.endswith(f"-{one.id}") for line in lines)}
    arisen = {one.matter for one in mind.scenario.happenings if one.id in told}
    matters = [one for one in mind.scenario.reporting.matters if one.id in arisen]
    return [one for one in matters if mind.would(mind.profile.reports, "reports", one.id)]
