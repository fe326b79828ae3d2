"""Only a running server erases: nothing is done by halves before it runs."""

from pathlib import Path

import pytest

from tests.privacy.test_tombstones import NAME, take_seat
from tests.web.served import new_server
from thebridge.errors import AppError


async def test_a_player_who_is_erased_from_a_game_leaves_it(tmp_path: Path) -> None:
    server = new_server(tmp_path)
    async with server.running():
        room_id, player = await take_seat(server)
        room = await server.get_room(room_id)
        assert room.state.seats.players[player].name == NAME
        await server.privacy.erasure.erase_player(room_id, player)
        assert player not in room.state.seats.players
        assert player in room.state.seats.gone
        assert NAME not in repr(room.state)
        with pytest.raises(AppError, match="not_found"):
            await server.privacy.find_seat(room_id, type(player)("nobody"))
    with pytest.raises(AppError, match="server_restarting"):
        await server.privacy._revoke("x")
