"""What a team can come to, by what it holds and picks."""

from tests.authoring.folder import Folder
from tests.authoring.test_examination import examine
from thebridge.authoring.reach import ENDED, SENT, Assumption, Fact, Reach
from thebridge.engine.ids import ClueId, DepartmentId, RoleId
from thebridge.engine.scenario import AllOf, Always, Chosen, Condition, Established, NotSo, Solved, UsableEvidence

CAREFUL = frozenset(
    {
        ("dilemma", "list", "send_answer"),
        ("dilemma", "cleaning", "keep"),
        ("answer", "question", "ask", "one_room"),
        ("answer", "question", "ask", "half_hour"),
    }
)


def reach(assumption: Assumption | None = None, folder: Folder | None = None) -> Reach:
    return Reach(examine(folder or Folder()), assumption or Assumption())


def facts(**assumed: object) -> set[Fact]:
    return reach(Assumption(**assumed)).facts  # type: ignore[arg-type]


def test_a_team_that_takes_everything_comes_to_the_end() -> None:
    found = facts()
    assert {ENDED, SENT, ("solved", "who"), ("happened", "crumbs"), ("matter", "allergies")} <= found


def test_a_team_that_picks_one_way_comes_to_the_end_and_not_to_the_others() -> None:
    found = facts(picks=CAREFUL)
    assert ENDED in found
    assert ("dilemma", "list", "send_answer") in found
    assert ("dilemma", "list", "send_all") not in found
    assert ("happened", "planner_sighs") not in found


def test_only_so_many_acts_open() -> None:
    found = facts(acts=1)
    assert ("act", "look") in found
    assert ("act", "solve") not in found
    assert ("puzzle", "where") not in found


def test_roles_that_are_not_dealt_hold_nothing() -> None:
    found = facts(roles=frozenset({RoleId("porter"), RoleId("cook")}))
    assert ("source", "fridge_log") in found
    assert ("source", "lift_log") not in found
    assert ("solved", "where") not in found


def test_clues_of_a_department_that_shows_nothing_are_not_known() -> None:
    found = reach(Assumption(without=DepartmentId("facilities")))
    assert not found.knows(ClueId("nickname"))
    assert found.knows(ClueId("lift_trip"))
    assert ("solved", "who") not in found.facts


def test_time_that_runs_out_closes_an_act_and_gives_its_clues() -> None:
    stuck = {"without": DepartmentId("catering")}
    assert ("act", "solve") not in facts(**stuck)
    found = reach(Assumption(without=DepartmentId("catering"), time_runs_out=True))
    assert ("act", "solve") in found.facts
    assert found.knows(ClueId("fridge_peak"))
    assert not found.holds(Established(ClueId("fridge_peak")))


def test_what_was_picked_cannot_be_left_undone_and_what_was_not_can() -> None:
    sent = Chosen("list", "send_all")  # type: ignore[arg-type]
    answer = Chosen("list", "send_answer")  # type: ignore[arg-type]
    found = reach(Assumption(picks=CAREFUL))
    assert found.holds(NotSo(sent))
    assert not found.holds(NotSo(answer))
    assert found.holds(NotSo(Solved("who")))  # type: ignore[arg-type]
    assert not found.holds(NotSo(Always()))


def test_where_the_pick_is_not_to_be_had_the_team_takes_another() -> None:
    folder = Folder().edit(
        "story.yaml", "{kind: reported, matter: allergies, within: 180}", "{kind: not, of: {kind: always}}"
    )
    found = reach(Assumption(picks=frozenset({("dilemma", "list", "together")})), folder)
    assert ("decided", "list") in found.facts
    assert ("dilemma", "list", "send_all") in found.facts


def test_evidence_counts_pins_and_departments_that_are_usable() -> None:
    assert reach().holds(UsableEvidence(2, 4))
    assert not reach().holds(UsableEvidence(2, 5))
    spoilt = Folder().edit("story.yaml", "source: badge_log, clue: joost_later, reason", "source: badge_log, reason")
    found = reach(Assumption(picks=frozenset({("dilemma", "list", "send_all")})), spoilt)
    assert ("unusable", "badge_log") in found.facts
    assert not found.holds(UsableEvidence(2, 4))


def test_every_condition_of_the_warm_up_can_come_to_hold() -> None:
    exam = examine(Folder())
    found = Reach(exam, Assumption(time_runs_out=True))
    conditions: list[Condition] = [rule.when for rule in exam.scenario.evidence]
    conditions += [ending.when for ending in exam.scenario.endings]
    assert all(map(found.holds, conditions))
    assert found.holds(AllOf(tuple(conditions)))
