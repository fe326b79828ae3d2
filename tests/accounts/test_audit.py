"""The audit log: what was done stands there each time, what was seen once an hour; each organisation reads its own."""

from pathlib import Path

from tests.fakes.databases import open_database
from tests.fakes.times import MovedClock
from thebridge.accounts.audit import SEEN_AGAIN, Audit, name_of
from thebridge.accounts.model import (
    DEFAULT_ORGANISATION,
    Anonymous,
    Operator,
    OrganisationId,
    OrganisationPerson,
    PersonId,
    SessionPerson,
)
from thebridge.engine.ids import SessionId

ACTOR = OrganisationPerson(DEFAULT_ORGANISATION, frozenset({"admin"}), PersonId("p"))


async def test_what_was_seen_is_told_once_an_hour_and_what_was_done_each_time(tmp_path: Path) -> None:
    async with open_database(tmp_path) as database:
        clock = MovedClock()
        audit = Audit(database, clock.now)
        for _ in range(2):
            await audit.note(DEFAULT_ORGANISATION, ACTOR, "names_seen", "s")
            await audit.note(DEFAULT_ORGANISATION, ACTOR, "exported", "s")
        clock.move(SEEN_AGAIN.total_seconds() + 1)
        await audit.note(DEFAULT_ORGANISATION, ACTOR, "names_seen", "s")
        actions = [one.action for one in await audit.list_lines(DEFAULT_ORGANISATION)]
        assert actions == ["names_seen", "exported", "exported", "names_seen"]
        assert len(await audit.list_lines(DEFAULT_ORGANISATION, "exported")) == 2
        assert len(await audit.list_lines(DEFAULT_ORGANISATION, since=clock.now())) == 1
        assert await audit.list_lines(OrganisationId("theirs")) == []


def test_actors_stand_there_by_what_they_are() -> None:
    lead = SessionPerson(DEFAULT_ORGANISATION, SessionId("s"), "lead")
    told = [name_of(one) for one in (ACTOR, Operator(DEFAULT_ORGANISATION), lead, Anonymous())]
    assert told == ["person:p", "operator", "link:lead", "nobody"]
