"""Sign-ins end: when nobody was there for long, and at the latest after a day."""

from pathlib import Path

import pytest

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.accounts.passwords import Passwords
from thebridge.accounts.people import People
from thebridge.accounts.service import PROOF_LASTS
from thebridge.accounts.sign_ins import IDLE_LASTS, SIGN_IN_LASTS, SignIns
from thebridge.errors import AppError

PASSWORD = "een lang wachtwoord"


async def test_a_sign_in_ends_when_idle_and_after_a_day_and_proves_only_a_moment(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        clock, passwords = MovedClock(), Passwords()
        people = People(database, "s" * 40, clock.now, passwords)
        sign_ins = SignIns(database, "s" * 40, clock.now, passwords)
        noor = await people.set_up(await people.find_setup_secret() or "", "Noor", "noor", PASSWORD)
        token = await sign_ins.let_in(noor)
        assert await sign_ins.is_proved(token)
        clock.move(PROOF_LASTS.total_seconds())
        assert not await sign_ins.is_proved(token)
        assert await sign_ins.find_person(token) == noor
        idle = await sign_ins.let_in(noor)
        for _ in range(int(SIGN_IN_LASTS / IDLE_LASTS) + 1):
            assert await sign_ins.find_person(token) == noor
            clock.move(IDLE_LASTS.total_seconds() - 301)
        assert await sign_ins.find_person(idle) is None
        clock.move(3600)
        assert await sign_ins.find_person(token) is None
        with pytest.raises(AppError, match="sign_in_first"):
            await sign_ins.prove(token, PASSWORD)


def test_a_browsers_mark_is_of_one_name() -> None:
    sign_ins = SignIns(None, "s" * 40, MovedClock().now, Passwords())  # type: ignore[arg-type]
    mark = sign_ins.known_browser("noor")
    assert sign_ins.is_known_browser("Noor ", mark)
    assert not sign_ins.is_known_browser("sam", mark)
    assert not sign_ins.is_known_browser("noor", "")
    assert not sign_ins.is_known_browser("noor", mark[:-1])
