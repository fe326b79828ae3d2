"""Reports and replays of rooms, and the links that show a report without a login."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import uuid4

from thebridge.database import Database, hash_token
from thebridge.debrief import store
from thebridge.debrief.model import LINK_LASTS, LINKS_MAX, LinkId, MadeBy, ReportLink
from thebridge.debrief.replay import Replay
from thebridge.debrief.report import Audience, DebriefReport, build_report
from thebridge.debrief.tables import ReportLinkRow
from thebridge.engine.ids import RoomId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError
from thebridge.journal.protocol import Head, Journal

REPLAYS_KEPT: Final = 8


class DebriefService:
    """Reads journals; decides nothing about play."""

    def __init__(self, database: Database, journal: Journal, now: Callable[[], datetime]) -> None:
        self._database, self._journal, self._now = database, journal, now
        self._replays: OrderedDict[RoomId, tuple[Head, Replay]] = OrderedDict()

    async def get_replay(self, room: RoomId, scenario: Scenario) -> Replay:
        """The room's journal, ready to be scrubbed. It is read again when the room went on or words were erased."""
        head = (await self._journal.heads([room])).get(room, Head(0, 0))
        known = self._replays.get(room)
        if known is None or known[0] != head:
            entries = await self._journal.read(room)
            known = (head, await asyncio.to_thread(Replay, scenario, entries))
            self._replays[room] = known
        self._replays.move_to_end(room)
        while len(self._replays) > REPLAYS_KEPT:
            self._replays.popitem(last=False)
        return known[1]

    async def get_ended(self, room: RoomId, scenario: Scenario) -> Replay:
        """As `get_replay`; `debrief_not_open` while the team still plays."""
        replay = await self.get_replay(room, scenario)
        if replay.last.acts.ending is None:
            raise Refused("debrief_not_open")
        return replay

    async def get_report(self, replay: Replay, audience: Audience, hidden_name: str) -> DebriefReport:
        """The report of an ended room. Building one takes a moment, so it is done aside."""
        return await asyncio.to_thread(build_report, replay.scenario, replay.entries, audience, hidden_name)

    # --- links --------------------------------------------------------------------------------------------------------

    async def make_link(self, room: RoomId, made_by: MadeBy) -> str:
        """The token of a new link to the room's report; it is told this once and never again."""
        if len(await self.list_links(room)) >= LINKS_MAX:
            raise AppError("report_links_many", most=LINKS_MAX)
        token, now = secrets.token_urlsafe(32), self._now()
        row = ReportLinkRow(
            id=uuid4().hex,
            token_sha256=hash_token(token),
            room_id=room,
            made_by=made_by,
            created_at=now,
            expires_at=now + LINK_LASTS,
        )
        await self._database.write(lambda session: store.add_link(session, row))
        return token

    async def list_links(self, room: RoomId) -> tuple[ReportLink, ...]:
        """The links that lead to the room's report now."""
        now = self._now()
        return await self._database.read(lambda session: store.list_links(session, room, now))

    async def find_room(self, token: str) -> RoomId:
        """Whose report a link shows; `report_link_unknown` when it expired, was revoked or never was."""
        hashed, now = hash_token(token), self._now()
        room = await self._database.read(lambda session: store.find_room_of_link(session, hashed, now))
        if room is None:
            raise AppError("report_link_unknown")
        return room

    async def revoke_link(self, room: RoomId, link: LinkId) -> None:
        """Ends a link at once. One that is not there is ended already."""
        await self._database.write(lambda session: store.remove_link(session, room, link))
