"""Why a room needs somebody, in words: a need becomes a sentence in the language of whoever reads it."""

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from thebridge.engine.ids import DilemmaId, PlayerId, RoomId
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for
from thebridge.rooms.needs import Need, rank
from thebridge.rooms.room import Room
from thebridge.web.dependencies import Web
from thebridge.web.guide import unstressed
from thebridge.web.i18n import Translations

MINUTE: Final = 60
Urgency = Literal["now", "soon", "none"]


class RoomNeeds(msgspec.Struct):
    """How pressing it is, and every reason, by its name and in words, the most pressing first; none: it goes well."""

    need: Urgency
    why: list[str] = []
    reasons: list[str] = []
    advice: list[str] = []
    """What may be done about each of them."""
    calm: str = ""
    """How it stands with the room apart from that: waiting, paused, playing, over."""
    is_paused: bool = False


class Queue(msgspec.Struct, tag="needs", tag_field="kind"):
    """The rooms that need somebody in order, and how each room is."""

    queue: list[str]
    rooms: dict[str, RoomNeeds]


async def queue_of(web: Web, rooms: Mapping[RoomId, Room], language: str) -> Queue:
    """Who needs somebody now, and why."""
    needs = {str(known): room.needs() for known, room in rooms.items()}
    told: dict[str, RoomNeeds] = {}
    for known, room in rooms.items():
        scenario = await web.server.get_scenario(known)
        told[str(known)] = tell_needs(web.pages.translations, scenario, room.state, needs[str(known)], language)
    return Queue(rank(needs), told)


def tell_needs(
    say: Translations, scenario: Scenario, state: RoomState, needs: tuple[Need, ...], language: str
) -> RoomNeeds:
    """How it stands with one room, in words."""
    return RoomNeeds(
        _urgency(needs),
        why=[say_need(say, scenario, state, one, language) for one in needs],
        reasons=[one.reason for one in needs],
        advice=[say.t(language, f"advice.{one.reason}") for one in needs],
        calm=say_calm(say, state, language),
        is_paused=is_paused(state),
    )


def is_paused(state: RoomState) -> bool:
    """Whether the room stands still until somebody lets it go on."""
    return state.acts.stage == "play" and state.clock.phase == "paused"


def say_calm(say: Translations, state: RoomState, language: str) -> str:
    """How it stands with a room: only one that plays can go well."""
    here = len(state.seats.players)
    stage = "paused" if is_paused(state) else "empty" if state.acts.stage == "lobby" and not here else state.acts.stage
    return say.t(language, f"calm.{stage}", count=here)


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
        puzzle = next((unstressed(texts.get(one.title)) for one in scenario.puzzles if one.id == need.puzzle), "")
        key = "need.stuck.on" if puzzle else "need.stuck"
        known = {"active": need.counts["active"], "people": need.counts["people"], "puzzle": puzzle}
        return say.t(language, key, count=minutes, minutes=minutes, **known)
    if need.reason == "help":
        key = "need.help" if minutes else "need.help.now"
        return say.t(language, key, names=names, count=minutes, minutes=minutes)
    if need.reason == "divided_vote":
        return _say_divided(say, scenario, state, need, language)
    percent = need.counts.get("percent", 0)
    count = minutes if need.reason in ("silent", "empty") else len(need.players)
    return say.t(language, f"need.{need.reason}", names=names, count=count, minutes=minutes, percent=percent)


def _say_divided(say: Translations, scenario: Scenario, state: RoomState, need: Need, language: str) -> str:
    minutes = int(need.seconds // MINUTE)
    if need.dilemma is None:
        names = _names(say, state, need.players, language)
        return say.t(language, "divided.conclusion", count=len(need.players), names=names)
    title = title_of_dilemma(scenario, state, need.dilemma, language)
    return say.t(language, "divided.dilemma", count=minutes, minutes=minutes, dilemma=title)


def title_of_dilemma(scenario: Scenario, state: RoomState, dilemma: DilemmaId, language: str) -> str:
    """A dilemma by its name, as the team reads it."""
    texts = texts_for(scenario, state, language)
    return unstressed(next(texts.get(one.title) for one in scenario.dilemmas if one.id == dilemma))


def _names(say: Translations, state: RoomState, players: tuple[PlayerId, ...], language: str) -> str:
    known = [state.seats.players[one].name for one in players if one in state.seats.players]
    return ", ".join(known[:-1]) + (say.t(language, "need.and") if known[1:] else "") + "".join(known[-1:])
