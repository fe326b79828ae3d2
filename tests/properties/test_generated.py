"""The generated scenarios are what they claim to be."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args

import pytest

from tests.properties.generated import generated_scenario
from thebridge.engine.areas.puzzles.kinds import KINDS
from thebridge.engine.scenario import Condition, Effect, Trigger

SEEDS = range(20)


def inside(value: Any) -> Iterator[Any]:
    """Every authored record of a scenario."""
    if is_dataclass(value):
        yield value
        for one in fields(value):
            yield from inside(getattr(value, one.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from inside(one)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_generated_scenario_has_every_kind(seed: int) -> None:
    found = {type(one) for one in inside(generated_scenario(seed))}
    for kinds in (Condition, Effect, Trigger):
        assert set(get_args(get_args(kinds)[0])) <= found
    assert {kind.part for kind in KINDS.values()} <= found


def test_generated_scenarios_differ_in_size() -> None:
    found = [generated_scenario(seed) for seed in SEEDS]
    assert {len(one.roles) for one in found} > {2, 8}
    assert {len(one.acts) for one in found} == {2, 3, 4}
    assert {one.accusation is None for one in found} == {True, False}


def test_every_text_of_a_generated_scenario_is_there() -> None:
    scenario = generated_scenario(1)
    assert scenario.texts["nl"].keys() == scenario.texts["en"].keys()


def test_one_seed_gives_one_scenario() -> None:
    assert generated_scenario.__wrapped__(7) == generated_scenario.__wrapped__(7)
