"""Links to the plenary screen: made, listed, revoked."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import insert, select

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.accounts.model import LinkHolder
from thebridge.accounts.projector_links import LINKS_MAX, ProjectorLinks
from thebridge.accounts.tables import ProjectorLinkRow
from thebridge.database import Database
from thebridge.engine.ids import SessionId
from thebridge.errors import AppError
from thebridge.sessions.tables import PackageRow, SessionRow

SECRET = "s" * 40
EVENT, OTHER = SessionId("event"), SessionId("other")


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    clock = MovedClock()
    package = {"sha256": "x", "scenario": "s", "version": "1", "content": b"", "stored_at": clock.now()}
    async with open_database(tmp_path) as database:
        await database.write(lambda tx: tx.execute(insert(PackageRow).values(**package)))
        for known in (EVENT, OTHER):
            row = {"id": known, "organisation_id": "default", "package_sha256": "x", "players_max": 5, "settings": {}}
            await database.write(
                lambda tx, row=row: tx.execute(insert(SessionRow).values(**row, created_at=clock.now()))  # type: ignore[misc]
            )
        yield database


def links(database: Database, secret: str = SECRET) -> ProjectorLinks:
    return ProjectorLinks(database, secret, MovedClock().now)


async def test_who_holds_the_link_may_see_the_screen_of_that_session(database: Database) -> None:
    made = await links(database).make(EVENT)
    held = await links(database).open(str(made.token))
    assert held.holder == LinkHolder(EVENT, "projector")
    assert held.link.subject == made.subject


async def test_the_database_knows_the_hash_alone(database: Database) -> None:
    made = await links(database).make(EVENT)
    [row] = await database.read(
        lambda tx: [dict(one._mapping) for one in tx.execute(select(ProjectorLinkRow.__table__))]
    )
    assert str(made.token) not in str(row)
    [told] = await links(database).list_links(EVENT)
    assert told.token == made.token
    [elsewhere] = await links(database, "t" * 40).list_links(EVENT)
    assert elsewhere.token is None
    assert (await links(database, "t" * 40).open(str(made.token))) is not None


async def test_a_revoked_link_opens_nothing_and_stays_in_the_list(database: Database) -> None:
    first, second = await links(database).make(EVENT), await links(database).make(EVENT)
    ended = await links(database).revoke(EVENT, first.id)
    assert ended.revoked_at is not None
    with pytest.raises(AppError, match="projector_link_ended"):
        await links(database).open(str(first.token))
    assert (await links(database).open(str(second.token))) is not None
    assert {one.id: one.revoked_at is None for one in await links(database).list_links(EVENT)} == {
        first.id: False,
        second.id: True,
    }


async def test_a_link_of_another_session_is_none_of_this_one(database: Database) -> None:
    made = await links(database).make(EVENT)
    with pytest.raises(AppError, match="projector_link_ended"):
        await links(database).revoke(OTHER, made.id)
    assert (await links(database).open(str(made.token))) is not None
    assert await links(database).list_links(OTHER) == []


@pytest.mark.parametrize("token", ["", "guessed", "é\x00"])
async def test_a_guess_opens_nothing(database: Database, token: str) -> None:
    with pytest.raises(AppError, match="projector_link_ended"):
        await links(database).open(token)


async def test_a_session_has_so_many_links_and_no_more(database: Database) -> None:
    for _number in range(LINKS_MAX):
        await links(database).make(EVENT)
    with pytest.raises(AppError, match="projector_links_full"):
        await links(database).make(EVENT)
