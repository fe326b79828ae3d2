"""What the hall sees of all rooms of a session, as plain data: how far each is, the clock, later the debrief's page.

It is made of the rooms' projector views alone. Nothing of the debrief is in it while another team still plays: one
team's reveal would be the other's solution. What a team did is shown to that team alone, so with several teams the
screen has the story, the rules and the questions, and counts from five teams on.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from thebridge.engine.ids import RoomId

COUNTS_FROM_TEAMS: Final = 5
AFTER_PLAY: Final = ("debrief", "closed")

View = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """One room: its projector view, and when its debrief began and its page was turned."""

    room: RoomId
    team: str
    view: View
    ended_at_ms: int | None = None
    page_at_ms: int | None = None

    @property
    def stage(self) -> str:
        """Where the room stands."""
        stage: str = self.view["room"]["stage"]
        return stage

    @property
    def is_to_come(self) -> bool:
        """Whether a team is there that has not reached its reveal yet."""
        return self.stage == "play" or (self.stage not in AFTER_PLAY and bool(self.view["people"]))


def project(standings: Sequence[Standing]) -> dict[str, Any]:
    """The plenary screen."""
    revealed = [one for one in standings if one.stage in AFTER_PLAY and one.view["debrief"]]
    debriefs, teams = [one.view["debrief"] for one in revealed], [one.team for one in revealed]
    is_revealed = bool(debriefs) and not any(one.is_to_come for one in standings)
    is_played = any(one.stage == "play" or one.stage in AFTER_PLAY for one in standings)
    return {
        "stage": "debrief" if is_revealed else "play" if is_played else "lobby",
        "time_zone": standings[0].view["room"]["time_zone"],
        "rooms": [_room(one) for one in standings],
        "stays": _stays(standings),
        "message": _message(standings),
        "page": page_of(debriefs, teams) if is_revealed else None,
    }


def project_for_leads(standings: Sequence[Standing]) -> dict[str, Any]:
    """The plenary screen, and beside it each team's own debrief with the moment when its page was turned."""
    return project(standings) | {
        "debriefs": {
            one.room: {**one.view["debrief"], "ended_at_ms": one.ended_at_ms, "page_at_ms": one.page_at_ms}
            for one in standings
            if one.view["debrief"]
        }
    }


def _room(one: Standing) -> dict[str, Any]:
    shown, board = one.view["room"], one.view["board"]
    act = shown["act"]
    return {
        "id": one.room,
        "name": one.team,
        "stage": one.stage,
        "act": None if act is None else {name: act[name] for name in ("id", "number", "count", "title")},
        "clock": one.view["clock"],
        "lit": board["established"],
        "total": board["total"],
        "people": len(one.view["people"]),
    }


def _stays(standings: Sequence[Standing]) -> list[dict[str, Any]]:
    """The bridge of all teams together: a stay is lit as soon as one team lit it."""
    boards = [one.view["board"]["stays"] for one in standings]
    return [
        {
            "clue": same[0]["clue"],
            "act": next((stay["act"] for stay in same if stay["act"] is not None), None),
            "is_lit": any(stay["is_lit"] for stay in same),
        }
        for same in zip(*boards, strict=True)
    ]


def _message(standings: Sequence[Standing]) -> str | None:
    """What was told to everybody last: what most rooms still show."""
    told = Counter(one.view["plenary"]["text"] for one in standings if one.view["plenary"] is not None)
    return max(told, key=lambda text: told[text]) if told else None


# --- the debrief's page -----------------------------------------------------------------------------------------------


def page_of(debriefs: Sequence[View], teams: Sequence[str]) -> dict[str, Any]:
    """The page that most teams are at, as the hall may see it; `teams` are their names in the same order."""
    turned = Counter(one["page"] for one in debriefs)
    at = max(turned, key=lambda page: (turned[page], page))
    first = debriefs[0]
    page = first["pages"][at]
    own = first if len(debriefs) == 1 else None
    head = {"number": at + 1, "count": len(first["pages"]), "kind": page["kind"], "teams": len(debriefs)}
    match page["kind"]:
        case "reveal":
            return head | {"ending": own and _ending(own), "night": _night(debriefs), "comforts": first["comforts"]}
        case "decision":
            return head | {"pooled": own and own["pooled"], "votes": [] if own is None else own["vote_counts"]}
        case "goal":
            return head | {"goals": _goals(debriefs, at, teams)}
        case "all_goals":
            return head | {"goals": [{"title": goal["title"]} for goal in first["goals"]]}
        case "action":
            return head | {"steps": first["next_steps"]}
        case _:
            return head


def _ending(own: View) -> dict[str, str]:
    return {"title": own["ending"]["title"], "text": own["ending"]["text"]}


def _night(debriefs: Sequence[View]) -> list[dict[str, Any]]:
    """The night as it was. `found`: how many teams had it, when that may be told."""
    is_told = len(debriefs) == 1 or len(debriefs) >= COUNTS_FROM_TEAMS
    return [
        {
            "at_utc": same[0]["at_utc"],
            "text": same[0]["text"],
            "found": sum(one["is_found"] for one in same) if is_told and same[0]["is_found"] is not None else None,
        }
        for same in zip(*(one["reveal"] for one in debriefs), strict=True)
    ]


def _goals(debriefs: Sequence[View], at: int, teams: Sequence[str]) -> list[dict[str, Any]]:
    """The goals that the teams talk about at this page; each team has goals of its own. Moments are one team's."""
    chosen: dict[str, list[str]] = {}
    for one, team in zip(debriefs, teams, strict=True):
        chosen.setdefault(one["pages"][at]["goal"], []).append(team)
    is_own = len(debriefs) == 1
    return [
        {name: goal[name] for name in ("title", "rule", "question")}
        | {"teams": chosen[goal["id"]]}
        | {side: [moment["text"] for moment in goal[side]] if is_own else [] for side in ("for", "against")}
        for goal in debriefs[0]["goals"]
        if goal["id"] in chosen
    ]
