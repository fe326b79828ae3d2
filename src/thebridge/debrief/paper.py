"""A report in words: a title and parts of plain text, which the page and the PDF draw alike."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Protocol

from thebridge.debrief.counts import Counts
from thebridge.debrief.report import DebriefReport, GoalLine
from thebridge.debrief.timeline import Mark, words_of
from thebridge.engine.evidence import is_of_whole_play
from thebridge.engine.ids import OptionId
from thebridge.engine.queries import to_local
from thebridge.engine.reveal import answer_text
from thebridge.engine.scenario import Scenario
from thebridge.engine.texts import Texts

NO_BREAK: Final = "\u00a0"
NOT_SHOWN: Final = "paper.not_shown"


class Say(Protocol):
    """One of our own texts in the reader's language, by its key."""

    def __call__(self, key: str, **values: object) -> str: ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list. `label` says what kind it is; `seq` is the entry that shows it."""

    text: str
    label: str = ""
    tone: str = ""
    seq: int | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Prose:
    text: str
    is_question: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; the first cell of each row names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Prose | Lines | Grid


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it; parts of level 3 belong to the one of level 2 before them."""

    title: str
    blocks: tuple[Block, ...]
    level: int = 2
    note: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    title: str
    kicker: str
    lead: str
    language: str
    made_of: datetime | None
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class _Desk:
    """What writing needs: the report, its scenario, the author's texts and ours."""

    report: DebriefReport
    scenario: Scenario
    texts: Texts
    say: Say


def write_paper(report: DebriefReport, scenario: Scenario, texts: Texts, language: str, say: Say) -> Paper:
    """The report in the words of one language. `texts` carries the names of the session's cast."""
    desk = _Desk(report, scenario, texts, say)
    parts = (
        *_ending(desk),
        _decision(desk),
        *_goals(desk),
        _night(desk),
        _choices(desk),
        _puzzles(desk),
        _before_and_after(desk),
        _scan(desk),
        _actions(desk),
        _play(desk),
    )
    title = say("paper.title", scenario=texts.get(scenario.title), team=report.team)
    return Paper(title, say("paper.kicker"), _lead(desk), language, report.ended_at, _explain_once(parts, say))


def _explain_once(parts: tuple[Part, ...], say: Say) -> tuple[Part, ...]:
    """Why counts are not shown: told once, under the first part in which some are not."""
    told = list(parts)
    first = next((at for at, part in enumerate(told) if any(_hides(one, say(NOT_SHOWN)) for one in part.blocks)), None)
    if first is not None:
        told[first] = replace(told[first], blocks=(*told[first].blocks, Prose(say("paper.not_counted"))))
    return tuple(told)


def _hides(block: Block, word: str) -> bool:
    if isinstance(block, Grid):
        return any(word in row for row in block.rows)
    return isinstance(block, Prose) and block.text.endswith(word)


def written_day(day: date, say: Say) -> str:
    """A day as people write it."""
    return say("paper.day", day=day.day, month=say(f"paper.month.{day.month}"), year=day.year)


def _lead(desk: _Desk) -> str:
    report, say = desk.report, desk.say
    day = "" if report.started_at is None else written_day(report.started_at.date(), say)
    return say("paper.played", day=day, minutes=round(report.minutes), count=len(report.people))


def _ending(desk: _Desk) -> tuple[Part, ...]:
    report, texts, say = desk.report, desk.texts, desk.say
    authored = next((one for one in desk.scenario.endings if one.id == report.ending), None)
    titles = {role.id: texts.get(role.title) for role in desk.scenario.roles}
    people = Lines(
        tuple(
            Line(", ".join(titles[role] for role in one.roles), one.name or say("paper.a_player"))
            for one in report.people
        )
    )
    told = () if authored is None else (Prose(texts.get(authored.title)), Prose(texts.get(authored.text)))
    return (Part(say("paper.part.ending"), told), Part(say("paper.part.people"), (people,)))


