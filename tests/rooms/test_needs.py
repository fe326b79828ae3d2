"""Who needs the facilitator, and why: each reason alone, and all together among thirty rooms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from bench.troubles import alarms_of_quiet_run, run_in_trouble
from tests.engine.play import ANN, BOB, CEES, LEAD, Play, warm_up
from tests.rooms.test_activity import activity_of
from thebridge.engine.areas.accusation.words import AccusationSigned
from thebridge.engine.areas.acts.words import EndPlay, StartPlay
from thebridge.engine.areas.clock.words import PauseRoom
from thebridge.engine.areas.dilemmas.words import DilemmaOpened, OptionProposed
from thebridge.engine.areas.seats.words import JoinRoom
from thebridge.engine.areas.talk.words import AnswerCall, CallFacilitator, Say
from thebridge.engine.areas.votes.ballot import options_of
from thebridge.engine.areas.votes.words import CastVote
from thebridge.engine.entry import Entry
from thebridge.engine.ids import Author, CallId, CommandId, DilemmaId, Language, OptionId, Personal, PlayerId, TextKey
from thebridge.engine.state import evolve
from thebridge.rooms.attendance import Sign
from thebridge.rooms.needs import Need, Seen, needs_of, rank

RUNS, NEEDED, SHELF = 20, 19, 30
DILEMMA = DilemmaId("list")


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


def test_who_has_no_source_yet_is_not_silent() -> None:
    play = talking()
    still = signs(ann=("active", 900, 130), bob=("active", 900, 130), cees=("active", 900, 5))
    anns = {one.id for one in play.scenario.sources if one.role in play.state.seats.roles[ANN]}
    released = {known: to_team for known, to_team in play.state.sources.released.items() if known not in anns}
    play.state = replace(play.state, sources=replace(play.state.sources, released=released))
    assert [one.players for one in needs(play, still, after=125) if one.reason == "silent"] == [(BOB,)]


def test_one_player_who_does_all() -> None:
    play = talking()
    for _ in range(40):
        play.does(Say(CEES, Personal("Ik")), after=1)
    [one] = needs(play)
    assert (one.reason, one.players) == ("one_does_all", (CEES,))
    assert one.counts["percent"] >= 70


def test_a_secret_first_thought_calls_nobody_however_they_differ() -> None:
    play = talking()
    play.passes(1)
    [vote] = warm_up().votes
    assert play.state.votes.votes[vote.id].is_open
    for player, option in zip((ANN, BOB, CEES), options_of(warm_up(), vote), strict=False):
        play.does(CastVote(player, vote.id, option), after=0.1)
    assert not play.state.votes.votes[vote.id].is_open
    assert {reason for after in range(0, 100, 10) for reason in reasons(play, after=after)} == set()


def happens(play: Play, event: object) -> None:
    """An event that the rules are not asked about."""
    seq = play.state.seq + 1
    play.entries.append(Entry(seq, play.now, Author("ann"), CommandId(f"c{seq}"), "digest", (event,)))
    play.state = evolve(play.state, play.entries[-1])


def disputing(*sides: tuple[PlayerId, str]) -> Play:
    """The team talks, and these players proposed these ways out of a dilemma of all."""
    play = talking()
    happens(play, DilemmaOpened(DILEMMA, TextKey("list"), 0.0))
    for player, option in sides:
        happens(play, OptionProposed(DILEMMA, OptionId(option), player, None, play.seconds))
    return play


def test_rival_proposals_call_somebody_when_they_stand_for_a_while() -> None:
    play = disputing((ANN, "refuse"), (BOB, "send_all"))
    assert reasons(play, after=70) == []
    [one] = needs(play, after=80)
    assert (one.reason, one.dilemma, one.is_urgent) == ("divided_vote", DILEMMA, False)
    assert one.wanted == {ANN: "refuse", BOB: "send_all"}
    assert one.seconds == pytest.approx(80)


@pytest.mark.parametrize(
    "sides",
    [
        [(ANN, "refuse")],
        [(ANN, "refuse"), (ANN, "send_all")],
        [(ANN, "refuse"), (BOB, "send_all"), (ANN, "send_all")],
        [(ANN, "refuse"), (PlayerId("gone"), "send_all")],
    ],
)
def test_who_want_the_same_are_not_divided(sides: list[tuple[PlayerId, str]]) -> None:
    assert reasons(disputing(*sides), after=100) == []


def test_a_dissent_among_the_signatures_calls_somebody_until_it_is_sent_or_taken_back() -> None:
    play = talking()
    activity = activity_of(play)
    activity.divisions.note(AccusationSigned(ANN, "signed", None), play.seconds)
    activity.divisions.note(AccusationSigned(BOB, "dissent", Personal("Nee")), play.seconds)

    def found(after: float) -> list[Need]:
        now = play.now + timedelta(seconds=after)
        return list(needs_of(warm_up(), Seen(play.state, activity, HERE, now)))

    assert found(70) == []
    [one] = found(80)
    assert (one.reason, one.players, one.dilemma) == ("divided_vote", (BOB,), None)
    activity.divisions.note(AccusationSigned(BOB, "none", None), play.seconds)
    assert found(80) == []


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
