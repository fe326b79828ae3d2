"""The slice of the area *seats*, event by event."""

from tests.engine.play import ANN, BOB
from thebridge.engine.areas.seats.evolve import evolve
from thebridge.engine.areas.seats.words import (
    ExtraTimeGiven,
    LanguageSet,
    PlayerJoined,
    PlayerLeft,
    PlayerRenamed,
    ReadySet,
    RolesDealt,
    SeatsState,
)
from thebridge.engine.ids import Language, Personal, Reason, RoleId

JOINED = evolve(SeatsState(), PlayerJoined(ANN, Personal("Ann"), Language("nl"), is_bot=False), 2)


def test_each_event_changes_the_player_it_names() -> None:
    state = evolve(JOINED, PlayerRenamed(ANN, Personal("Anna")), 3)
    state = evolve(state, LanguageSet(ANN, Language("en")), 4)
    state = evolve(state, ReadySet(ANN, is_ready=True), 5)
    state = evolve(state, ExtraTimeGiven(ANN, 2.0), 6)
    player = state.players[ANN]
    assert (player.name, player.language, player.is_ready, player.extra_time) == ("Anna", "en", True, 2.0)
    assert player.joined_seq == 2


def test_an_event_about_somebody_who_is_gone_changes_nothing() -> None:
    assert evolve(JOINED, ReadySet(BOB, is_ready=True), 3) is JOINED


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    assert evolve(JOINED, object(), 3) is JOINED


def test_a_role_once_held_is_never_forgotten() -> None:
    state = evolve(JOINED, RolesDealt({ANN: (RoleId("cook"),)}), 3)
    state = evolve(state, RolesDealt({ANN: (RoleId("porter"),)}), 4)
    assert state.players[ANN].ever_held == {"cook", "porter"}
    assert state.roles == {ANN: ("porter",)}


def test_the_name_of_somebody_who_left_is_kept_for_what_they_wrote() -> None:
    state = evolve(JOINED, PlayerLeft(ANN, Reason("left")), 3)
    assert state.players == {}
    assert state.past_names == {ANN: "Ann"}
    assert state.gone == {ANN: "left"}


def test_a_leaving_that_nobody_saw_coming_is_still_a_leaving() -> None:
    assert evolve(SeatsState(), PlayerLeft(BOB, Reason("left")), 1).gone == {BOB: "left"}
