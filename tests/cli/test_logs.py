"""Logs tell events and codes in one form, and nothing that people wrote."""

import json
import logging
from collections.abc import Iterator

import pytest
import structlog

from thebridge.cli.logs import set_up_logs
from thebridge.settings import read_settings


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    structlog.reset_defaults()


def test_each_line_is_json_when_the_operator_asks_for_it(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(read_settings(log_format="json"))
    with structlog.contextvars.bound_contextvars(request_id="r1"):
        structlog.get_logger("ours").warning("request_refused", code="origin_foreign")
        logging.getLogger("theirs").warning("an alarm was refused", extra={"room": "r", "secret": "words"})
    first, second = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (first["event"], first["code"], first["request_id"]) == ("request_refused", "origin_foreign", "r1")
    assert (second["event"], second["room"]) == ("an alarm was refused", "r")
    assert "secret" not in second


def test_an_exception_is_on_the_log_and_a_line_break_in_a_value_starts_no_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    set_up_logs(read_settings(log_format="json"))
    try:
        int("a mistake")
    except ValueError:
        structlog.get_logger().exception("request_failed", path="a\n2026 forged line")
    [line] = capsys.readouterr().err.splitlines()
    assert "a mistake" in line


def test_what_is_below_the_level_is_not_written(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(read_settings(log_level="warning"))
    structlog.get_logger("ours").info("request_refused")
    logging.getLogger("uvicorn.error").info("connection open")
    assert capsys.readouterr().err == ""


def test_libraries_that_tell_of_every_connection_are_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(read_settings(log_level="info"))
    logging.getLogger("uvicorn.error").info("connection open")
    logging.getLogger("uvicorn.error").error("a mistake")
    said = capsys.readouterr().err
    assert "connection open" not in said
    assert "a mistake" in said
