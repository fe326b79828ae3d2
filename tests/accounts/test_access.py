"""Every actor against every permission: what is not written down here as allowed is refused."""

from collections.abc import Callable
from typing import Any

import pytest

from thebridge.accounts import access
from thebridge.accounts.model import (
    Actor,
    Anonymous,
    LinkHolder,
    Operator,
    OrganisationId,
    OrganisationPerson,
    PersonWithLink,
    PlayerActor,
    RoomThing,
    SessionPerson,
    SessionThing,
)
from thebridge.engine.ids import PlayerId, RoomId, SessionId
from thebridge.errors import AppError

OURS, THEIRS = OrganisationId("ours"), OrganisationId("theirs")
EVENT = SessionId("event")
SESSION = SessionThing(OURS, EVENT)
ROOM = RoomThing(OURS, EVENT, RoomId("room"))

ACTORS: dict[str, Actor] = {
    "anonymous": Anonymous(),
    "player": PlayerActor(PlayerId("p"), RoomId("room")),
    "player of another room": PlayerActor(PlayerId("p"), RoomId("another")),
    "removed player": PlayerActor(PlayerId("p"), RoomId("room"), is_removed=True),
    "lead": SessionPerson(OURS, EVENT, "lead"),
    "helper": SessionPerson(OURS, EVENT, "helper"),
    "observer": SessionPerson(OURS, EVENT, "observer"),
    "lead of another session": SessionPerson(OURS, SessionId("other"), "lead"),
    "reviewer who leads by a link": PersonWithLink(
        OrganisationPerson(OURS, frozenset({"reviewer"})), SessionPerson(OURS, EVENT, "lead")
    ),
    "admin who looks on by a link": PersonWithLink(
        OrganisationPerson(OURS, frozenset({"admin"})), SessionPerson(OURS, EVENT, "observer")
    ),
    "author who leads another session": PersonWithLink(
        OrganisationPerson(OURS, frozenset({"author"})), SessionPerson(OURS, SessionId("other"), "lead")
    ),
    "projector link": LinkHolder(EVENT, "projector"),
    "report link": LinkHolder(EVENT, "report"),
    "operator": Operator(OURS),
    "operator of another organisation": Operator(THEIRS),
    "facilitator": OrganisationPerson(OURS, frozenset({"facilitator"})),
    "facilitator of another organisation": OrganisationPerson(THEIRS, frozenset({"facilitator", "admin", "reviewer"})),
    "reviewer": OrganisationPerson(OURS, frozenset({"reviewer"})),
    "author": OrganisationPerson(OURS, frozenset({"author"})),
    "organisation admin": OrganisationPerson(OURS, frozenset({"admin"})),
    "platform admin": OrganisationPerson(THEIRS, frozenset({"platform"})),
}

LEADS = {"operator", "lead", "facilitator", "reviewer who leads by a link"}
BY_ACCOUNT = {"reviewer", "reviewer who leads by a link"}
ADMINS = {"organisation admin", "admin who looks on by a link"}
AUTHORS = {"author", "author who leads another session"}
ALLOWED: dict[tuple[Callable[[Any, Any], bool], Any], set[str]] = {
    (access.can_create_session, OURS): {"operator", "facilitator"},
    (access.can_facilitate, OURS): {"operator", "facilitator"},
    (access.can_list_sessions, OURS): {"operator", "facilitator"} | BY_ACCOUNT | AUTHORS | ADMINS,
    (access.can_lead, ROOM): LEADS,
    (access.can_lead, SESSION): LEADS,
    (access.can_cancel_session, SESSION): {"operator", "facilitator"},
    (access.can_help, ROOM): LEADS | {"helper"},
    (access.can_watch, ROOM): LEADS | {"helper", "observer", "admin who looks on by a link"},
    (access.can_see_names, ROOM): LEADS | {"helper", "player"},
    (access.can_play, ROOM): {"player"},
    (access.can_play, SESSION): set(),
    (access.can_project, SESSION): LEADS | {"helper", "observer", "projector link", "admin who looks on by a link"},
    (access.can_see_report, SESSION): LEADS | {"helper", "report link"} | BY_ACCOUNT | ADMINS,
    (access.can_see_results, OURS): {"operator", "facilitator"} | BY_ACCOUNT | ADMINS,
    (access.can_replay, ROOM): LEADS | {"helper", "player"},
    (access.can_share_report, ROOM): LEADS | {"player"},
    (access.can_erase, SESSION): LEADS | ADMINS,
    (access.can_export_person, ROOM): LEADS | ADMINS,
    (access.can_administer, OURS): ADMINS,
    (access.can_see_scenarios, OURS): {"operator", "facilitator"} | AUTHORS | ADMINS,
    (access.can_write_scenarios, OURS): AUTHORS | ADMINS,
    (access.can_see_health, None): {"operator", "operator of another organisation", "platform admin"},
    (access.can_run_platform, None): {"platform admin"},
}


@pytest.mark.parametrize("actor", ACTORS)
@pytest.mark.parametrize(("permission", "thing"), ALLOWED, ids=lambda one: getattr(one, "__name__", type(one).__name__))
def test_only_who_may_may(permission: Callable[[Any, Any], bool], thing: Any, actor: str) -> None:
    assert permission(ACTORS[actor], thing) is (actor in ALLOWED[permission, thing])


def test_every_permission_stands_in_the_matrix() -> None:
    written = {one for name, one in vars(access).items() if name.startswith("can_")}
    assert written == {permission for permission, _ in ALLOWED}


def test_what_is_refused_cannot_be_told_from_what_is_not_there() -> None:
    access.require(access.can_lead, Operator(OURS), ROOM)
    with pytest.raises(AppError) as refused:
        access.require(access.can_lead, Operator(THEIRS), ROOM)
    assert refused.value == AppError("not_found")
