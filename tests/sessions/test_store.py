"""The queries that the service's tests do not reach."""

from datetime import timedelta
from pathlib import Path

from tests.fakes.sessions import make_package, open_service
from thebridge.engine.ids import Language, PlayerId
from thebridge.sessions import store
from thebridge.sessions.model import SessionPlan


async def test_sessions_are_listed_the_newest_first(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        first = await given.open_session("First")
        given.clock.move(60)
        second = await given.open_session("Second")
        listed = await given.database.read(lambda tx: store.list_sessions(tx, "default"))
        assert [session.id for session in listed] == [second.id, first.id]


async def test_removing_somebody_who_has_no_seat_changes_nothing(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        await given.database.write(lambda tx: store.remove_player(tx, PlayerId("p"), given.clock.now()))


async def test_removing_twice_keeps_the_first_moment(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        seat = (await given.service.claim_seat(session.rooms[0].code, "Noor", Language("nl"))).seat
        await given.service.remove_player(seat.player)
        given.clock.move(60)
        await given.service.remove_player(seat.player)
        removed = await given.database.read(lambda tx: store.find_seat(tx, seat.id))
        assert removed is not None
        assert removed.is_removed


async def test_old_resume_tokens_are_cleared_away(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session = await given.open_session()
        seat = (await given.service.claim_seat(session.rooms[0].code, "Noor", Language("nl"))).seat
        now = given.clock.now()
        await given.database.write(lambda tx: store.add_resume_token(tx, seat.id, "old", now))
        later = now + timedelta(seconds=1)
        assert await given.database.write(lambda tx: store.take_resume_token(tx, "another", later)) is None
        assert await given.database.write(lambda tx: store.take_resume_token(tx, "old", now)) is None


async def test_a_package_is_found_by_what_it_is_and_by_its_name(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        package = make_package()
        await given.service.open_session(SessionPlan("default", ("A",), 6), package)
        find = store.find_package_hash
        assert await given.database.read(lambda tx: find(tx, package.scenario, package.version)) == package.sha256
        assert await given.database.read(lambda tx: find(tx, package.scenario, "9.9.9")) is None
