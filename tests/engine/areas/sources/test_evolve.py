from tests.engine.queries.night import ADA, BEN, LOG
from thebridge.engine.areas.sources.evolve import evolve
from thebridge.engine.areas.sources.words import (
    MetadataOpened,
    SharedView,
    SharingStopped,
    SourceOpened,
    SourceReleased,
    SourceShared,
    SourcesState,
    StepUsed,
    ViewShared,
)
from thebridge.engine.ids import Reason, StepName


def test_an_event_of_another_area_leaves_the_same_object() -> None:
    state = SourcesState()
    assert evolve(state, object(), 1) is state


def test_each_opener_is_remembered_and_the_earlier_state_stays_as_it_was() -> None:
    one = evolve(SourcesState(), SourceOpened(LOG, ADA), 1)
    two = evolve(one, SourceOpened(LOG, BEN), 2)
    assert two.opened == {LOG: {ADA, BEN}}
    assert one.opened == {LOG: {ADA}}


def test_catalogue_entries_steps_and_gifts_are_remembered() -> None:
    state = SourcesState()
    for event in (MetadataOpened(LOG, ADA), StepUsed(LOG, StepName("sort"), ADA), SourceShared(LOG, BEN)):
        state = evolve(state, event, 1)
    assert state.metadata_opened == {LOG: {ADA}}
    assert state.steps == {(LOG, "sort", ADA)}
    assert state.shared_by == {LOG: BEN}


def test_what_the_team_has_never_narrows_again() -> None:
    state = evolve(SourcesState(), SourceReleased(LOG, Reason("effect"), True), 1)
    assert evolve(state, SourceReleased(LOG, Reason("act"), False), 2).released == {LOG: True}


def test_a_player_shows_one_view_at_a_time_until_it_stops() -> None:
    state = evolve(SourcesState(), ViewShared(ADA, LOG, {"source": "log"}), 4)
    state = evolve(state, ViewShared(ADA, LOG, {"source": "log", "offset": 5}), 5)
    assert state.views == {ADA: SharedView(LOG, {"source": "log", "offset": 5}, 5)}
    assert evolve(state, SharingStopped(ADA), 6).views == {}
