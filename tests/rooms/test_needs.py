"""Who needs the facilitator, and why: each reason alone, and all together among thirty rooms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bench.troubles import alarms_of_quiet_run, run_in_trouble
from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from tests.rooms.test_activity import activity_of
from thebridge.engine.areas.acts.words import EndPlay, StartPlay
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import AnswerCall, CallFacilitator, Say
from thebridge.engine.areas.votes.evolve import evolve
from thebridge.engine.areas.votes.words import VoteCast, VoteClosed, VoteOpened, VotesState
from thebridge.engine.ids import CallId, Language, OptionId, Personal, PlayerId, Reason, VoteId
from thebridge.rooms.attendance import Sign
from thebridge.rooms.needs import Need, Seen, needs_of, rank

RUNS, NEEDED, SHELF = 20, 19, 30


def signs(**states: tuple[str, float, float]) -> Mapping[PlayerId, Sign]:
    return {PlayerId(name): Sign(*given) for name, given in states.items()}  # type: ignore[arg-type]


HERE = signs(ann=("active", 900, 5), bob=("active", 900, 5), cees=("away", 900, 5))


def needs(play: Play, given: Mapping[PlayerId, Sign] = HERE, after: float = 0.0) -> list[Need]:
    now = play.now + timedelta(seconds=after)
    return list(needs_of(warm_up(), Seen(play.state, activity_of(play), given, now)))


def reasons(play: Play, given: Mapping[PlayerId, Sign] = HERE, after: float = 0.0) -> list[str]:
    return [one.reason for one in needs(play, given, after)]


def talking() -> Play:
    play = Play().is_played_by(ANN, BOB, CEES)
    for number in range(12):
        play.does(Say((ANN, BOB, CEES)[number % 3], Personal("Hoi")), after=3)
    return play


def test_a_room_that_goes_well_needs_nobody() -> None:
    assert reasons(talking()) == []


def test_a_call_counts_until_it_is_answered_also_in_a_pause() -> None:
    play = talking()
    play.does(CallFacilitator(BOB))
    call = CallId(f"call-{play.state.seq}")
    play.does(PauseRoom(LEAD))
    found = needs(play, after=30)
    assert [(one.reason, one.players, one.is_urgent) for one in found] == [("help", (BOB,), True)]
    assert found[0].seconds == pytest.approx(31)
    play.does(AnswerCall(LEAD, call))
    assert reasons(play) == []


def test_a_stuck_team_is_told_with_its_puzzle_and_who_is_active() -> None:
    play = talking()
    play.passes(5)
    found = needs(play, after=160)
    assert found[0].reason == "stuck"
    assert found[0].puzzle is not None
    assert found[0].counts == {"active": 2, "people": 3}


def test_who_is_gone_counts_after_half_a_minute_and_all_of_them_first() -> None:
    play = talking()
    assert reasons(play, {**HERE, **signs(bob=("gone", 20, 20))}) == []
    [one] = needs(play, {**HERE, **signs(bob=("gone", 31, 31))})
    assert (one.reason, one.players, one.is_urgent) == ("offline", (BOB,), False)
    gone = signs(ann=("gone", 60, 60), bob=("gone", 60, 60), cees=("gone", 60, 60))
    assert reasons(play, gone, after=500) == ["empty"]


def test_silence_needs_both_no_entry_and_no_look() -> None:
    play = talking()
    still = signs(ann=("active", 900, 130), bob=("active", 900, 130), cees=("active", 900, 5))
    assert [one.players for one in needs(play, still, after=125) if one.reason == "silent"] == [(ANN, BOB)]
    assert reasons(play, HERE, after=110) == []


def test_one_player_who_does_all() -> None:
    play = talking()
    for _ in range(40):
        play.does(Say(CEES, Personal("Ik")), after=1)
    [one] = needs(play)
    assert (one.reason, one.players) == ("one_does_all", (CEES,))
    assert one.counts["percent"] >= 70


@pytest.mark.parametrize(("options", "is_told"), [("aabbc", True), ("aaabb", False), ("ab", False), ("aaaaa", False)])
def test_a_divided_vote_is_told_only_where_counts_may_be(options: str, is_told: bool) -> None:
    play = talking()
    vote = warm_up().votes[0]
    offered = [str(one.id) for one in warm_up().cast if one.is_suspect] + [str(one.id) for one in vote.others]
    cast = {PlayerId(f"p{at}"): OptionId(offered["abc".index(one)]) for at, one in enumerate(options)}
    state = votes_closed(vote.id, cast)
    play.state = replace(play.state, votes=state)
    activity = activity_of(play)
    activity.votes_closed[vote.id] = play.seconds
    found = needs_of(warm_up(), Seen(play.state, activity, HERE, play.now))
    assert [one.reason for one in found] == (["divided_vote"] if is_told else [])


def votes_closed(known: VoteId, cast: Mapping[PlayerId, OptionId]) -> VotesState:
    state = evolve(VotesState(), VoteOpened(known, 0.0), 1)
    for player, option in cast.items():
        state = evolve(state, VoteCast(known, player, option, None), 2)
    return evolve(state, VoteClosed(known, Reason("all")), 3)


def test_bots_need_nobody_but_in_a_rehearsal_they_stand_for_people() -> None:
    play = Play().is_open_to()
    for player in (ANN, BOB):
        play.does(JoinRoom(player, Personal(player.title()), Language("nl"), is_bot=True))
    play.does(StartPlay(LEAD))
    still = signs(ann=("active", 900, 5), bob=("active", 900, 400))
    now = play.now + timedelta(seconds=200)
    seen = Seen(play.state, activity_of(play), still, now)
    assert needs_of(warm_up(), seen) == ()
    found = needs_of(warm_up(), replace(seen, are_bots_people=True))
    assert [(one.reason, one.players) for one in found] == [("stuck", ()), ("silent", (BOB,))]
    assert found[0].counts == {"active": 2, "people": 2}


def test_a_room_that_has_ended_needs_nobody() -> None:
    play = talking()
    play.does(EndPlay(LEAD))
    assert reasons(play, signs(ann=("gone", 900, 900)), after=900) == []


def test_rooms_are_ranked_by_reason_then_by_how_many_then_by_how_long() -> None:
    silent, stuck = Need("silent", 500), Need("stuck", 200)
    rooms = {"a": (silent,), "b": (stuck,), "c": (stuck, silent), "d": (), "e": (Need("stuck", 300),)}
    assert rank(rooms) == ["c", "e", "b", "a"]


def test_a_room_in_trouble_is_first_with_the_right_reason_among_rooms_that_bots_play() -> None:
    found = [run_in_trouble(seed, "warm-up", SHELF) for seed in range(RUNS)]
    assert sum(one.is_right for one in found) >= NEEDED, [one for one in found if not one.is_right]


def test_thirty_quiet_rooms_raise_two_alarms_an_hour_at_most() -> None:
    runs = [alarms_of_quiet_run(seed, "warm-up", SHELF) for seed in range(3)]
    assert sum(len(alarms) for alarms, _ in runs) <= 2 * sum(hours for _, hours in runs), runs
