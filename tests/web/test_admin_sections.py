"""Each person sees the pages that they may open, and no others."""

import pytest

from thebridge.accounts.model import Anonymous, Operator, OrganisationId, OrganisationPerson, Role
from thebridge.errors import AppError
from thebridge.web.admin_sections import find_sections

OURS = OrganisationId("ours")
SEEN: dict[Role, set[str]] = {
    "admin": {
        "admin/sessions",
        "admin/results",
        "admin/people",
        "admin/organisation",
        "admin/scenarios",
        "admin/audit",
    },
    "facilitator": {"facilitator", "admin/sessions", "admin/results", "admin/scenarios"},
    "reviewer": {"admin/sessions", "admin/results"},
    "author": {"admin/sessions", "admin/scenarios"},
    "platform": {"admin/organisations", "admin/health"},
}


@pytest.mark.parametrize("role", SEEN)
def test_pages_follow_roles(role: Role) -> None:
    assert set(find_sections(OrganisationPerson(OURS, frozenset({role})))) == SEEN[role]


def test_the_operator_sees_sessions_and_health_and_nobody_sees_nothing() -> None:
    found = set(find_sections(Operator(OURS)))
    assert found == {"facilitator", "admin/sessions", "admin/results", "admin/scenarios", "admin/health"}
    with pytest.raises(AppError, match="sign_in_first"):
        find_sections(Anonymous())
