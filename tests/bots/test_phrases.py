"""What bots say is a key until people read it."""

from thebridge.bots.phrases import ASK, REASON, worded
from thebridge.engine.areas.dilemmas.words import ProposeOption
from thebridge.engine.areas.seats.words import SetReady
from thebridge.engine.areas.talk.words import Say
from thebridge.engine.ids import DilemmaId, OptionId, Personal, PlayerId

ME = PlayerId("bot-1")
PHRASES: dict[str, str] = {ASK: "Who has more?", REASON: "It is careful."}


def test_a_line_and_a_reason_get_their_words() -> None:
    assert worded(Say(ME, ASK), PHRASES) == Say(ME, Personal("Who has more?"))
    proposal = ProposeOption(ME, DilemmaId("list"), OptionId("refuse"), REASON)
    told = worded(proposal, PHRASES)
    assert isinstance(told, ProposeOption)
    assert told.reason == "It is careful."


def test_a_command_without_words_or_with_its_own_stays_as_it_is() -> None:
    ready, own = SetReady(ME, is_ready=True), Say(ME, Personal("Hello"))
    assert worded(ready, PHRASES) is ready
    assert worded(own, PHRASES) is own
