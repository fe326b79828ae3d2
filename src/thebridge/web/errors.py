"""What an expected error is in HTTP: one table of codes, and the page or JSON that tells it."""

from typing import Final

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.web.pages import Pages

STATUS: Final = {
    "host_unknown": 400,
    "message_malformed": 400,
    "code_malformed": 404,
    "code_unknown": 404,
    "origin_foreign": 403,
    "content_type_unfit": 403,
    "page_unknown": 404,
    "seat_unknown": 404,
    "session_unknown": 404,
    "room_unknown": 404,
    "line_unknown": 404,
    "scenario_unknown": 404,
    "source_unknown": 404,
    "asset_unknown": 404,
    "resume_unknown": 404,
    "link_unknown": 404,
    "projector_link_ended": 410,
    "report_link_unknown": 404,
    "role_unknown": 404,
    "report_links_many": 409,
    "pdf_unavailable": 501,
    "results_period_unfit": 422,
    "not_found": 404,
    "method_unfit": 405,
    "request_too_slow": 408,
    "sign_in_first": 403,
    "prove_first": 403,
    "link_used": 404,
    "too_many_sign_ins": 429,
    "room_full": 409,
    "room_locked": 409,
    "name_taken": 409,
    "projector_links_full": 409,
    "names_fixed": 409,
    "session_played": 409,
    "not_open_yet": 409,
    "name_not_listed": 404,
    "person_unknown": 404,
    "session_person_unknown": 404,
    "player_unknown": 409,
    "right_observer": 403,
    "right_helper": 403,
    "right_lobby": 403,
    "time_missing": 409,
    "room_busy": 503,
    "not_recorded": 503,
    "unexpected": 500,
    "package_unknown": 500,
    "package_damaged": 500,
    "room_ended": 410,
    "seat_removed": 410,
    "request_too_large": 413,
    "message_unfit": 422,
    "too_many_guesses": 429,
    "too_many_questions": 429,
    "too_fast": 429,
    "server_error": 500,
    "server_restarting": 503,
    "journal_unavailable": 503,
    "database_closed": 503,
    "database_unavailable": 503,
}
_BY_STATUS: Final = {404: "page_unknown", 405: "method_unfit", 413: "request_too_large", 422: "message_unfit"}
OURS: Final = 500
"""From this status on it is a mistake or a lack of the server's: only then is the code of use to the reader."""
RETRY_SECONDS: Final = {408: "5", 429: "60", 503: "5"}

_log = structlog.get_logger(__name__)


def status_of(error: AppError) -> int:
    """The HTTP status of an expected error; a rule of play that says no is a conflict with how things stand."""
    return STATUS.get(error.code, 409 if isinstance(error, Refused) else 400)


class ErrorAnswers:
    """Answers errors, wherever they come from, in the form and language that the reader wants."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    def response(self, request: Request, error: AppError) -> Response:
        """A page for people who look at one, JSON for scripts."""
        status = status_of(error)
        headers = {"retry-after": RETRY_SECONDS[status]} if status in RETRY_SECONDS else {}
        if "text/html" in request.headers.get("accept", ""):
            page = self._pages.render(request, "error.html", status=status, error=error, is_ours=status >= OURS)
            page.headers.update(headers)
            return page
        text = self._pages.translations.refusal(self._pages.language(request), error.code, error.details)
        return JSONResponse({"code": error.code, "text": text, "details": error.details}, status, headers)

    async def refuse(self, scope: Scope, receive: Receive, send: Send, error: AppError) -> None:
        """Answers what the gate does not let in."""
        await self.response(Request(scope), error)(scope, receive, send)

    async def on_app_error(self, request: Request, error: Exception) -> Response:
        """An expected error of a route."""
        assert isinstance(error, AppError)
        return self.response(request, error)

    async def on_http_error(self, request: Request, error: Exception) -> Response:
        """What the framework says itself: no such route, no such method."""
        assert isinstance(error, HTTPException)
        return self.response(request, AppError(_BY_STATUS.get(error.status_code, "request_unfit")))

    async def on_unfit(self, request: Request, error: Exception) -> Response:  # noqa: ARG002 - as the framework calls it
        """A form that does not have the fields that ours has."""
        return self.response(request, AppError("message_unfit"))

    async def on_unexpected(self, request: Request, error: Exception) -> Response:  # noqa: ARG002
        """A mistake of ours: the gate logs it, the reader gets a code and no more."""
        return self.response(request, AppError("server_error"))
