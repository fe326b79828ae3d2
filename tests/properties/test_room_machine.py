"""Whatever happens in a room, in whatever order, what was promised holds."""

import pytest
from hypothesis.stateful import run_state_machine_as_test

from tests.properties.commands import commands
from tests.properties.profile import machine_settings
from tests.properties.room_machine import GeneratedMachine, WarmUpMachine
from thebridge.engine.room import _OF_MORE_AREAS, _PLAYERS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3600)]


def test_a_room_of_the_warm_up_keeps_every_promise() -> None:
    run_state_machine_as_test(WarmUpMachine, settings=machine_settings(20))


def test_a_room_of_any_scenario_keeps_every_promise() -> None:
    run_state_machine_as_test(GeneratedMachine, settings=machine_settings(25))


def test_every_command_of_a_player_is_tried() -> None:
    assert {*_PLAYERS, *_OF_MORE_AREAS} <= set(commands())
