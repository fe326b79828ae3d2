"""Accounts: who is made how, and that an organisation keeps an admin."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.accounts.model import DEFAULT_ORGANISATION, OrganisationId
from thebridge.accounts.passwords import Passwords
from thebridge.accounts.people import INVITATION_LASTS, RESET_LASTS, People, split_sign_in_name
from thebridge.errors import AppError

PASSWORD = "een lang wachtwoord"


@asynccontextmanager
async def people_of(folder: Path) -> AsyncIterator[tuple[People, MovedClock]]:
    async with open_database(folder) as database:
        clock = MovedClock()
        yield People(database, "s" * 40, clock.now, Passwords()), clock


async def test_links_end_with_their_time(tmp_path: Path) -> None:
    async with people_of(tmp_path) as (people, clock):
        secret = await people.find_setup_secret()
        noor = await people.set_up(secret or "", "Noor", "Noor ", PASSWORD)
        assert noor.sign_in_name == "noor"
        invited = await people.invite(DEFAULT_ORGANISATION, frozenset({"author"}))
        reset = await people.make_reset(DEFAULT_ORGANISATION, noor.id)
        console = await people.make_console_reset("noor")
        clock.move(RESET_LASTS.total_seconds() - 1)
        for token in (invited, reset, console):
            await people.get_invitation(token)
        clock.move(1)
        for token in (reset, console):
            with pytest.raises(AppError, match="link_used"):
                await people.get_invitation(token)
        clock.move((INVITATION_LASTS - RESET_LASTS).total_seconds())
        with pytest.raises(AppError, match="link_used"):
            await people.get_invitation(invited)


async def test_the_last_admin_stays(tmp_path: Path) -> None:
    async with people_of(tmp_path) as (people, _):
        noor = await people.set_up(await people.find_setup_secret() or "", "Noor", "noor", PASSWORD)
        with pytest.raises(AppError, match="last_admin"):
            await people.remove(DEFAULT_ORGANISATION, noor.id)
        with pytest.raises(AppError, match="last_admin"):
            await people.set_roles(DEFAULT_ORGANISATION, noor.id, frozenset({"author"}))
        token = await people.invite(DEFAULT_ORGANISATION, frozenset({"admin"}))
        await people.accept(token, "Sam", "sam", PASSWORD)
        await people.remove(DEFAULT_ORGANISATION, noor.id)
        assert [one.login for one in await people.list_people(DEFAULT_ORGANISATION)] == ["sam"]


async def test_another_organisations_account_is_as_one_that_is_not_there(tmp_path: Path) -> None:
    async with people_of(tmp_path) as (people, _):
        noor = await people.set_up(await people.find_setup_secret() or "", "Noor", "noor", PASSWORD)
        for work in (people.get_person, people.make_reset, people.remove):
            with pytest.raises(AppError, match="not_found"):
                await work(OrganisationId("theirs"), noor.id)
        with pytest.raises(AppError, match="roles_needed"):
            await people.invite(DEFAULT_ORGANISATION, frozenset())
        with pytest.raises(AppError, match="person_unknown"):
            await people.make_console_reset("noor@theirs")


def test_a_sign_in_name_says_whose_it_is() -> None:
    assert split_sign_in_name(" Noor ") == ("default", "noor")
    assert split_sign_in_name("noor@Stad") == ("stad", "noor")
