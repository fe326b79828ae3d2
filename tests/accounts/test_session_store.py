"""What is kept of the people of a session: each session its own, a browser as long as its link lasts."""

from datetime import timedelta
from pathlib import Path

from tests.fakes.sessions import open_service
from thebridge.accounts import session_store
from thebridge.accounts.tables import SessionPersonRow, SessionSignInRow
from thebridge.engine.ids import SessionId


async def test_each_session_has_its_own_people_and_a_browser_is_one_until_its_time_is_over(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        session, other, now = await given.open_session(), await given.open_session(), given.clock.now()

        def fill(tx: session_store.Transaction) -> None:
            for known, of in (("kees", session.id), ("mia", other.id)):
                row = SessionPersonRow(
                    id=known, session_id=of, name=known, session_right="lead", token_sha256=f"t-{known}", made_at=now
                )
                session_store.add_person(tx, row)
            sign_in = SessionSignInRow(token_sha256="b", person_id="kees", expires_at=now + timedelta(hours=1))
            session_store.add_person_sign_in(tx, sign_in, now)

        await given.database.write(fill)

        def look(tx: session_store.Transaction) -> list[object]:
            later = now + timedelta(hours=2)
            in_session = session_store.find_person_of_browser(tx, SessionId(session.id), "b", now)
            return [
                [one.id for one in session_store.list_people(tx, session.id)],
                session_store.find_person(tx, session.id, "mia"),
                None if in_session is None else in_session.id,
                session_store.find_person_of_browser(tx, other.id, "b", now),
                session_store.find_person_of_browser(tx, session.id, "b", later),
                session_store.find_person_of_link(tx, "t-nobody"),
            ]

        assert await given.database.read(look) == [["kees"], None, "kees", None, None, None]
        await given.database.write(lambda tx: session_store.remove_person_sign_ins(tx, "kees"))
        gone = await given.database.read(
            lambda tx: session_store.find_person_of_browser(tx, session.id, "b", now) is None
        )
        assert gone
