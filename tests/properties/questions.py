"""Questions to the datasets of a scenario: every operator, grouping and look-up, and questions that do not fit."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from thebridge.engine.scenario import Dataset, Scenario

VALUES: Mapping[str, Sequence[tuple[str, str]]] = {
    "text": (("words 1", "words 2"), ("K", "k")),
    "category": (("a", "b"), ("", "")),
    "number": (("1,5", "6"), ("many", "6")),
    "time": (
        ("2026-10-25", "2026-10-25"),
        ("2026-10-25T00:30", "2026-10-25T01:30:00Z"),
        ("00:30", "02:10"),
        ("22:00:00", "01:00"),
        ("25:00", "x"),
    ),
}
OPERATORS = ("is", "is_not", "contains", "at_least", "at_most", "between", "is_empty")
READINGS = ("as_recorded", "utc", "plus1", "plus2", "catalogue")
_ASKED: dict[tuple[str, str], tuple[dict[str, Any], ...]] = {}


def plain_questions(scenario: Scenario) -> tuple[dict[str, Any], ...]:
    """All of them, as plain data."""
    key = (scenario.id, scenario.version)
    if key not in _ASKED:
        datasets = [one for one in scenario.sources if isinstance(one, Dataset)]
        _ASKED[key] = tuple(
            question
            for number, dataset in enumerate(datasets)
            for question in (
                *_filtering(dataset),
                *_grouping(dataset),
                *_looking_up(dataset, datasets[number - 1]),
                *_unfit(dataset),
            )
        )
    return _ASKED[key]


def _filtering(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for column in dataset.columns:
        for op in OPERATORS:
            for value, value2 in VALUES[column.kind]:
                one = {"column": column.id, "op": op, "value": value, "value2": value2}
                yield {"source": dataset.id, "filters": [one], "sort": [{"column": column.id, "descending": op < "c"}]}


def _grouping(dataset: Dataset) -> Iterator[dict[str, Any]]:
    for column in dataset.columns:
        for measured in dataset.columns:
            for fn in ("sum", "mean", "min", "max"):
                measure = {"column": measured.id, "fn": fn}
                bucket = 90 if column.kind == "time" and fn != "sum" else None
                yield {
                    "source": dataset.id,
                    "group": {"by": column.id, "count": fn != "min", "measure": measure, "bucket_minutes": bucket},
                    "filters": [{"column": "group.count", "op": "at_least", "value": "1"}] if fn == "max" else [],
                }


def _looking_up(dataset: Dataset, other: Dataset) -> Iterator[dict[str, Any]]:
    for column in dataset.columns:
        for shared in other.columns:
            if column.kind == shared.kind:
                yield _lookup(dataset, other, ("key", column.id, shared.id), {})
        if column.kind == "time":
            for reading in READINGS:
                times = next(one.id for one in other.columns if one.kind == "time")
                more = {"read_as": {"this": reading, "other": reading}, "within_seconds": 3600}
                yield _lookup(dataset, other, ("nearest", column.id, times), more)


def _lookup(dataset: Dataset, other: Dataset, how: tuple[str, str, str], more: dict[str, Any]) -> dict[str, Any]:
    mode, column, shared = how
    lookup = {"source": other.id, "mode": mode, "column": column, "other_column": shared, **more}
    looked_up = {"column": f"{other.id}.{other.key}", "op": "is_not", "value": "x"}
    return {"source": dataset.id, "lookup": lookup, "filters": [looked_up]}


def _unfit(dataset: Dataset) -> Iterator[dict[str, Any]]:
    """What a page would never send."""
    name, key = dataset.id, dataset.key
    lookup = {"source": name, "mode": "nearest", "column": key, "other_column": key}
    yield {"source": name, "limit": 0}
    yield {"source": name, "offset": -1}
    yield {"source": name, "ghost": 1}
    yield {"source": name, "filters": "x"}
    yield {"source": name, "filters": [{"column": key}]}
    yield {"source": name, "filters": [{"column": "ghost", "op": "is"}]}
    yield {"source": name, "filters": [{"column": key, "op": "ghost"}]}
    yield {"source": name, "sort": [{"column": "ghost"}]}
    yield {"source": name, "sort": ["x"]}
    yield {"source": name, "group": {"by": "ghost"}}
    yield {"source": name, "group": {"by": key, "measure": {"column": "ghost", "fn": "sum"}}}
    yield {"source": name, "group": {"by": key, "bucket_minutes": 5}}
    yield {"source": name, "lookup": lookup}
    yield {"source": name, "lookup": {**lookup, "column": "ghost"}}
    yield {"source": name, "lookup": {**lookup, "mode": "key", "other_column": "ghost"}}
    yield {"source": name, "lookup": {**lookup, "mode": "key", "other_show": ["ghost"]}}
    yield {"source": name, "lookup": {**lookup, "source": "ghost"}}
    yield {"source": "ghost"}
    yield {}
