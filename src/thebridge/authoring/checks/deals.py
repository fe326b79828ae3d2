"""Who plays what: for each team size every role is dealt, each player has one, and every role holds something."""

from thebridge.authoring.examination import Examination, listed
from thebridge.authoring.strict_yaml import Path

PLAYERS_LIMIT = 12


def check_deals(exam: Examination) -> None:
    """Notes team sizes without a deal, roles that nobody gets, roles and departments that hold nothing."""
    scenario = exam.scenario
    if not 1 <= scenario.players_min <= scenario.players_max <= PLAYERS_LIMIT:
        message = f"Let players_min be at least 1, and players_max at least that and at most {PLAYERS_LIMIT}."
        exam.problem(("players_max",), "players_unfit", message)
        return
    sizes = range(scenario.players_min, scenario.players_max + 1)
    for size in sizes:
        if size not in scenario.deals:
            exam.problem(("deals",), "deal_missing", f"There is no deal for {size} players. Add one group per player.")
    for size in scenario.deals:
        if size not in sizes:
            message = (
                f"Teams have {sizes[0]} to {sizes[-1]} players, not {size}. Take the deal out or change the sizes."
            )
            exam.problem(("deals", str(size)), "deal_unused", message)
        else:
            _check_deal(exam, size)
    _check_holders(exam)


def _check_deal(exam: Examination, size: int) -> None:
    path: Path = ("deals", str(size))
    groups = exam.scenario.deals[size]
    if len(groups) != size or not all(groups):
        message = f"The deal has {len([group for group in groups if group])} groups with a role. Make it {size}."
        exam.problem(path, "deal_unfit", message)
    absent = [role.id for role in exam.scenario.roles if not any(role.id in group for group in groups)]
    if absent:
        message = f"Nobody gets {listed(absent)} when {size} play. Add it to somebody's group."
        exam.problem(path, "deal_incomplete", message)


def _check_holders(exam: Examination) -> None:
    holders = {source.role for source in exam.scenario.sources}
    for number, role in enumerate(exam.scenario.roles):
        if role.id not in holders:
            message = f"The role {role.id!r} holds no source. Give it one, or leave the role out."
            exam.problem(("roles", number), "role_holds_nothing", message)
    departments = {role.department for role in exam.scenario.roles}
    for number, department in enumerate(exam.scenario.departments):
        if department.id not in departments:
            message = f"The department {department.id!r} has no role. Add one, or leave the department out."
            exam.problem(("departments", number), "department_without_role", message)
