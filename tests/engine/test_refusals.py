"""An expected no."""

from thebridge.engine.refusals import Refused


def test_a_refusal_keeps_its_code_and_what_its_text_needs() -> None:
    refused = Refused("room_full", limit=6)
    assert (refused.code, refused.details) == ("room_full", {"limit": 6})
