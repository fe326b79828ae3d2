"""The hall sees how far each room is, and nothing that would solve another team's case."""

from typing import Any

import pytest

from thebridge.engine.ids import RoomId
from thebridge.web.projection import COUNTS_FROM_TEAMS, Standing, page_of, project, project_for_leads

PAGES = [{"kind": "reveal"}, {"kind": "goal", "goal": "g1", "title": "Eén"}, {"kind": "action"}]


def debrief(page: int = 0, goal: str = "g1", *, is_found: bool | None = True) -> dict[str, Any]:
    goals = [
        {"id": known, "title": known, "rule": "regel", "question": "vraag"}
        | {"for": [{"text": "wat wij deden"}], "against": []}
        for known in ("g1", "g2")
    ]
    return {
        "page": page,
        "pages": [PAGES[0], {"kind": "goal", "goal": goal, "title": goal}, PAGES[2]],
        "ending": {"title": "Afloop", "text": "Zo liep het af", "last_words": []},
        "goals": goals,
        "reveal": [{"at_utc": "2026-10-25T00:46:00Z", "text": "De brug gaat open", "is_found": is_found}],
        "next_steps": ["Spreek af"],
        "comforts": {"title": "Niemand brak in", "items": ["een pincode"], "question": "En wij?"},
        "pooled": {"shared": 1, "total": 2},
        "vote_counts": [],
    }


def standing(
    stage: str = "play", *, room: str = "a", lit: int = 1, message: str | None = None, **more: Any
) -> Standing:
    act = {"id": "one", "number": 1, "count": 2, "title": "Eén", "goal": "een doel"} if stage == "play" else None
    view = {
        "room": {"stage": stage, "act": act, "time_zone": "Europe/Amsterdam"},
        "clock": {"phase": "running"},
        "people": more.get("people", {"p": {}}),
        "board": {
            "established": lit,
            "total": 2,
            "stays": [{"clue": str(n), "act": "one" if n < lit else None, "is_lit": n < lit} for n in range(2)],
        },
        "debrief": more.get("debrief"),
        "plenary": None if message is None else {"seq": 1, "text": message},
    }
    return Standing(RoomId(room), f"Team {room}", view, 5, 7)


def test_each_room_is_told_by_its_act_clock_and_stays_and_no_more() -> None:
    shown = project([standing(), standing(room="b", lit=2)])
    assert shown["stage"] == "play"
    assert [room["lit"] for room in shown["rooms"]] == [1, 2]
    assert shown["rooms"][0].keys() == {"id", "name", "stage", "act", "clock", "lit", "total", "people"}
    assert "goal" not in shown["rooms"][0]["act"]
    assert [stay["is_lit"] for stay in shown["stays"]] == [True, True]
    assert shown["page"] is None


def test_before_anybody_plays_it_is_the_lobby() -> None:
    assert project([standing("lobby"), standing("new", room="b")])["stage"] == "lobby"


@pytest.mark.parametrize("other", [standing("play", room="b"), standing("lobby", room="b")])
def test_one_teams_reveal_waits_for_every_team_that_is_there(other: Standing) -> None:
    shown = project([standing("debrief", debrief=debrief()), other])
    assert (shown["stage"], shown["page"]) == ("play", None)
    assert "brug" not in str(shown)


def test_a_room_that_nobody_came_to_holds_nobody_up() -> None:
    shown = project([standing("debrief", debrief=debrief()), standing("lobby", room="b", people={})])
    assert shown["stage"] == "debrief"


def test_a_closed_room_keeps_its_page() -> None:
    assert project([standing("closed", debrief=debrief(2))])["page"]["steps"] == ["Spreek af"]


def test_the_message_is_what_most_rooms_show() -> None:
    rooms = [standing(message="nieuw"), standing(room="b", message="oud"), standing(room="c", message="nieuw")]
    assert project(rooms)["message"] == "nieuw"
    assert project([standing()])["message"] is None


def test_one_team_sees_its_own_ending_and_moments() -> None:
    reveal = page_of([debrief()], ["A"])
    assert (reveal["ending"]["title"], reveal["night"][0]["found"]) == ("Afloop", 1)
    assert page_of([debrief(1)], ["A"])["goals"][0]["for"] == ["wat wij deden"]


def test_several_teams_do_not_see_what_another_did() -> None:
    reveal = page_of([debrief(), debrief()], ["A", "B"])
    assert (reveal["ending"], reveal["night"][0]["found"]) == (None, None)
    goals = page_of([debrief(1), debrief(1, "g2")], ["A", "B"])["goals"]
    assert [goal["title"] for goal in goals] == ["g1", "g2"]
    assert "wat wij deden" not in str(goals)


def test_counts_are_told_from_five_teams_on() -> None:
    teams = [debrief(), *(debrief(is_found=False) for _ in range(COUNTS_FROM_TEAMS - 1))]
    assert page_of(teams, list("ABCDE"))["night"][0]["found"] == 1
    assert page_of([debrief(is_found=None)] * COUNTS_FROM_TEAMS, list("ABCDE"))["night"][0]["found"] is None


def test_the_page_is_the_one_that_most_teams_are_at() -> None:
    assert page_of([debrief(0), debrief(1), debrief(1)], list("ABC"))["number"] == 2
    assert page_of([debrief(0), debrief(2)], list("AB"))["number"] == 3


def test_leads_see_each_teams_debrief_with_its_moments_in_time() -> None:
    shown = project_for_leads([standing("debrief", debrief=debrief(1)), standing(room="b")])
    assert shown["debriefs"].keys() == {"a"}
    assert (shown["debriefs"]["a"]["ended_at_ms"], shown["debriefs"]["a"]["page_at_ms"]) == (5, 7)
    assert shown["page"] is None


def test_the_hall_sees_what_the_lead_reads_aloud_once_it_is_revealed() -> None:
    page = project([standing("debrief", debrief=debrief()), standing("debrief", room="b", debrief=debrief())])["page"]
    assert page["comforts"]["title"] == "Niemand brak in"
    assert "Niemand brak in" not in str(project([standing("debrief", debrief=debrief()), standing("play", room="b")]))


def test_a_question_says_which_teams_it_is_for() -> None:
    teams = [debrief(1, "g1"), debrief(1, "g2"), debrief(1, "g1")]
    told = project([standing("debrief", room=room, debrief=one) for room, one in zip("abc", teams, strict=True)])
    assert [(goal["title"], goal["teams"]) for goal in told["page"]["goals"]] == [
        ("g1", ["Team a", "Team c"]),
        ("g2", ["Team b"]),
    ]
