"""Coming in by the operator link."""

from pathlib import Path

import pytest

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.accounts.model import Anonymous, Operator, OrganisationId
from thebridge.accounts.service import SIGN_IN_LASTS, AccountService
from thebridge.errors import AppError

SECRET = "s" * 40


async def test_the_operator_link_signs_a_browser_in_until_its_time_is_over(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        clock = MovedClock()
        service = AccountService(database, SECRET, clock.now)
        cookie = await service.sign_in(await service.get_operator_token())
        assert await service.get_actor(cookie) == Operator(OrganisationId("default"))
        clock.move(SIGN_IN_LASTS.total_seconds())
        assert await service.get_actor(cookie) == Anonymous()


@pytest.mark.parametrize("token", [None, "", "guessed"])
async def test_who_has_no_cookie_or_a_wrong_one_is_nobody(token: str | None, tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        assert await AccountService(database, SECRET, MovedClock().now).get_actor(token) == Anonymous()


async def test_a_guessed_link_is_refused(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        service = AccountService(database, SECRET, MovedClock().now)
        await service.get_operator_token()
        with pytest.raises(AppError, match="link_unknown"):
            await service.sign_in("guessed")


async def test_the_link_stays_the_same_over_restarts_and_another_secret_makes_another(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        clock = MovedClock()
        first = await AccountService(database, SECRET, clock.now).get_operator_token()
        assert await AccountService(database, SECRET, clock.now).get_operator_token() == first
        assert await AccountService(database, "t" * 40, clock.now).get_operator_token() != first


async def test_a_renewed_link_ends_the_old_one_and_who_came_in_by_it(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        service = AccountService(database, SECRET, MovedClock().now)
        old = await service.get_operator_token()
        cookie = await service.sign_in(old)
        new = await service.renew_operator_token()
        assert new != old
        assert await service.get_operator_token() == new
        assert await service.get_actor(cookie) == Anonymous()
        with pytest.raises(AppError, match="link_unknown"):
            await service.sign_in(old)


async def test_signing_out_ends_this_browser_only(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        service = AccountService(database, SECRET, MovedClock().now)
        token = await service.get_operator_token()
        one, other = await service.sign_in(token), await service.sign_in(token)
        await service.sign_out(one)
        assert await service.get_actor(one) == Anonymous()
        assert await service.get_actor(other) != Anonymous()


async def test_another_organisation_has_its_own_link(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        service = AccountService(database, SECRET, MovedClock().now)
        theirs = OrganisationId("theirs")
        cookie = await service.sign_in(await service.get_operator_token(theirs))
        assert await service.get_actor(cookie) == Operator(theirs)
