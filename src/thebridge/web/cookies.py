"""What the browser keeps for us: one token that names the browser, and the language."""

import secrets
from typing import Final

from starlette.requests import HTTPConnection
from starlette.responses import Response

from thebridge.settings import Settings

TOKEN_BYTES: Final = 32
BROWSER_SECONDS: Final = 180 * 86_400
LANGUAGE_COOKIE: Final = "thebridge_language"
_TOKEN_LENGTHS = range(32, 65)


def cookie_name(settings: Settings, name: str = "thebridge") -> str:
    """The name of a cookie of ours; over https the prefix binds it to this host and to https."""
    return f"__Host-{name}" if settings.is_https else name


def browser_token(request: HTTPConnection, settings: Settings) -> str | None:
    """The token of this browser, if it has one that could be ours."""
    token = request.cookies.get(cookie_name(settings), "")
    return token if len(token) in _TOKEN_LENGTHS and token.isascii() else None


def new_browser_token() -> str:
    """A token that nobody can guess."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def keep(response: Response, settings: Settings, name: str, value: str, seconds: int = BROWSER_SECONDS) -> None:
    """Gives the browser a cookie that scripts cannot read and other sites cannot send with their forms."""
    response.set_cookie(name, value, max_age=seconds, path="/", secure=settings.is_https, httponly=True, samesite="lax")


def keep_browser(response: Response, settings: Settings, token: str) -> None:
    """Gives the browser its token, or keeps it longer."""
    keep(response, settings, cookie_name(settings), token)


def keep_language(response: Response, settings: Settings, language: str) -> None:
    """Remembers the language that somebody chose."""
    keep(response, settings, LANGUAGE_COOKIE, language)


def forget(response: Response, settings: Settings, name: str) -> None:
    """Takes a cookie away."""
    response.delete_cookie(name, path="/", secure=settings.is_https, httponly=True, samesite="lax")
