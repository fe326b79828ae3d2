"""An expected error is one code with one status, told in the form that the reader wants."""

from collections.abc import Iterator

import pytest
from starlette.requests import Request

from tests.web.served import serve_here
from thebridge.engine.refusals import Refused
from thebridge.errors import AppError
from thebridge.web.app import read_translations
from thebridge.web.errors import OURS, STATUS, ErrorAnswers, status_of
from thebridge.web.i18n import LANGUAGES
from thebridge.web.pages import Pages


@pytest.fixture(scope="module")
def answers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ErrorAnswers]:
    with serve_here(tmp_path_factory.mktemp("site")) as site:
        yield ErrorAnswers(Pages(site.server.settings, read_translations()))


def request_for(accept: str) -> Request:
    headers = [(b"accept", accept.encode()), (b"accept-language", b"en")]
    scope = {"type": "http", "method": "GET", "path": "/", "headers": headers, "query_string": b""}
    return Request(scope | {"state": {"nonce": "n", "request_id": "r"}})


def test_a_rule_that_says_no_is_a_conflict_and_anything_unknown_a_bad_request() -> None:
    assert status_of(Refused("puzzle_already_solved")) == 409
    assert status_of(AppError("never_heard_of")) == 400
    assert status_of(AppError("seat_unknown")) == 404


def test_people_get_a_page_and_scripts_get_a_code(answers: ErrorAnswers) -> None:
    page = answers.response(request_for("text/html,*/*"), AppError("room_full", limit=6))
    assert page.media_type == "text/html"
    assert b"The room is full" in page.body
    data = answers.response(request_for("application/json"), AppError("text_too_long", limit=6))
    assert b'"code":"text_too_long"' in data.body
    assert b'"limit":6' in data.body


@pytest.mark.parametrize("code", sorted(STATUS))
def test_every_code_with_a_status_has_a_page(answers: ErrorAnswers, code: str) -> None:
    error = AppError(code, limit=1, name="x", public_url="y", most=1)
    page = answers.response(request_for("text/html"), error)
    assert page.status_code == STATUS[code]
    assert (f"Message: {code}".encode() in page.body) is (STATUS[code] >= OURS)


@pytest.mark.parametrize("code", sorted(STATUS))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_with_a_status_has_words_of_its_own(language: str, code: str) -> None:
    known = read_translations().all_of(language)
    families = ({f"refusal.{code}"}, {f"error.{code}"}, {f"edge.{code}.title", f"edge.{code}.text"})
    assert any(family <= set(known) for family in families)


def test_who_must_wait_is_told_how_long(answers: ErrorAnswers) -> None:
    assert answers.response(request_for("*/*"), AppError("too_many_guesses")).headers["retry-after"] == "60"
    assert "retry-after" not in answers.response(request_for("*/*"), AppError("seat_unknown")).headers


def test_details_with_marks_stand_as_text(answers: ErrorAnswers) -> None:
    page = answers.response(request_for("text/html"), AppError("name_taken", name="<script>"))
    assert b"<script>" not in page.body


@pytest.mark.parametrize("claim", ["Nothing has changed", "niets veranderd"])
def test_what_may_have_been_kept_is_not_said_to_be_lost(claim: str) -> None:
    translations = read_translations()
    assert not any(claim in translations.all_of(language)["error.not_recorded"] for language in ("nl", "en"))
