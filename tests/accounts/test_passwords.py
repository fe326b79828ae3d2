"""Passwords: only the length counts, and somebody who does not exist is compared as long as anybody."""

import pytest

from thebridge.accounts.passwords import LONGEST, SHORTEST, Passwords, require_fit
from thebridge.errors import AppError


async def test_a_hash_is_of_argon_and_fits_its_password_only() -> None:
    passwords = Passwords()
    hashed = await passwords.hash("paste me: ünïcode, spaces ")
    assert hashed.startswith("$argon2id$")
    assert await passwords.matches(hashed, "paste me: ünïcode, spaces ")
    assert not await passwords.matches(hashed, "paste me: ünïcode, spaces")
    assert not await passwords.matches("damaged", "paste me: ünïcode, spaces ")


@pytest.mark.parametrize(("length", "code"), [(SHORTEST - 1, "password_too_short"), (LONGEST + 1, "password_too_long")])
def test_only_the_length_is_a_rule(length: int, code: str) -> None:
    require_fit("a" * SHORTEST)
    with pytest.raises(AppError, match=code):
        require_fit("a" * length)
