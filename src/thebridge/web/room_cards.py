"""One room on the facilitator's wall."""

from typing import Any

from markupsafe import Markup

from thebridge.engine.ids import PlayerId
from thebridge.engine.view import view_for
from thebridge.engine.viewer import Viewer
from thebridge.rooms.room import Room
from thebridge.sessions.model import RoomRecord, format_code
from thebridge.web.dependencies import Web
from thebridge.web.need_words import MINUTE, is_paused
from thebridge.web.qr import draw_qr


def join_link(web: Web, room: RoomRecord) -> str:
    """The address that brings a player to the room's join page."""
    return f"{web.server.settings.public_url}/j/{room.code}"


async def room_card(web: Web, record: RoomRecord, language: str) -> dict[str, Any]:
    """A room as it stands now, with what its lead may do next."""
    room = await web.server.get_room(record.id)
    view = view_for(await web.server.get_scenario(record.id), room.state, Viewer("lead", language))
    shown, clock, progress = view["room"], view["clock"], view["progress"]
    seconds = room.state.clock.seconds_at(web.server.now())
    link = join_link(web, record)
    return {
        "id": record.id,
        "name": record.team,
        "code": format_code(record.code),
        "link": link,
        "qr": Markup(draw_qr(link)),  # noqa: S704 - drawn by us from our own address
        "stage": shown["stage"],
        "standing": "paused" if is_paused(room.state) else shown["stage"],
        "minute_lasts": real_seconds(clock["factor"]) if shown["stage"] in ("lobby", "play") else None,
        "act": shown["act"],
        "clock": {"phase": clock["phase"], **_minutes(seconds, clock)},
        "lit": progress["lit"],
        "total": progress["total"],
        "pace": _pace(seconds, progress["expected_seconds"], clock, shown["stage"]),
        "votes_missing": sum(one["waiting_for"] for one in view["votes"].values()),
        "players": [
            {"name": one["name"], "state": presence_of(room, player, is_bot=one["is_bot"])}
            for player, one in view["people"].items()
        ],
        "commands": _next_commands(shown["stage"], clock["phase"], shown["act"]),
    }


def _minutes(seconds: float, clock: dict[str, Any]) -> dict[str, int]:
    """Minutes played, of all that there are: what was given back makes the whole longer."""
    given = clock["extended_seconds"]
    return {"minutes": int((seconds + given) // 60), "total": round((clock["total_seconds"] + given) / 60)}


def _pace(seconds: float, expected: int, clock: dict[str, Any], stage: str) -> int | None:
    """Minutes behind the scenario's chart (before it, when negative), nothing while that cannot be told.

    A team is late when the act that is open should be over by now.
    """
    if stage != "play" or clock["act_started_seconds"] is None:
        return None
    started_late: float = clock["act_started_seconds"] - (expected - clock["act_seconds"])
    return round(max(started_late, seconds - expected) / 60)


def presence_of(room: Room, player: str, *, is_bot: bool) -> str:
    """Whether a player is at their page, away from it, gone, or a bot."""
    sign = room.audience.signs().get(PlayerId(player))
    if is_bot:
        return "bot"
    return "gone" if sign is None else sign.state


def _next_commands(stage: str, phase: str, act: dict[str, Any] | None) -> list[dict[str, Any]]:
    """The buttons that make sense now, the likeliest first."""
    if stage == "lobby":
        return [_button("start_play", "start", "play", is_primary=True)]
    if stage == "debrief":
        return [_button("close_room", "close", "lock")]
    if stage != "play":
        return []
    standing = [_button("resume_room", "resume", "play", is_primary=True)] if phase == "paused" else []
    if phase == "running":
        standing = [_button("pause_room", "pause", "pause")]
    next_act = (
        [] if act is None or is_last(act) else [_button("open_gate", "next_act", "lock-open", {"act": act["id"]})]
    )
    more_time = _button("extend_time", "extend", "timer", {"seconds": 300})
    return [*standing, more_time, *next_act, _button("end_play", "end", "flag")]


def is_last(act: dict[str, Any]) -> bool:
    """Whether no act comes after this one: opening the next would be to end play."""
    return bool(act["number"] >= act["count"])


def real_seconds(factor: float) -> int | None:
    """How long a minute of the game lasts on anybody's own clock; nothing while that is a minute."""
    seconds = round(MINUTE / factor)
    return None if seconds == MINUTE else seconds


def _button(
    kind: str, name: str, sign: str, values: dict[str, Any] | None = None, *, is_primary: bool = False
) -> dict[str, Any]:
    return {"kind": kind, "name": name, "sign": sign, "values": values or {}, "primary": is_primary}
