"""A look into one room for its facilitator, drawn by the server: nothing of it changes the room."""

from collections.abc import Mapping
from typing import Any

from thebridge.engine.ids import PlayerId, PuzzleId
from thebridge.engine.interventions import NEVER_UNDONE
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for, view_for
from thebridge.engine.viewer import Viewer
from thebridge.rooms.needs import Need
from thebridge.rooms.room import Room
from thebridge.sessions.model import RoomRecord
from thebridge.web.dependencies import Web
from thebridge.web.guide import unstressed
from thebridge.web.i18n import Translations
from thebridge.web.need_words import queue_of, title_of_dilemma
from thebridge.web.room_cards import is_last, presence_of, room_card


async def room_look(web: Web, record: RoomRecord, language: str) -> dict[str, Any]:
    """The card of the room with what is inside: its people, puzzles with their steps of help, board, chat and calls."""
    room = await web.server.get_room(record.id)
    scenario = await web.server.get_scenario(record.id)
    view = view_for(scenario, room.state, Viewer("lead", language))
    needs = (await queue_of(web, {record.id: room}, language)).rooms[record.id]
    card = await room_card(web, record, language)
    return card | {
        "needs": needs,
        "divisions": _divisions(web.pages.translations, scenario, room, language),
        "open_now": [unstressed(one["title"]) for one in view["puzzles"].values() if one["status"] == "open"],
        "last_act": bool(card["act"]) and is_last(card["act"]),
        "people": [
            {"id": known, **one, "state": presence_of(room, known, is_bot=one["is_bot"])}
            for known, one in view["people"].items()
        ],
        "puzzles": [
            {"id": known, **_plain(one), "ladder": _steps_left(scenario, room.state, known, language)}
            for known, one in view["puzzles"].items()
        ],
        "pins": _plain(_in_order(view["pins"])),
        "chat": _in_order(view["chat"])[::-1],
        "feed": _plain(_in_order(view["feed"])[::-1]),
        "calls": [one for one in _in_order(view["help"]) if one["answered_by"] is None],
        "answered": [one for one in _in_order(view["help"]) if one["answered_by"] is not None][::-1],
        "done": interventions_of(web, view, language),
    }


def _plain(value: Any) -> Any:
    """What was authored, without the stars that stress a word."""
    if isinstance(value, str):
        return unstressed(value)
    if isinstance(value, Mapping):
        return {known: _plain(one) for known, one in value.items()}
    return [_plain(one) for one in value] if isinstance(value, (list, tuple)) else value


def _divisions(say: Translations, scenario: Scenario, room: Room, language: str) -> list[dict[str, Any]]:
    """What the team is divided over, and who is on which side, as everyone in the room can see."""
    needs = (one for one in room.needs() if one.reason == "divided_vote")
    return [_division(say, scenario, room.state, one, language) for one in needs]


def _division(say: Translations, scenario: Scenario, state: RoomState, need: Need, language: str) -> dict[str, Any]:
    if need.dilemma is None:
        title = say.t(language, "look.division.conclusion")
        signed = {one: str(signature.signature) for one, signature in state.accusation.signatures.items()}
        said = {kind: say.t(language, f"look.division.{kind}") for kind in set(signed.values())}
        return {"title": title, "sides": _sides(state, signed, said)}
    texts = texts_for(scenario, state, language)
    options = next(one.options for one in scenario.dilemmas if one.id == need.dilemma)
    said = {str(one.id): unstressed(texts.get(one.text)) for one in options}
    wanted = {one: str(option) for one, option in need.wanted.items()}
    return {
        "title": title_of_dilemma(scenario, state, need.dilemma, language),
        "sides": _sides(state, wanted, said),
    }


def _sides(state: RoomState, chosen: Mapping[PlayerId, str], said: Mapping[str, str]) -> list[dict[str, str]]:
    """Each side with the names of those who take it."""
    people = state.seats.players
    sides = {side: [people[one].name for one in chosen if chosen[one] == side and one in people] for side in said}
    return [{"names": ", ".join(names), "text": said[side]} for side, names in sides.items() if names]


def _steps_left(scenario: Scenario, state: RoomState, puzzle: str, language: str) -> list[dict[str, Any]]:
    """The steps of help that the team does not have yet, as its lead chooses from them."""
    texts = texts_for(scenario, state, language)
    hints = next(one.hints for one in scenario.puzzles if one.id == puzzle)
    given = state.puzzles.puzzles[PuzzleId(puzzle)].hints_given
    return [
        {"step": step, "text": unstressed(texts.get(one.text))}
        for step, one in enumerate(hints, start=1)
        if step > given
    ]


def interventions_of(web: Web, view: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    """What leads did, the newest first: who, what, when, and whether it can be taken back."""
    say = web.pages.translations
    subjects = {known: one["title"] for known, one in view["puzzles"].items()}
    people = {known: one["name"] for known, one in view["people"].items()}
    found: list[dict[str, Any]] = []
    for one in reversed(_in_order(view["interventions"])):
        what = say.t(language, f"wall.did.{one['kind']}")
        about = subjects.get(one["subject"]) or people.get(one["player"]) or ""
        told = {"what": what, "about": about, "minute": int(one["seconds"] // 60)}
        told["was_undoable"] = one["kind"] not in NEVER_UNDONE
        found.append({**one, **told, "author": author(web, one["by"], language)})
    return found


def author(web: Web, by: str, language: str) -> str:
    """Who did it, as people read it."""
    known = {"operator": "wall.by.operator", "clock": "wall.by.clock"}.get(by)
    return by if known is None else web.pages.translations.t(language, known)


def _in_order(collection: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The members of a collection with their ids, in the order they came."""
    return sorted(({"id": known, **one} for known, one in collection.items()), key=lambda one: int(one["seq"]))
