"""The floor: the same job on bare uvicorn, nothing kept, no rights, no views. What ASGI costs."""

from typing import Any

import msgspec

KINDS = {"open_clue": "clue_opened", "answer": "answered", "vote": "voted", "chat": "said", "pin": "pinned"}
_rooms: dict[str, dict[str, Any]] = {}


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Echoes a command as an event to everyone in the room."""
    if scope["type"] == "lifespan":
        while True:
            message = await receive()
            await send({"type": message["type"] + ".complete"})
            if message["type"] == "lifespan.shutdown":
                return
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    _, _, key, player = scope["path"].split("/")
    room = _rooms.setdefault(key, {"seq": 0, "members": []})
    await send({"type": "websocket.send", "text": "hello"})
    room["members"].append(send)
    try:
        while (message := await receive())["type"] != "websocket.disconnect":
            said = msgspec.json.decode(message.get("text") or message["bytes"])
            if said["by"] != int(player) or said["kind"] not in KINDS:
                continue
            room["seq"] += 1
            event = {"t": "ev", "seq": room["seq"], "room": key, "by": said["by"], "kind": KINDS[said["kind"]]}
            text = msgspec.json.encode(event | {"ref": said["id"], "data": said}).decode()
            for tell in room["members"]:
                await tell({"type": "websocket.send", "text": text})
    finally:
        room["members"].remove(send)
