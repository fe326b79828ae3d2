"""A served room whose team has come to its debrief."""

from dataclasses import dataclass

from tests.web.served import Site
from thebridge.engine.areas.acts.words import EndPlay, StartPlay
from thebridge.engine.areas.board.words import WriteNote
from thebridge.engine.areas.sources.words import UseStep
from thebridge.engine.areas.talk.words import AgreeAction
from thebridge.engine.areas.votes.words import AnswerQuestion
from thebridge.engine.ids import Author, CommandId, OptionId, Personal, SourceId, StepName
from thebridge.sessions.model import SessionRecord

LEAD = Author("lead:operator")


@dataclass(frozen=True)
class Ended:
    """A session, the seat of one of its players, and the address of its room for leads."""

    session: SessionRecord
    seat: str

    @property
    def staff(self) -> str:
        """Where the room's pages for leads stand."""
        return f"/facilitator/sessions/{self.session.id}/rooms/{self.session.rooms[0].id}"


def submit(site: Site, session: SessionRecord, number: int, command: object) -> None:
    """A command, as if a page had sent it."""
    room = site.call(site.server.get_room, session.rooms[0].id)
    site.call(site.server.submit, room, CommandId(f"test:{number}"), command)


def play_to_the_end(site: Site, *, is_ended: bool = True) -> Ended:
    """One player comes in, answers a question, writes a note, filters a table; play starts, and ends."""
    session = site.open_session()
    seat = site.come_in(session.rooms[0].code, "Stille Zwaan")
    player = next(iter(site.call(site.server.get_room, session.rooms[0].id).state.seats.players))
    scenario = site.call(site.server.get_scenario, session.rooms[0].id)
    scale = next(one for one in scenario.questions if not one.options and one.form != "after")
    commands = [
        AnswerQuestion(player, scale.id, "before", OptionId("4")),
        StartPlay(LEAD),
        WriteNote(player, Personal("my own <b>note</b>")),
        UseStep(player, SourceId("badge_log"), StepName("filter")),
    ]
    if is_ended:
        commands += [EndPlay(LEAD), AgreeAction(player, player, Personal("Stille Zwaan asks the owner"))]
    for number, command in enumerate(commands):
        submit(site, session, number, command)
    return Ended(session, seat)
