"""Teams whose rooms are told of: bots of The Bridge, careful and hasty, and a team of people in the warm-up."""

from functools import cache

from tests.engine.play import ANN, BOB, CEES, LEAD, Play
from thebridge.authoring.loader import load_scenario
from thebridge.bots.simulate import Order, play_team
from thebridge.bots.table import Table
from thebridge.engine.areas.acts.words import EndPlay, StartPlay
from thebridge.engine.areas.board.words import PinRows, WriteNote
from thebridge.engine.areas.dilemmas.words import ConfirmOption, ProposeOption
from thebridge.engine.areas.talk.words import AgreeAction, Say
from thebridge.engine.areas.votes.words import AnswerQuestion, CastVote
from thebridge.engine.ids import Day, DilemmaId, OptionId, Personal, PlayerId, QuestionId, RowKey, SourceId, VoteId
from thebridge.engine.scenario import Scenario
from thebridge.settings import asset_path

DAN, EVE = PlayerId("dan"), PlayerId("eve")
FIVE = (ANN, BOB, CEES, DAN, EVE)


@cache
def the_bridge() -> Scenario:
    """The Bridge as it stands in scenarios/."""
    return load_scenario(asset_path("scenarios") / "the-bridge")


@cache
def bots(profile: str, scenario: str = "the-bridge") -> Table:
    """Five bots of one kind, played to the debrief."""
    played = the_bridge() if scenario == "the-bridge" else load_scenario(asset_path("scenarios") / scenario)
    return play_team(played, Order(1, 5, profile, seed=3), 0)


def team(*votes: str, players: tuple[PlayerId, ...] = FIVE) -> Play:
    """People in the warm-up who vote as told, decide once, pin a row, write, and agree an action at the end."""
    play = Play().is_open_to(*players)
    first = play.scenario.questions[0]
    for player, option in zip(players, ("1", "2", "2", "3", "3"), strict=False):
        scale = next(one for one in play.scenario.questions if not one.options and one.form in ("before", "both"))
        play.does(AnswerQuestion(player, scale.id, "before", OptionId(option)))
    if first.options and first.form == "before":
        play.does(AnswerQuestion(players[0], QuestionId(first.id), "before", first.options[0].id))
    play.does(StartPlay(LEAD))
    play.passes(20)
    for player, option in zip(players, votes, strict=False):
        play.does(CastVote(player, VoteId("hunch"), OptionId(option), 3))
    play.answers("when")
    play.does(PinRows(BOB, SourceId("fridge_log"), (RowKey("9"),)))
    play.does(Say(ANN, Personal("Bob, look at the fridge")))
    play.does(WriteNote(ANN, Personal("ask Bob about the fridge")))
    play.passes(20)
    if DilemmaId("list") in play.state.dilemmas.dilemmas:
        play.does(ProposeOption(ANN, DilemmaId("list"), OptionId("send_answer")))
        play.does(ConfirmOption(BOB, DilemmaId("list"), OptionId("send_answer")))
    play.does(EndPlay(LEAD))
    play.does(AgreeAction(ANN, BOB, Personal("Bob asks Cees for the log"), Day("2026-12-20")))
    return play
