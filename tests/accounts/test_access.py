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

LEADS = {"operator", "lead", "facilitator"}
ALLOWED: dict[tuple[Callable[[Any, Any], bool], Any], set[str]] = {
    (access.can_create_session, OURS): {"operator", "facilitator"},
    (access.can_facilitate, OURS): {"operator", "facilitator"},
    (access.can_list_sessions, OURS): {"operator", "facilitator", "reviewer", "author", "organisation admin"},
    (access.can_lead, ROOM): LEADS,
    (access.can_lead, SESSION): LEADS,
    (access.can_help, ROOM): LEADS | {"helper"},
    (access.can_watch, ROOM): LEADS | {"helper", "observer"},
    (access.can_see_names, ROOM): LEADS | {"helper", "player"},
    (access.can_play, ROOM): {"player"},
    (access.can_play, SESSION): set(),
    (access.can_project, SESSION): LEADS | {"helper", "observer", "projector link"},
    (access.can_see_report, SESSION): LEADS | {"helper", "report link", "reviewer", "organisation admin"},
    (access.can_see_results, OURS): {"operator", "facilitator", "reviewer", "organisation admin"},
    (access.can_replay, ROOM): LEADS | {"helper", "player"},
    (access.can_share_report, ROOM): LEADS | {"player"},
    (access.can_erase, SESSION): LEADS | {"organisation admin"},
    (access.can_export_person, ROOM): LEADS | {"organisation admin"},
    (access.can_administer, OURS): {"organisation admin"},
    (access.can_see_scenarios, OURS): {"operator", "facilitator", "author", "organisation admin"},
    (access.can_write_scenarios, OURS): {"author", "organisation admin"},
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
