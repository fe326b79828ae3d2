"""Links to run a session with: made, used, replaced, taken away."""

from pathlib import Path

import pytest

from tests.fakes.sessions import open_service
from thebridge.accounts.model import Anonymous, OrganisationId, SessionPerson
from thebridge.accounts.people_of_session import PEOPLE_MAX, PeopleOfSessions
from thebridge.errors import AppError

OURS = OrganisationId("default")
BROWSER = "b" * 43


async def test_a_link_lets_a_browser_in_to_one_session_with_one_right(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        people = PeopleOfSessions(given.database, given.clock.now)
        session, other = await given.open_session(), await given.open_session()
        person, token = await people.invite(session.id, " Kees  Jan ", "helper")
        assert person.name == "Kees Jan"
        assert await people.get_actor(OURS, session.id, BROWSER) == Anonymous()
        await people.sign_in(token, BROWSER)
        assert await people.get_actor(OURS, session.id, BROWSER) == SessionPerson(OURS, session.id, "helper", person.id)
        assert await people.get_actor(OURS, other.id, BROWSER) == Anonymous()
        assert await people.get_actor(OURS, session.id, "another") == Anonymous()
        assert await people.get_actor(OURS, session.id, None) == Anonymous()
        given.clock.move(15 * 86_400)
        assert await people.get_actor(OURS, session.id, BROWSER) == Anonymous()


async def test_a_replaced_link_and_a_revoked_one_open_nothing(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        people = PeopleOfSessions(given.database, given.clock.now)
        session = await given.open_session()
        person, first = await people.invite(session.id, "Kees", "lead")
        await people.sign_in(first, BROWSER)
        _, second = await people.replace_link(session.id, person.id)
        assert await people.get_actor(OURS, session.id, BROWSER) == Anonymous()
        with pytest.raises(AppError) as refused:
            await people.sign_in(first, BROWSER)
        assert refused.value.code == "link_unknown"
        await people.sign_in(second, BROWSER)
        assert await people.revoke(session.id, person.id) == person
        assert await people.get_actor(OURS, session.id, BROWSER) == Anonymous()
        assert await people.list_people(session.id) == ()
        for work in (people.revoke, people.replace_link):
            with pytest.raises(AppError) as refused:
                await work(session.id, person.id)
            assert refused.value.code == "session_person_unknown"


async def test_a_person_of_another_session_is_not_there(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        people = PeopleOfSessions(given.database, given.clock.now)
        session, other = await given.open_session(), await given.open_session()
        person, _ = await people.invite(session.id, "Kees", "lead")
        with pytest.raises(AppError):
            await people.revoke(other.id, person.id)
        await given.service.delete_session(session.id)
        assert await people.list_people(session.id) == ()


@pytest.mark.parametrize(
    ("name", "right", "code"),
    [("Kees", "god", "form_unfit"), (" ", "lead", "text_empty"), ("x" * 41, "lead", "text_too_long")],
)
async def test_what_does_not_fit_is_refused(tmp_path: Path, name: str, right: str, code: str) -> None:
    async with open_service(tmp_path) as given:
        people = PeopleOfSessions(given.database, given.clock.now)
        session = await given.open_session()
        with pytest.raises(AppError) as refused:
            await people.invite(session.id, name, right)
        assert refused.value.code == code


async def test_there_is_an_end_to_how_many(tmp_path: Path) -> None:
    async with open_service(tmp_path) as given:
        people = PeopleOfSessions(given.database, given.clock.now)
        session = await given.open_session()
        for number in range(PEOPLE_MAX):
            await people.invite(session.id, f"n{number}", "observer")
        with pytest.raises(AppError) as refused:
            await people.invite(session.id, "more", "observer")
        assert refused.value.code == "people_too_many"
