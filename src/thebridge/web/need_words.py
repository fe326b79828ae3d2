"""Why a room needs somebody, in words: a need becomes a sentence in the language of whoever reads it."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from thebridge.engine.ids import PlayerId, RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for
from thebridge.rooms.needs import Need, rank
from thebridge.rooms.room import Room
from thebridge.web.dependencies import Web
from thebridge.web.i18n import Translations

MINUTE: Final = 60
Urgency = Literal["now", "soon", "none"]


class RoomNeeds(msgspec.Struct):
    """How pressing it is, and every reason, by its name and in words, the most pressing first; none: it goes well."""

    need: Urgency
    why: list[str] = []
    reasons: list[str] = []


class Queue(msgspec.Struct, tag="needs", tag_field="kind"):
    """The rooms that need somebody in order, and how each room is."""

    queue: list[str]
    rooms: dict[str, RoomNeeds]


async def queue_of(web: Web, rooms: Mapping[RoomId, Room], language: str) -> Queue:
    """Who needs somebody now, and why."""
    needs = {str(known): room.needs() for known, room in rooms.items()}
    told: dict[str, RoomNeeds] = {}
    for known, room in rooms.items():
        found = needs[str(known)]
        scenario = await web.server.get_scenario(known)
        why = [say_need(web.pages.translations, scenario, room.state, one, language) for one in found]
        told[str(known)] = RoomNeeds(_urgency(found), why, [one.reason for one in found])
    return Queue(rank(needs), told)


def _urgency(needs: tuple[Need, ...]) -> Urgency:
    if not needs:
        return "none"
    return "now" if any(one.is_urgent for one in needs) else "soon"


def say_need(say: Translations, scenario: Scenario, state: RoomState, need: Need, language: str) -> str:
    """One need as a sentence."""
    minutes = int(need.seconds // MINUTE)
    names = _names(say, state, need.players, language)
    if need.reason == "stuck":
        texts = texts_for(scenario, state, language)
        puzzle = next((texts.get(one.title) for one in scenario.puzzles if one.id == need.puzzle), "")
        key = "need.stuck.on" if puzzle else "need.stuck"
        known = {"active": need.counts["active"], "people": need.counts["people"], "puzzle": puzzle}
        return say.t(language, key, count=minutes, minutes=minutes, **known)
    if need.reason == "help":
        key = "need.help" if minutes else "need.help.now"
        return say.t(language, key, names=names, count=minutes, minutes=minutes)
    percent = need.counts.get("percent", 0)
    count = minutes if need.reason in ("silent", "empty") else len(need.players)
    return say.t(language, f"need.{need.reason}", names=names, count=count, minutes=minutes, percent=percent)


def _names(say: Translations, state: RoomState, players: tuple[PlayerId, ...], language: str) -> str:
    known = [state.seats.players[one].name for one in players if one in state.seats.players]
    return ", ".join(known[:-1]) + (say.t(language, "need.and") if known[1:] else "") + "".join(known[-1:])
