"""What is seen of the area *acts*: the room, the story as it has been told so far, and what leads did."""

from collections.abc import Set
from typing import Any, Final

from thebridge.engine.areas.acts.words import ActsState
from thebridge.engine.ids import RoleId
from thebridge.engine.scenario import CastMember, Happening, Scenario
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer


def room_section(scenario: Scenario, state: ActsState, language: str, texts: Texts) -> dict[str, Any]:
    """What everyone may know of the room from the lobby on."""
    known = [one for one in scenario.cast if one.is_known(state.opened)]
    return {
        "scenario": scenario.id,
        "title": texts.get(scenario.title),
        "summary": texts.get(scenario.summary),
        "content_note": texts.get(scenario.content_note),
        "team": state.team,
        "stage": state.stage,
        "time_zone": scenario.time_zone,
        "story_date": scenario.story_date,
        "language": language,
        "languages": list(scenario.languages),
        "players_min": scenario.players_min,
        "players_max": scenario.players_max,
        "act": _act(scenario, state, texts),
        "cast": {one.id: _card(one, texts) for one in known},
        "suspects": [{"id": one.id, **_card(one, texts)} for one in known if one.is_suspect],
        "departments": {one.id: texts.get(one.name) for one in scenario.departments},
        "reporting": {
            "desk": texts.get(scenario.reporting.desk),
            "kinds": [{"id": one.id, "text": texts.get(one.text)} for one in scenario.reporting.kinds],
        },
    }


def _act(scenario: Scenario, state: ActsState, texts: Texts) -> dict[str, Any] | None:
    for number, act in enumerate(scenario.acts, start=1):
        if act.id == state.current:
            return {
                "id": act.id,
                "number": number,
                "count": len(scenario.acts),
                "title": texts.get(act.title),
                "goal": texts.get(act.goal),
            }
    return None


def _card(member: CastMember, texts: Texts) -> dict[str, Any]:
    name = texts.names.get(member.id, member.name)
    initials = [word[0] for word in name.split() if word[:1].isupper()]
    return {
        "name": name,
        "role": texts.get(member.role),
        "monogram": "".join([*initials[:1], *initials[-1:]] if len(initials) > 1 else initials),
        "attribute": member.attribute,
    }


def feed_of_story(
    scenario: Scenario, state: ActsState, roles: Set[RoleId], viewer: Viewer, texts: Texts
) -> dict[str, Any]:
    """The acts and happenings so far, as far as this viewer's roles are told of them."""
    lines: dict[str, Any] = {}
    for act in scenario.acts:
        at = state.opened.get(act.id)
        if at is not None:
            lines[f"act:{act.id}"] = {
                "seq": at.seq,
                "seconds": round(at.seconds, 1),
                "kind": "act",
                "title": texts.get(act.title),
                "text": texts.get(act.goal),
                "sender": None,
                "to_me": False,
            }
    for one in scenario.happenings:
        if one.id in state.happened and not one.is_said_in_chat and _is_told(one, roles, viewer):
            lines[f"happening:{one.id}"] = _happening(one, state, texts)
    return lines


def _is_told(happening: Happening, roles: Set[RoleId], viewer: Viewer) -> bool:
    return happening.to_role is None or happening.to_role in roles or viewer.kind in ("lead", "helper")


def _happening(one: Happening, state: ActsState, texts: Texts) -> dict[str, Any]:
    at = state.happened[one.id]
    line = {
        "seq": at.seq,
        "seconds": round(at.seconds, 1),
        "kind": "happening",
        "title": texts.get(one.title),
        "text": texts.get(one.text),
        "sender": one.sender,
        "to_me": one.to_role is not None,
    }
    return {**line, "effect": "clock"} if one.channel == "clock" else line


TOLD: Final = frozenset(
    {"extend", "factor", "open_gate", "end_play", "skip_puzzle", "restart_puzzle", "remove_line", "move_player"}
)
"""What leads did that the team would else only notice; a pause, a message and a hint are seen where they are."""


def feed_of_interventions(state: ActsState) -> dict[str, Any]:
    """What leads did to the room, for everyone in it. The words for it are the page's."""
    return {
        f"did:{seq}": {
            "seq": seq,
            "seconds": round(one.seconds, 1),
            "kind": "did",
            "title": None,
            "text": None,
            "sender": None,
            "to_me": False,
            "did": one.what,
            "amount": one.amount,
            "is_undone": one.is_undone,
        }
        for seq, one in state.interventions.items()
        if one.what in TOLD
    }


def interventions_section(state: ActsState, undoable: Set[int]) -> dict[str, Any]:
    """What leads did, newest known by its entry, and what may still be taken back."""
    return {
        str(seq): {
            "seq": seq,
            "by": one.by.removeprefix("lead:"),
            "kind": one.what,
            "amount": one.amount,
            "player": one.player,
            "subject": one.subject,
            "seconds": round(one.seconds, 1),
            "is_undone": one.is_undone,
            "can_undo": seq in undoable,
        }
        for seq, one in state.interventions.items()
    }
