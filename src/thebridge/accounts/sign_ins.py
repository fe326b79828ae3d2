"""Signing in with a password. A browser holds a token that nobody can guess; what stands here can be ended at once."""

import hmac
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any, Final

from thebridge.accounts import store
from thebridge.accounts.model import Person
from thebridge.accounts.passwords import Passwords
from thebridge.accounts.people import split_sign_in_name
from thebridge.accounts.service import PROOF_LASTS
from thebridge.accounts.tables import PersonSignInRow
from thebridge.database import Database, hash_token
from thebridge.errors import AppError

IDLE_LASTS: Final = timedelta(hours=4)
SIGN_IN_LASTS: Final = timedelta(hours=24)
SEEN_EVERY: Final = timedelta(minutes=5)


class SignIns:
    """`secret_key` is the server's own."""

    def __init__(self, database: Database, secret_key: str, now: Callable[[], datetime], passwords: Passwords) -> None:
        self._database = database
        self._secret_key = secret_key
        self._now = now
        self._passwords = passwords

    async def sign_in(self, sign_in_name: str, password: str) -> tuple[Person, str]:
        """Who it is, with a token for this browser's cookie.

        `sign_in_unfit` for a wrong name and for a wrong password: which of the two, not even the time tells.
        """
        organisation, login = split_sign_in_name(sign_in_name)
        found = await self._database.read(lambda tx: store.find_by_login(tx, organisation, login))
        is_right = await self._passwords.matches(None if found is None else found[1], password)
        if found is None or not is_right:
            raise AppError("sign_in_unfit")
        return found[0], await self.let_in(found[0])

    async def let_in(self, person: Person) -> str:
        """A new token for a browser in which the person has just proved who it is."""
        token, now = secrets.token_urlsafe(32), self._now()
        row = PersonSignInRow(
            token_sha256=hash_token(token),
            person_id=person.id,
            seen_at=now,
            proved_at=now,
            expires_at=now + SIGN_IN_LASTS,
        )
        await self._database.write(lambda tx: store.add_person_sign_in(tx, row, now))
        return token

    async def find_person(self, token: str | None) -> Person | None:
        """Who is signed in in this browser."""
        found = await self._find(token)
        if found is None:
            return None
        person, row = found
        now = self._now()
        if now - row.seen_at >= SEEN_EVERY:
            await self._database.write(lambda tx: store.save_seen(tx, row.token_sha256, now))
        return person

    async def is_proved(self, token: str | None) -> bool:
        """Whether the person gave the password in this browser a moment ago."""
        found = await self._find(token)
        return found is not None and self._now() - found[1].proved_at < PROOF_LASTS

    async def prove(self, token: str | None, password: str) -> str:
        """The password once more: a new token for this browser, and the old one ends; `password_unfit` else."""
        found = await self._find(token)
        if found is None:
            raise AppError("sign_in_first")
        person, row = found
        known = await self._database.read(lambda tx: store.find_password_hash(tx, person.id))
        if not await self._passwords.matches(known, password):
            raise AppError("password_unfit")
        await self._database.write(lambda tx: store.remove_person_sign_in(tx, row.token_sha256))
        return await self.let_in(person)

    async def change_password(self, token: str | None, old: str, new: str) -> tuple[str, list[str]]:
        """Another password: a new token for this browser, and every other sign-in of the person ends; which."""
        hashed = await self._passwords.hash(new)  # one that does not fit changes nothing
        fresh = await self.prove(token, old)
        kept = hash_token(fresh)
        found = await self._find(fresh)
        assert found is not None
        person = found[0]

        def save(tx: Any) -> list[str]:
            store.save_password(tx, person.id, hashed)
            return store.remove_person_sign_ins(tx, person.id, keep=kept)

        return fresh, await self._database.write(save)

    async def sign_out(self, token: str) -> None:
        """Ends this browser's sign-in."""
        hashed = hash_token(token)
        await self._database.write(lambda tx: store.remove_person_sign_in(tx, hashed))

    def known_browser(self, sign_in_name: str, mark: str = "") -> str:
        """What a browser keeps after a right password: guesses elsewhere do not make its owner wait."""
        mark = mark or secrets.token_urlsafe(9)
        made_of = f"known:{'@'.join(reversed(split_sign_in_name(sign_in_name)))}:{mark}".encode()
        return f"{mark}.{hmac.new(self._secret_key.encode(), made_of, sha256).hexdigest()}"

    def is_known_browser(self, sign_in_name: str, kept: str) -> bool:
        """Whether this browser signed in with this name before."""
        mark = kept.partition(".")[0]
        return bool(mark) and hmac.compare_digest(self.known_browser(sign_in_name, mark).encode(), kept.encode())

    async def _find(self, token: str | None) -> tuple[Person, PersonSignInRow] | None:
        if not token:
            return None
        hashed, now = hash_token(token), self._now()
        found = await self._database.read(lambda tx: store.find_person_sign_in(tx, hashed))
        if found is None or found[1].expires_at <= now or now - found[1].seen_at >= IDLE_LASTS:
            return None
        return found
