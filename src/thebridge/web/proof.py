"""The password once more, before names are shown and people's traces are handed over or erased."""

import re
from urllib.parse import quote

from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response

from thebridge.errors import AppError
from thebridge.web.dependencies import ACCOUNT_COOKIE, OPERATOR_COOKIE, Web, kept_token

_PATH = re.compile(r"/(?!/)[A-Za-z0-9/_.-]{0,200}(?:\?[A-Za-z0-9/_.=&%+*~-]{0,800})?")


def own_path(text: str, otherwise: str = "/admin") -> str:
    """An address of this site to go on to; anything else is not followed."""
    return text if _PATH.fullmatch(text) else otherwise


async def ask_proof(connection: HTTPConnection, web: Web, go_on: str) -> Response | None:
    """None when the person proved lately who it is; else where to do that first, to go on from there.

    Who came in by the operator's link has no password, and opens the link again: `prove_first`.
    """
    account = kept_token(connection, web, ACCOUNT_COOKIE)
    if await web.server.sign_ins.is_proved(account):
        return None
    if await web.server.sign_ins.find_person(account) is not None:
        return RedirectResponse(f"/sign-in/again?go_on={quote(go_on, safe='')}", 303)
    if await web.server.accounts.is_proved(kept_token(connection, web, OPERATOR_COOKIE)):
        return None
    raise AppError("prove_first")
