"""A small scenario for the tests of sources, board, dilemmas, accusation and queries: one night, four clocks."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Literal

from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import (
    ActId,
    CastId,
    ClueId,
    ColumnId,
    DepartmentId,
    DilemmaId,
    OptionId,
    PartId,
    PassageId,
    PlayerId,
    RoleId,
    ScenarioId,
    SourceId,
    TextKey,
)
from thebridge.engine.scenario import (
    Accusation,
    AccusationPart,
    Act,
    Always,
    AnswerOption,
    CastMember,
    Catalogue,
    Clue,
    Column,
    Dataset,
    Debrief,
    Department,
    Dilemma,
    Document,
    Gate,
    Option,
    Passage,
    Reporting,
    Role,
    Scenario,
    Table,
    Thresholds,
)
from thebridge.engine.texts import Texts

ADA, BEN, CAS = PlayerId("ada"), PlayerId("ben"), PlayerId("cas")
GUARD, ANALYST = RoleId("guard"), RoleId("analyst")
LOG, DOORS, AIS, EXITS, PLATES, LETTER = (
    SourceId(name) for name in ("log", "doors", "ais", "exits", "plates", "letter")
)
EVERYTHING = frozenset({LOG, DOORS, AIS, EXITS, PLATES, LETTER})


def key(name: str) -> TextKey:
    return TextKey(name)


def catalogue(rule: str = "none", minutes: int = 0, fast: int = 0) -> Catalogue:
    words: dict[str, Any] = dict.fromkeys(("owner", "purpose", "period", "clock", "refresh", "limits"), key("t"))
    words["clock_rule"] = rule
    return Catalogue(**words, personal_data=False, version="1", fixed_offset_minutes=minutes, drift_seconds=fast)


Kind = Literal["text", "number", "time", "category"]


def dataset(source: SourceId, role: RoleId, columns: dict[str, Kind], entry: Catalogue) -> Dataset:
    shown = tuple(Column(ColumnId(name), key(f"{name}-title"), key("t"), kind) for name, kind in columns.items())
    return Dataset(source, role, key(f"{source}-title"), f"{source}.csv", shown[0].id, shown, entry)


def table(columns: str, rows: str) -> Table:
    names = tuple(ColumnId(name) for name in columns.split(","))
    cells = tuple(tuple(line.strip().split(",")) for line in rows.strip().splitlines())
    return Table(names, cells, {row[0]: at for at, row in enumerate(cells)})


DATASETS = (
    dataset(LOG, GUARD, {"row": "text", "at": "time", "event": "category", "mode": "category"}, catalogue("local")),
    dataset(DOORS, GUARD, {"id": "text", "at": "time", "door": "category"}, catalogue("fixed", 120, 240)),
    dataset(AIS, ANALYST, {"id": "text", "at": "time", "ship": "text", "draught": "number"}, catalogue("utc")),
    dataset(EXITS, ANALYST, {"id": "text", "at": "time", "plate": "text"}, catalogue("offset")),
    dataset(PLATES, ANALYST, {"plate": "text", "project": "text"}, catalogue("none")),
)
TABLES = {
    LOG: table(
        "row,at,event,mode",
        """8803,2026-10-25 00:52:00,open,remote
           8806,2026-10-25 01:41:00,open,remote
           8809,2026-10-25 02:43:50,contact,remote
           8812,2026-10-25 02:46:00,open,local
           8821,2026-10-25 02:46:00,open,remote
           8827,2026-10-25 04:24:00,open,remote
           8831,2026-10-25 05:31:00,open,remote""",
    ),
    DOORS: table(
        "id,at,door,secret",
        """D1,2026-10-25 02:35:20,cellar,x
           D2,2026-10-25 02:47:50,post,x
           D3,,post,x""",
    ),
    AIS: table(
        "id,at,ship,draught",
        """A1,2026-10-24T22:55:10Z,Aurelia,24.9
           A2,2026-10-24T23:44:00Z,Noordster,21
           A3,2026-10-25T01:48:30Z,Zwarte Zwaan,31
           A4,2026-10-25T02:44:30Z,Linge 3,6.5
           A5,2026-10-25T02:49:10Z,Hoop op Zegen,
           A6,2026-10-25T03:27:20Z,Tessa,28
           A7,2026-10-25T04:34:00Z,Grote Beer,33""",
    ),
    EXITS: table(
        "id,at,plate",
        """X1,2026-10-25T02:51:12+02:00,QA-1
           X2,2026-10-25T02:58:40+02:00,QB-2
           X3,2026-10-25T02:57:20+01:00,QC-3
           X4,2026-10-25T04:10:00+01:00,QA-1""",
    ),
    PLATES: table("plate,project", "QA-1,4411\nqb-2,4402\nQB-2,4403"),
}
CLUES = (
    Clue(ClueId("lonely"), LOG, key("lonely-says"), rows=("8812",), act=ActId("one"), supports=(CastId("ilse"),)),
    Clue(ClueId("twice"), LOG, key("twice-says"), rows=("8812", "8821"), act=ActId("one"), at_utc="2026-10-25T00:46Z"),
    Clue(ClueId("slip"), LETTER, key("slip-says"), passage=PassageId("second"), act=ActId("two")),
)
LETTERS = Document(
    LETTER,
    ANALYST,
    key("letter-title"),
    "letter",
    catalogue(),
    passages=(Passage(PassageId("first"), key("first-text")), Passage(PassageId("second"), key("second-text"))),
)
CARD = Dilemma(
    DilemmaId("stick"),
    key("stick-title"),
    key("stick-text"),
    CastId("bas"),
    (
        Option(OptionId("plug"), key("plug-text"), key("plug-result")),
        Option(OptionId("leave"), key("leave-text"), key("leave-result")),
    ),
    leads=(GUARD,),
)
ACCUSATION = Accusation(
    intro=key("intro"),
    letter=key("letter"),
    parts=(
        AccusationPart(
            PartId("who"),
            key("who-question"),
            "suspects",
            (AnswerOption(OptionId("accident"), key("accident-text"), needs_reason=True),),
            right=(OptionId("ilse"),),
            cites=True,
        ),
        AccusationPart(PartId("why"), key("why-question"), "text"),
        AccusationPart(
            PartId("press"), key("press-question"), "options", (AnswerOption(OptionId("no"), key("no")),), optional=True
        ),
    ),
    contradiction=key("contradiction"),
    verdicts=(AnswerOption(OptionId("holds"), key("holds")), AnswerOption(OptionId("turns"), key("turns"))),
    min_pins=2,
    min_departments=2,
)
SCENARIO = Scenario(
    format=1,
    id=ScenarioId("night"),
    version="1",
    title=key("t"),
    summary=key("t"),
    content_note=key("t"),
    languages=("nl",),
    time_zone="Europe/Amsterdam",
    story_date="2026-10-25",
    players_min=1,
    players_max=5,
    departments=(Department(DepartmentId("security"), key("t")), Department(DepartmentId("data"), key("t"))),
    roles=(
        Role(GUARD, DepartmentId("security"), key("guard-title"), key("t")),
        Role(ANALYST, DepartmentId("data"), key("analyst-title"), key("t")),
    ),
    deals={},
    cast=(
        CastMember(CastId("ilse"), "Ilse", key("t"), is_suspect=True),
        CastMember(CastId("cor"), "Cor", key("t"), is_suspect=True),
        CastMember(CastId("bas"), "Bas", key("t")),
    ),
    places={},
    acts=(
        Act(ActId("one"), key("one-title"), key("t"), 600, Gate(Always())),
        Act(ActId("two"), key("two-title"), key("t"), 600, Gate(Always())),
    ),
    sources=(*DATASETS, LETTERS),
    clues=CLUES,
    puzzles=(),
    happenings=(),
    dilemmas=(CARD,),
    reporting=Reporting(key("t"), (), key("t")),
    votes=(),
    questions=(),
    accusation=ACCUSATION,
    endings=(),
    goals=(),
    evidence=(),
    debrief=Debrief((), key("t"), (), key("t")),
    run_sheet=(),
    guide=(),
    thresholds=Thresholds(),
    proofs=(),
    credits=(),
    tables=TABLES,
)
TEXTS = Texts({}, {"ilse": "Ilse B."})


def with_card(**changes: Any) -> Scenario:
    """The scenario with its one dilemma changed."""
    return replace(SCENARIO, dilemmas=(replace(CARD, **changes),))


def facts(
    seconds: float = 100.0,
    players: Mapping[PlayerId, tuple[RoleId, ...]] | None = None,
    sources: Mapping[PlayerId, frozenset[SourceId]] | None = None,
    extra_time: Mapping[PlayerId, float] | None = None,
) -> Facts:
    """Ada is the guard, Ben the analyst; both may open everything unless a test says otherwise."""
    here = {ADA: (GUARD,), BEN: (ANALYST,)} if players is None else players
    return Facts(
        now=datetime(2026, 1, 1, tzinfo=UTC),
        chance=7,
        seq=12,
        seconds=seconds,
        is_paused=False,
        players=here,
        sources=dict.fromkeys(here, EVERYTHING) if sources is None else sources,
        extra_time=extra_time or {},
    )
