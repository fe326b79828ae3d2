"""Teams are made of profiles."""

from thebridge.bots.profiles import CAREFUL, PROFILES, profiles_of_team


def test_a_team_of_one_profile_is_alike() -> None:
    assert profiles_of_team("careful", 3) == (CAREFUL,) * 3


def test_each_next_member_of_a_mixed_team_has_another_profile() -> None:
    team = profiles_of_team("mixed", 6)
    assert {one.name for one in team[:3]} == set(PROFILES)
    assert team[:3] == team[3:]


def test_mixed_teams_begin_with_another_profile_each() -> None:
    assert {profiles_of_team("mixed", 2, first)[0].name for first in range(3)} == set(PROFILES)
