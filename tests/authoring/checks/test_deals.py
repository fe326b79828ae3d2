"""Every team size has its deal, and everyone holds something."""

from tests.authoring.folder import Folder

THREE = '"3": [[porter], [cook, planner], [archivist]]'


def test_a_team_size_that_cannot_be_is_told() -> None:
    assert "players_unfit" in Folder().edit("scenario.yaml", "players_min: 2", "players_min: 8").codes()
    assert "players_unfit" in Folder().edit("scenario.yaml", "players_min: 2", "players_min: 0").codes()


def test_a_deal_has_a_group_for_each_player() -> None:
    assert "deal_unfit" in Folder().edit("scenario.yaml", THREE, '"3": [[porter, archivist], [cook, planner]]').codes()
    assert (
        "deal_unfit" in Folder().edit("scenario.yaml", THREE, '"3": [[porter, archivist], [cook, planner], []]').codes()
    )


def test_a_deal_for_a_size_that_never_plays_is_told() -> None:
    folder = Folder().edit("scenario.yaml", "players_max: 6", "players_max: 5")
    assert folder.told("deal_unused").line == folder.line("scenario.yaml", '"6":')


def test_a_role_and_a_department_without_anything_are_told() -> None:
    role = "  - {id: planner, department: facilities, title: roles.planner.title, card: roles.planner.card}\n"
    folder = Folder().edit("scenario.yaml", role, role + role.replace("id: planner", "id: spare"))
    folder.edit(
        "scenario.yaml", "  - {id: facilities,", "  - {id: garden, name: departments.depot}\n  - {id: facilities,"
    )
    assert {"role_holds_nothing", "department_without_role", "deal_incomplete"} <= folder.codes()
