"""The operator's link: it becomes a browser's sign-in."""

from typing import Final

from fastapi import APIRouter
from starlette.responses import RedirectResponse, Response

from thebridge.web.cookies import cookie_name, keep
from thebridge.web.dependencies import OPERATOR_COOKIE, WebOf

router = APIRouter()
OPERATOR_SECONDS: Final = 86_400


@router.get("/o/{token}")
async def sign_in(token: str, web: WebOf) -> Response:
    """The operator's link becomes this browser's sign-in."""
    issued = await web.server.accounts.sign_in(token)
    response = RedirectResponse("/facilitator", 303)
    settings = web.server.settings
    keep(response, settings, cookie_name(settings, OPERATOR_COOKIE), issued, OPERATOR_SECONDS)
    return response
