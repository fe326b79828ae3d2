"""All luck follows from the seed."""

from thebridge.bots.chance import Chance


def test_the_same_seed_draws_the_same() -> None:
    first, again = Chance(3), Chance("3")
    assert [first.fresh(), first.between(2, 5), first.whole()] == [again.fresh(), again.between(2, 5), again.whole()]


def test_what_is_steady_does_not_change_with_time_but_with_what_it_is_about() -> None:
    chance = Chance(3)
    before = chance.steady("reads", "badge_log")
    chance.fresh()
    assert chance.steady("reads", "badge_log") == before
    assert chance.steady("reads", "lift_log") != before
    assert Chance(4).steady("reads", "badge_log") != before


def test_steady_draws_are_spread_evenly() -> None:
    chance = Chance(1)
    drawn = [chance.steady("thing", str(number)) for number in range(1000)]
    assert all(0 <= one < 1 for one in drawn)
    assert 0.4 < sum(drawn) / len(drawn) < 0.6


def test_a_pick_is_one_of_the_options() -> None:
    assert all(Chance(seed).pick(["a", "b"], "vote") in {"a", "b"} for seed in range(50))