def _decision(desk: _Desk) -> Part:
    report, say = desk.report, desk.say
    shared = say("paper.pooled", shared=report.pooled.shared, total=report.pooled.total)
    votes = tuple(_vote(desk, vote.vote, vote.counts) for vote in report.votes)
    parts = {} if desk.scenario.accusation is None else {one.id: one for one in desk.scenario.accusation.parts}
    rows = tuple(
        (desk.texts.get(parts[one.part].question), answer_text(desk.scenario, parts[one.part], one.option, desk.texts))
        for one in report.accused
    )
    sent = say("paper.sent" if report.is_sent else "paper.not_sent")
    head = (say("paper.head.question"), say("paper.head.answer"))
    return Part(
        say("paper.part.decision"), (Prose(shared), *votes, Prose(sent), *_grid("paper.accused", head, rows, say))
    )


def _vote(desk: _Desk, vote: str, counts: Counts) -> Block:
    authored = next(one for one in desk.scenario.votes if one.id == vote)
    question = desk.texts.get(authored.question)
    if counts is None:
        return Prose(f"{question} {desk.say(NOT_SHOWN)}")
    cast = {str(one.id): desk.texts.names.get(one.id, one.name) for one in desk.scenario.cast}
    called = cast | {str(one.id): desk.texts.get(one.text) for one in authored.others}
    rows = tuple((called[one.option], str(one.count)) for one in counts if one.count)
    return Grid(question, (desk.say("paper.head.answer"), desk.say("paper.head.count")), rows)


def _goals(desk: _Desk) -> tuple[Part, ...]:
    opening = Part(desk.say("paper.part.goals"), (Prose(desk.say("paper.goals.how")),))
    return (opening, *(_goal(desk, line) for line in desk.report.goals))


def _goal(desk: _Desk, line: GoalLine) -> Part:
    texts, say = desk.texts, desk.say
    authored = next(one for one in desk.scenario.goals if one.id == line.goal)
    rules = {one.id: one for one in desk.scenario.evidence}
    moments = tuple(
        Line(
            texts.get(rules[one.rule].text, missed=one.missed),
            say("debrief.for" if one.is_for else "debrief.against"),
            "for" if one.is_for else "against",
            None if is_of_whole_play(rules[one.rule]) else one.seq,
        )
        for one in line.moments
    )
    done: Block = Lines(moments) if moments else Prose(say("debrief.not_seen"))
    rule, question = Prose(texts.get(authored.rule)), Prose(texts.get(authored.question), is_question=True)
    note = say("debrief.goal.hidden") if line.is_hidden else say("debrief.goal")
    return Part(texts.get(authored.title), (done, rule, question), level=3, note=note)


def _night(desk: _Desk) -> Part:
    texts, say = desk.texts, desk.say
    rows = tuple(
        (one.at_utc[:19].replace("T", NO_BREAK), _local(one.at_utc), texts.get(one.text), _found(one.found, say))
        for one in desk.report.reveal
    )
    head = tuple(say(f"paper.head.{name}") for name in ("utc", "local", "what", "found"))
    return Part(say("debrief.night"), _grid("paper.night", head, rows, say))


def _local(at_utc: str) -> str:
    """The local time of day with its offset, which tells the hour that comes twice apart."""
    local = to_local(at_utc)
    return f"{local[11:19]}{NO_BREAK}{local[19:]}"


def _found(found: str | None, say: Say) -> str:
    return "" if found is None else say(f"debrief.{found}")


def _choices(desk: _Desk) -> Part:
    texts, say = desk.texts, desk.say
    cards = {one.id: one for one in desk.scenario.dilemmas}
    rows = []
    for line in desk.report.choices:
        card = cards[line.dilemma]
        option = next((texts.get(one.text) for one in card.options if one.id == line.option), say("paper.not_chosen"))
        rows.append((texts.get(card.title), option, _minutes(line.seconds)))
    head = tuple(say(f"paper.head.{name}") for name in ("dilemma", "choice", "minutes"))
    return Part(say("paper.part.choices"), _grid("paper.choices", head, rows, say))


