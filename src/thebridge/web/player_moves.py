"""A player goes on in another room of the session: in there first, then the seat, then out of here."""

from thebridge.bootstrap import Server
from thebridge.engine.areas.seats.words import GiveExtraTime, JoinRoom, MovePlayer
from thebridge.engine.ids import CommandId, RoomId
from thebridge.errors import AppError
from thebridge.rooms.submission import Accepted, Submission


async def move_player(server: Server, room: RoomId, to: RoomId, command_id: CommandId, command: MovePlayer) -> Accepted:
    """Name, language and extra time stay; the role is what that team has for one more.

    Each step can be done again: whoever presses once more after a crash ends where they wanted to.
    """
    here, there = await server.sessions.get_room(room), await server.sessions.get_room(to)
    if here.session != there.session or room == to:
        raise AppError("room_unknown")
    leaving, entering = await server.get_room(room), await server.get_room(to)
    player = leaving.state.seats.players.get(command.player)
    if player is not None:
        join = JoinRoom(player.id, player.name, player.language, player.is_bot)
        await entering.submit(Submission.of(CommandId(f"move:{command_id}"), join))
        if player.extra_time != 1:
            extra = GiveExtraTime(command.by, player.id, player.extra_time)
            await entering.submit(Submission.of(CommandId(f"move-time:{command_id}"), extra))
    elif command.player not in entering.state.seats.players:
        raise AppError("player_unknown")
    await server.sessions.move_player(command.player, to)
    return await leaving.submit(Submission.of(command_id, command))
