"""Departments, roles, cast, sources and clues of a generated scenario."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.properties.maker import Maker
from thebridge.engine.ids import (
    ActId,
    CastId,
    ClueId,
    ColumnId,
    DepartmentId,
    PassageId,
    RoleId,
    SourceId,
)
from thebridge.engine.scenario import (
    CastMember,
    Catalogue,
    Clue,
    Column,
    Dataset,
    Department,
    Document,
    Passage,
    Role,
    Table,
)

RULES = ("utc", "offset", "local", "fixed", "none")
FORMS = ("mail", "log", "letter", "note", "card", "statement", "protocol", "picture")
COLUMNS = ("key", "at", "amount", "sort", "said")
FIRST = datetime(2026, 10, 24, 23, 50)  # noqa: DTZ001 - a time as a source wrote it; the double hour follows


@dataclass(frozen=True)
class Material:
    """What a story is told with."""

    departments: tuple[Department, ...]
    roles: tuple[Role, ...]
    cast: tuple[CastMember, ...]
    datasets: tuple[Dataset, ...]
    documents: tuple[Document, ...]
    tables: dict[SourceId, Table]


def material(make: Maker, acts: tuple[ActId, ...]) -> Material:
    """Two to eight roles, each with a dataset and a document."""
    departments = tuple(
        Department(DepartmentId(f"dep{n}"), make.text(f"dep{n}")) for n in range(make.chance.randint(2, 4))
    )
    roles = tuple(
        Role(
            RoleId(f"role{n}"), departments[n % len(departments)].id, make.text(f"role{n}"), make.text(f"role{n}.card")
        )
        for n in range(make.chance.randint(2, 8))
    )
    count = max(len(roles), 5)
    return Material(
        departments,
        roles,
        tuple(_member(make, n, acts) for n in range(4)),
        tuple(_dataset(make, n, roles[n % len(roles)]) for n in range(count)),
        tuple(_document(make, n, roles[n % len(roles)]) for n in range(count)),
        {SourceId(f"data{n}"): _table(n) for n in range(count)},
    )


def _member(make: Maker, number: int, acts: tuple[ActId, ...]) -> CastMember:
    is_late = number == 3
    return CastMember(
        CastId(f"c{number}"),
        f"Kim van {'ABCD'[number]}",
        make.text(f"c{number}"),
        is_suspect=number > 0,
        from_act=acts[-1] if is_late else None,
    )


def _catalogue(make: Maker, number: int) -> Catalogue:
    return Catalogue(
        owner=make.text("catalogue.owner"),
        purpose=make.text("catalogue.purpose"),
        period=make.text("catalogue.period"),
        clock=make.text("catalogue.clock"),
        refresh=make.text("catalogue.refresh"),
        limits=make.text("catalogue.limits"),
        personal_data=number % 2 == 0,
        version="1",
        clock_rule=RULES[number % len(RULES)],  # type: ignore[arg-type]
        fixed_offset_minutes=120,
        drift_seconds=600,
    )


def _dataset(make: Maker, number: int, role: Role) -> Dataset:
    kinds = ("text", "time", "number", "category", "text")
    labels = {"a": make.text("label.a")}
    columns = tuple(
        Column(
            ColumnId(name),
            make.text(f"column.{name}"),
            make.text(f"column.{name}.help"),
            kind,  # type: ignore[arg-type]
            make.text("unit") if kind == "number" else None,
            labels if kind == "category" else {},
        )
        for name, kind in zip(COLUMNS, kinds, strict=True)
    )
    has_chart = number % 2 == 0
    return Dataset(
        SourceId(f"data{number}"),
        role.id,
        make.text(f"data{number}"),
        f"data{number}.csv",
        ColumnId("key"),
        columns[:-1] if number == 1 else columns,
        _catalogue(make, number),
        "line" if has_chart else "none",
        ColumnId("at") if has_chart else None,
        ColumnId("amount") if has_chart else None,
        "start" if number < 2 or make.is_so() else "released",
    )


def _document(make: Maker, number: int, role: Role) -> Document:
    name = f"doc{number}"
    passages = tuple(Passage(PassageId(f"pas{n}"), make.text(f"{name}.pas{n}")) for n in range(2))
    return Document(
        SourceId(name),
        role.id,
        make.text(name),
        FORMS[number % len(FORMS)],  # type: ignore[arg-type]
        _catalogue(make, number),
        make.text(f"{name}.body"),
        passages,
        held_from="start" if number < 2 or make.is_so() else "released",
    )


def _table(number: int) -> Table:
    """Times are written in another way in each; the first has more rows than a pin may hold; cells may be empty."""
    count = 230 if number == 0 else 8
    rows = tuple(_row(number, at) for at in range(count))
    return Table(tuple(ColumnId(name) for name in COLUMNS), rows, {row[0]: at for at, row in enumerate(rows)})


def _row(number: int, at: int) -> tuple[str, ...]:
    moment = FIRST + timedelta(minutes=20 * at)
    written = (
        f"{moment.isoformat()}Z",
        f"{moment.isoformat()}+02:00",
        moment.isoformat(sep=" "),
        moment.isoformat(sep=" "),
        moment.date().isoformat(),
    )[number % 5]
    is_empty = at == 3
    return (
        f"k{at}",
        "" if is_empty else "long ago" if at == 4 else written,
        "" if is_empty else f"{at * 1.5}".replace(".", ",") if at % 2 else f"{at}",
        ("a", "b", "")[at % 3],
        f"words {at % 3}",
    )


def clues(make: Maker, of: Material, acts: tuple[ActId, ...]) -> tuple[Clue, ...]:
    """One in each source; in one dataset a second one, that takes two rows."""
    cast = tuple(one.id for one in of.cast)
    found = [
        Clue(
            ClueId(f"row-clue{n}"),
            source.id,
            make.text(f"row-clue{n}"),
            ("k1",),
            None,
            make.one(acts),
            make.some(cast[1:]),
            make.some(cast[1:]),
            "2026-10-25T00:46:00Z",
        )
        for n, source in enumerate(of.datasets)
    ]
    found.append(Clue(ClueId("two-rows"), SourceId("data0"), make.text("two-rows"), ("k1", "k2"), None, acts[0]))
    found.extend(
        Clue(ClueId(f"doc-clue{n}"), source.id, make.text(f"doc-clue{n}"), (), PassageId("pas0"), make.one(acts))
        for n, source in enumerate(of.documents)
    )
    return tuple(found)
