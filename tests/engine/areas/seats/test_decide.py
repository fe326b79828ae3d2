"""Who may take a seat, leave it, and call themselves what."""

import pytest

from tests.engine.play import ANN, BOB, CEES, LEAD, Play
from thebridge.engine.areas.seats.words import (
    GiveExtraTime,
    JoinRoom,
    LanguageSet,
    LeaveRoom,
    MovePlayer,
    PlayerJoined,
    PlayerRenamed,
    ReadySet,
    RemovePlayer,
    RenamePlayer,
    RolesDealt,
    SetLanguage,
    SetReady,
)
from thebridge.engine.ids import Author, Language, Personal, PlayerId


def joins(player: PlayerId, name: str = "Ann") -> JoinRoom:
    return JoinRoom(player, Personal(name), Language("nl"))


def test_joining_twice_is_joining_once() -> None:
    play = Play().is_open_to(ANN)
    assert play.does(joins(ANN)) == ()


def test_a_full_room_takes_nobody_more() -> None:
    play = Play().is_open_to(*(PlayerId(f"p{number}") for number in range(6)))
    play.refuses(joins(ANN), "room_full")


def test_a_removed_player_cannot_come_back() -> None:
    play = Play().is_open_to(ANN, BOB)
    play.does(RemovePlayer(LEAD, ANN))
    play.refuses(joins(ANN), "seat_removed")


def test_removing_a_stranger_is_refused() -> None:
    Play().is_open_to(ANN).refuses(RemovePlayer(LEAD, BOB), "player_unknown")


def test_whoever_joins_during_play_gets_a_role_at_once() -> None:
    events = Play().is_played_by(ANN, BOB).does(joins(CEES, "Cees"))
    joined, dealt = events
    assert isinstance(joined, PlayerJoined)
    assert isinstance(dealt, RolesDealt)
    assert dealt.roles[CEES]


def test_whoever_leaves_during_play_leaves_the_roles_to_the_others() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(LeaveRoom(ANN))
    assert len(play.state.seats.roles[BOB]) == 4


def test_leaving_the_lobby_deals_nothing() -> None:
    assert len(Play().is_open_to(ANN, BOB).does(LeaveRoom(ANN))) == 1


@pytest.mark.parametrize(("name", "code"), [("  ", "name_empty"), ("x" * 25, "name_too_long")])
def test_a_name_is_neither_empty_nor_endless(name: str, code: str) -> None:
    play = Play().is_open_to(ANN)
    play.refuses(RenamePlayer(Author(ANN), ANN, Personal(name)), code)


def test_spaces_in_a_name_are_made_single() -> None:
    play = Play().is_open_to(ANN)
    assert play.does(RenamePlayer(LEAD, ANN, Personal(" Anna  de  Wit "))) == (
        PlayerRenamed(ANN, Personal("Anna de Wit")),
    )
    assert play.does(RenamePlayer(LEAD, ANN, Personal("Anna de Wit"))) == ()


def test_renaming_a_stranger_is_refused() -> None:
    Play().is_open_to(ANN).refuses(RenamePlayer(LEAD, BOB, Personal("B")), "player_unknown")


def test_a_player_reads_in_a_language_that_the_scenario_has() -> None:
    play = Play().is_open_to(ANN)
    assert play.does(SetLanguage(ANN, Language("en"))) == (LanguageSet(ANN, Language("en")),)
    assert play.does(SetLanguage(ANN, Language("en"))) == ()
    play.refuses(SetLanguage(ANN, Language("fr")), "language_unknown")


def test_being_ready_twice_is_being_ready_once() -> None:
    play = Play().is_open_to(ANN)
    assert play.does(SetReady(ANN, is_ready=True)) == (ReadySet(ANN, is_ready=True),)
    assert play.does(SetReady(ANN, is_ready=True)) == ()


def test_extra_time_is_between_once_and_ten_times() -> None:
    play = Play().is_open_to(ANN)
    play.refuses(GiveExtraTime(LEAD, ANN, 0.5), "factor_out_of_range")
    play.refuses(GiveExtraTime(LEAD, ANN, 11), "factor_out_of_range")
    play.refuses(GiveExtraTime(LEAD, BOB, 2), "player_unknown")
    play.does(GiveExtraTime(LEAD, ANN, 2))
    assert play.does(GiveExtraTime(LEAD, ANN, 2)) == ()


def test_who_was_moved_away_may_be_moved_back_but_not_who_was_removed() -> None:
    play = Play().is_played_by(ANN, BOB)
    play.does(MovePlayer(LEAD, BOB))
    assert BOB not in play.state.seats.players
    assert play.does(MovePlayer(LEAD, BOB)) == ()
    play.does(JoinRoom(BOB, Personal("Bob"), Language("nl")))
    assert BOB in play.state.seats.players
    assert BOB not in play.state.seats.gone
    play.does(RemovePlayer(LEAD, BOB))
    play.refuses(JoinRoom(BOB, Personal("Bob"), Language("nl")), "seat_removed")
    play.refuses(MovePlayer(LEAD, BOB), "player_unknown")