def _puzzles(desk: _Desk) -> Part:
    texts, say = desk.texts, desk.say
    titles = {one.id: texts.get(one.title) for one in desk.scenario.puzzles}
    rows = tuple(
        (
            titles[one.puzzle],
            say(f"paper.puzzle.{_how(one.status, one.reason)}"),
            str(one.hints),
            str(one.answers),
            _minutes(one.seconds),
        )
        for one in desk.report.puzzles
    )
    head = tuple(say(f"paper.head.{name}") for name in ("puzzle", "how", "hints", "answers", "minutes"))
    return Part(say("paper.part.puzzles"), _grid("paper.puzzles", head, rows, say))


def _how(status: str, reason: str) -> str:
    """How a puzzle ended: by the team's answer, by its last hint, closed by a lead or by time, or not at all."""
    return "hint" if (status, reason) == ("solved", "hint") else status


def _minutes(seconds: float | None) -> str:
    return "" if seconds is None else f"{int(seconds // 60)}:{int(seconds % 60):02}"


def _before_and_after(desk: _Desk) -> Part:
    say = desk.say
    titles = {one.id: desk.texts.get(one.title) for one in desk.scenario.goals}
    best: dict[str, dict[str, str]] = {}
    for one in desk.report.questions:
        if one.goal is not None:
            best.setdefault(titles[one.goal], {})[one.when] = _best(one.counts, one.best, say)
    rows = tuple((title, said.get("before", ""), said.get("after", "")) for title, said in best.items())
    head = tuple(say(f"paper.head.{name}") for name in ("goal", "before", "after"))
    return Part(
        say("paper.part.before_after"), (Prose(say("paper.own_answers")), *_grid("paper.best", head, rows, say))
    )


def _best(counts: Counts, best: OptionId | None, say: Say) -> str:
    if counts is None or best is None:
        return say(NOT_SHOWN)
    given = sum(one.count for one in counts)
    return say("paper.best_of", best=sum(one.count for one in counts if one.option == best), count=given)


def _scan(desk: _Desk) -> Part:
    say = desk.say
    rows = tuple(
        (desk.texts.get(one.dimension), _scale(one.before, say), _scale(one.after, say)) for one in desk.report.scan
    )
    head = tuple(say(f"paper.head.{name}") for name in ("dimension", "before", "after"))
    return Part(say("paper.part.scan"), (Prose(say("paper.scan.how")), *_grid("paper.scan", head, rows, say)))


def _scale(counts: Counts, say: Say) -> str:
    if counts is None:
        return say(NOT_SHOWN)
    shown = (say("paper.scale", step=say(f"paper.scale.{one.option}"), count=one.count) for one in counts if one.count)
    return ", ".join(shown)


def _actions(desk: _Desk) -> Part:
    say, agreed = desk.say, desk.report.actions
    lines = tuple(
        Line(
            say("paper.action", text=one.text, day=written_day(date.fromisoformat(one.due), say)),
            one.owner or say("paper.a_player"),
        )
        for one in agreed
    )
    return Part(say("paper.part.action"), (Lines(lines) if lines else Prose(say("paper.no_action")),))


def _play(desk: _Desk) -> Part:
    told = (mark for mark in desk.report.timeline if mark.kind not in ("for", "against"))
    lines = tuple(
        Line(mark_text(desk.scenario, mark, desk.texts, desk.say), _minutes(mark.seconds), "", mark.seq)
        for mark in told
    )
    return Part(desk.say("paper.part.play"), (Lines(lines),))


def mark_text(scenario: Scenario, mark: Mark, texts: Texts, say: Say) -> str:
    """A mark of the time line in words: what kind of thing it is, and what it was about."""
    what = words_of(scenario, mark, texts)
    more: Mapping[str, object] = {"step": mark.more} if mark.kind == "hint" else {}
    return say(f"paper.mark.{mark.kind}", what=what, **more)


def _grid(caption: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]], say: Say) -> tuple[Block, ...]:
    """A table; none when it would be empty."""
    known = tuple(rows)
    return (Grid(say(f"{caption}.caption"), head, known),) if known else ()
