"""What bots answer before and after play, at a table of their own. Live bots do so in the lobby and in the debrief."""

from collections.abc import Mapping
from datetime import datetime
from typing import Final, Literal

from thebridge.bots.deciding import list_answers
from thebridge.bots.mind import Mind
from thebridge.bots.noted_view import NotedView
from thebridge.bots.profiles import profiles_of_team
from thebridge.bots.simulate import Order
from thebridge.bots.table import START, Table, play, set_table
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.votes.view import questions_section
from thebridge.engine.ids import CLOCK, OptionId, QuestionId
from thebridge.engine.scenario import Scenario
from thebridge.engine.state import RoomState, evolve
from thebridge.engine.view import texts_for
from thebridge.engine.viewer import Viewer

Stage = Literal["lobby", "debrief"]
FIRST: Final[Stage] = "lobby"
LAST: Final[Stage] = "debrief"


Fitting = Mapping[QuestionId, OptionId]


def play_with_answers(scenario: Scenario, order: Order, number: int, fitting: Fitting) -> Table:
    """Team `number` of an order, from its questions before play to those after; `fitting` is what fits the rules."""
    table = set_table(scenario, profiles_of_team(order.profile, order.players, first=number), f"{order.seed}/{number}")
    _step_back(table)
    answer_all(table, FIRST, START, fitting)
    table.submit(StartPlay(CLOCK), START)
    play(table)
    answer_all(table, LAST, table.journal[-1].at, fitting)
    return table


def _step_back(table: Table) -> None:
    """The table as it was before play began, which is the last thing that was recorded."""
    table.journal.pop()
    table.given.pop()
    table.state = RoomState()
    for entry in table.journal:
        table.state = evolve(table.state, entry)


def answer_all(table: Table, stage: Stage, now: datetime, fitting: Fitting) -> None:
    """Every bot answers every question of that moment, by its own habits."""
    language = table.scenario.languages[0]
    texts = texts_for(table.scenario, table.state, language)
    for bot in table.bots:
        viewer = Viewer("player", language, bot.player)
        asked = questions_section(table.scenario, table.state.votes, viewer, texts, stage)
        known = {"me": {"player": bot.player}, "questions": asked}
        mind = Mind(table.scenario, NotedView(known), bot.profile, bot.chance)
        for command in list_answers(mind, fitting):
            table.submit(command, now)
