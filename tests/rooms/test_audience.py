"""Everyone is told what they may know, nobody waits for anybody, and a page that follows sees what a new one sees."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.entries import make_entry
from tests.fakes.rooms import Page, as_json, notice_text
from tests.fakes.rules import LEAD, PROJECTOR, FakeRules, FakeState, join, player, say
from thebridge.engine.areas.seats.words import RemovePlayer, SetLanguage
from thebridge.engine.areas.talk.words import RemoveLine
from thebridge.engine.circumstances import Circumstances
from thebridge.engine.ids import Author, Language, LineId, PlayerId
from thebridge.engine.state import RoomState
from thebridge.engine.viewer import Viewer
from thebridge.rooms.audience import CONNECTIONS_PER_VIEWER, Audience, changed_slices
from thebridge.rooms.outbox import BROKEN, REPLACED, SEAT_GONE, TOO_SLOW
from thebridge.rooms.rules import view_for

NOW = datetime(2026, 5, 4, 9, 30, tzinfo=UTC)
NOOR, SAM = player("noor"), player("sam")


class Stage:
    """An audience, and a state that commands change without a room."""

    def __init__(self) -> None:
        self.rules = FakeRules()
        self.state: FakeState = self.rules.initial
        self.seq = 0
        self.audience = Audience(self.rules, lambda: NOW, notice_text)
        self.audience.start(self.state, 0)

    def do(self, *commands: object) -> None:
        """One batch."""
        for command in commands:
            events = self.rules.decide(self.state, command, Circumstances(NOW, 1))
            if events:
                self.seq += 1
                self.state = self.rules.evolve(self.state, make_entry(self.seq, *events))
        self.audience.tell(self.state, self.seq)

    def page(self, viewer: Viewer) -> Page:
        """A page that has its snapshot."""
        page = Page(self.audience.connect(viewer))
        page.read_now()
        return page


def test_a_new_page_gets_everything() -> None:
    stage = Stage()
    stage.do(join("noor"), say("noor", "hello"))
    page = stage.page(NOOR)
    assert page.view == as_json(view_for(stage.rules, stage.state, NOOR))
    assert (page.seq, page.epoch) == (2, stage.audience.epoch)
    assert page.messages[0]["now_ms"] == round(NOW.timestamp() * 1000)


def test_who_may_not_know_gets_bare_numbers() -> None:
    stage = Stage()
    page = stage.page(PROJECTOR)
    stage.do(join("noor"))
    assert page.read_now() == [{"kind": "update", "after": 0, "seq": 1, "changed": {}}]


def test_equal_viewers_share_one_look_and_one_frame() -> None:
    stage = Stage()
    pages = [stage.page(LEAD) for _ in range(4)]
    looks = stage.rules.looks
    stage.do(say("noor", "hello"))
    assert stage.rules.looks == looks + 1
    assert len({id(page.outbox._frames[0]) for page in pages}) == 1


def test_a_batch_is_told_as_one_update() -> None:
    stage = Stage()
    page = stage.page(LEAD)
    stage.do(say("noor", "a"), say("noor", "b"), say("noor", "c"))
    assert [(message["after"], message["seq"]) for message in page.read_now()] == [(0, 3)]


def test_a_slow_reader_is_let_go_and_the_others_go_on() -> None:
    stage = Stage()
    slow, quick = stage.page(LEAD), stage.page(LEAD)
    for number in range(40):
        stage.do(say("noor", f"{number}" + "x" * 40_000))
        quick.read_now()
    assert slow.outbox.close_code == TOO_SLOW
    assert slow.outbox.size == 0
    assert quick.outbox.close_code is None
    assert quick.view == as_json(view_for(stage.rules, stage.state, LEAD))
    stage.audience.disconnect(slow.outbox)
    again = stage.page(LEAD)
    assert again.view == quick.view


def test_who_comes_back_gets_only_what_they_missed() -> None:
    stage = Stage()
    page = stage.page(NOOR)
    stage.do(say("noor", "a"))
    page.read_now()
    stage.audience.disconnect(page.outbox)
    stage.do(say("noor", "b"))
    stage.do(say("noor", "c"))
    page.outbox = stage.audience.connect(NOOR, page.epoch, page.seq)
    page.read_now()
    assert page.snapshots == 1
    assert page.view == as_json(view_for(stage.rules, stage.state, NOOR))


def test_who_comes_back_to_another_epoch_gets_everything() -> None:
    stage = Stage()
    page = stage.page(NOOR)
    stage.audience.disconnect(page.outbox)
    page.outbox = stage.audience.connect(NOOR, "of another life", page.seq)
    page.read_now()
    assert page.snapshots == 2


def test_a_page_that_sees_a_gap_is_helped() -> None:
    stage = Stage()
    page = stage.page(NOOR)
    stage.do(say("noor", "lost on the way"))
    page.outbox._frames.clear()
    stage.audience.resync(page.outbox, 0)
    page.read_now()
    assert page.view == as_json(view_for(stage.rules, stage.state, NOOR))
    stage.audience.resync(page.outbox, 77)
    page.read_now()
    assert page.snapshots == 2


def test_after_another_language_everything_comes_in_it() -> None:
    stage = Stage()
    stage.do(join("noor"))
    page = stage.page(NOOR)
    stage.do(SetLanguage(PlayerId("noor"), Language("en")))
    assert [message["kind"] for message in page.read_now()] == ["snapshot"]
    assert page.view["mine"]["language"] == "en"
    stage.do(say("noor", "hi"))
    page.read_now()
    assert page.view == as_json(view_for(stage.rules, stage.state, player("noor", "en")))
    stage.audience.disconnect(page.outbox)
    assert stage.audience.is_empty


def test_who_connects_in_an_old_language_gets_the_present_one() -> None:
    stage = Stage()
    stage.do(join("noor", "en"))
    assert stage.page(player("noor", "nl")).view["mine"]["language"] == "en"


def test_who_is_removed_hears_it_and_nothing_more() -> None:
    stage = Stage()
    stage.do(join("noor"), join("sam"))
    noor, sam = stage.page(NOOR), stage.page(SAM)
    stage.do(RemovePlayer(Author("lead:x"), PlayerId("noor")))
    stage.do(say("sam", "secret"))
    assert [(message["kind"], message.get("text")) for message in noor.read_now()] == [("notice", "removed in nl")]
    assert noor.outbox.close_code == SEAT_GONE
    sam.read_now()
    assert sam.outbox.close_code is None
    assert sam.view["chat"] == {"line-1": {"text": "secret"}}


def test_a_view_that_fails_ends_its_own_connections_only() -> None:
    stage = Stage()
    projector, lead = stage.page(PROJECTOR), stage.page(LEAD)
    stage.do(say("noor", "break the projector"))
    assert projector.outbox.close_code == BROKEN
    lead.read_now()
    assert "line-1" in lead.view["chat"]


def test_one_connection_too_many_replaces_the_oldest() -> None:
    stage = Stage()
    pages = [stage.page(NOOR) for _ in range(CONNECTIONS_PER_VIEWER + 1)]
    assert [page.outbox.close_code for page in pages] == [REPLACED] + [None] * CONNECTIONS_PER_VIEWER
    assert stage.audience.connections == CONNECTIONS_PER_VIEWER


def test_presence_is_told_together_and_only_when_it_is_news() -> None:
    stage = Stage()
    noor, lead = stage.page(NOOR), stage.page(LEAD)
    stage.page(SAM)
    stage.audience.tell_presence()
    stage.audience.tell_presence()
    [message] = lead.read_now()
    assert message == {
        "kind": "presence",
        "people": {"noor": {"state": "active", "looking_at": None}, "sam": {"state": "active", "looking_at": None}},
    }
    stage.audience.heartbeat(noor.outbox, "away", "board")
    stage.audience.tell_presence()
    [message] = lead.read_now()
    assert message["people"]["noor"] == {"state": "away", "looking_at": "board"}


def test_a_new_epoch_gives_everyone_everything_again() -> None:
    stage = Stage()
    page = stage.page(NOOR)
    epoch = page.epoch
    stage.audience.start(stage.state, stage.seq)
    page.read_now()
    assert page.snapshots == 2
    assert page.epoch != epoch


def test_closing_tells_the_number_to_everyone() -> None:
    stage = Stage()
    pages = [stage.page(NOOR), stage.page(LEAD)]
    stage.audience.notice("server_restarting")
    stage.audience.close_all(1012)
    assert [page.read_now()[0]["text"] for page in pages] == ["server_restarting in nl"] * 2
    assert {page.outbox.close_code for page in pages} == {1012}
    assert stage.audience.is_empty


def test_an_ordinary_line_on_a_full_chat_costs_little() -> None:
    stage = Stage()
    stage.do(*(say("noor", "a line of ordinary length in the chat of this room") for _ in range(200)))
    page = stage.page(LEAD)
    stage.do(say("noor", "one more line of ordinary length"))
    assert page.outbox.size <= 2000


NAMES = st.sampled_from(["noor", "sam", "kim"])
COMMANDS = st.one_of(
    st.builds(join, NAMES, st.sampled_from(["nl", "en"])),
    st.builds(say, NAMES, st.text("ab", min_size=1, max_size=3)),
    st.builds(lambda n: RemoveLine(Author("lead:x"), LineId(f"line-{n}")), st.integers(1, 6)),
    st.builds(lambda name, it: SetLanguage(PlayerId(name), Language(it)), NAMES, st.sampled_from(["nl", "en"])),
)


@given(st.lists(st.lists(COMMANDS, max_size=4), max_size=12), st.data())
def test_a_page_that_follows_sees_what_a_new_page_sees(batches: list[list[object]], data: st.DataObject) -> None:
    stage = Stage()
    viewers = [NOOR, SAM, LEAD, PROJECTOR]
    pages = {viewer: stage.page(viewer) for viewer in viewers}
    for batch in batches:
        stage.do(*batch)
        breaks = data.draw(st.sampled_from([*viewers, None]))
        if breaks is not None:
            page = pages[breaks]
            stage.audience.disconnect(page.outbox)
            page.outbox._frames.clear()
            page.outbox = stage.audience.connect(breaks, page.epoch, page.seq)
    for viewer, page in pages.items():
        page.read_now()
        now = stage.rules.viewer_now(stage.state, viewer) or viewer
        assert page.view == as_json(view_for(stage.rules, stage.state, now))
        assert page.seq == stage.seq


def test_what_changed_is_told_by_slice_and_by_field() -> None:
    before = RoomState()
    after = replace(before, seq=1, acts=replace(before.acts, page=2))
    assert changed_slices(before, after) == {"seq", "acts", "acts.page"}
    assert changed_slices(after, after) == set()


def test_who_stands_in_is_seen_by_the_others_and_is_told_nothing() -> None:
    stage = Stage()
    stage.do(join("noor"), join("sam"))
    page = stage.page(LEAD)
    stand_in = stage.audience.stand_in(SAM)
    stage.audience.heartbeat(stand_in, "active", "source")
    stage.audience.tell_presence()
    [told] = page.read_now()
    assert told["people"]["sam"] == {"state": "active", "looking_at": "source"}
    assert stage.audience.signs()[PlayerId("sam")].state == "active"
    stage.do(say("noor", "hello"))
    assert Page(stand_in).read_now() == []
    assert stage.audience.connections == 1
    stage.audience.disconnect(stand_in)
    stage.audience.tell_presence()
    assert stage.audience.signs()[PlayerId("sam")].state == "gone"
