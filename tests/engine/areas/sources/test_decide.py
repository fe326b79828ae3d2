from collections.abc import Callable
from typing import Any

import pytest

from tests.engine.queries.night import ADA, AIS, ANALYST, BEN, DOORS, GUARD, LETTER, LOG, SCENARIO, facts
from thebridge.engine.areas.sources.decide import (
    end_view,
    open_metadata,
    open_source,
    release,
    share_source,
    share_view,
    stop_sharing,
    use_step,
    visible_sources,
)
from thebridge.engine.areas.sources.evolve import evolve
from thebridge.engine.areas.sources.words import (
    MetadataOpened,
    OpenMetadata,
    OpenSource,
    ShareSource,
    ShareView,
    SharingStopped,
    SourceOpened,
    SourceReleased,
    SourceShared,
    SourcesState,
    StepUsed,
    StopSharing,
    UseStep,
    ViewShared,
)
from thebridge.engine.ids import Reason, SourceId, StepName
from thebridge.engine.refusals import Refused

NONE_YET = SourcesState()
FACTS = facts(sources={ADA: frozenset({LOG, DOORS, LETTER}), BEN: frozenset({AIS})})


def after(*events: object) -> SourcesState:
    state = NONE_YET
    for event in events:
        state = evolve(state, event, 3)
    return state


def test_a_source_is_seen_by_whoever_held_its_role_once_it_is_released() -> None:
    state = after(SourceReleased(LOG, Reason("start"), False), SourceReleased(AIS, Reason("act"), False))
    assert visible_sources(SCENARIO, state, {GUARD}) == {LOG}
    assert visible_sources(SCENARIO, state, {GUARD, ANALYST}) == {LOG, AIS}
    assert visible_sources(SCENARIO, state, ()) == frozenset()


def test_what_is_released_to_the_team_or_shared_is_seen_by_everyone() -> None:
    state = after(SourceReleased(DOORS, Reason("effect"), True), SourceShared(LETTER, BEN))
    assert visible_sources(SCENARIO, state, {GUARD}) == {DOORS, LETTER}


def test_opening_counts_the_first_time_for_each_player() -> None:
    assert open_source(SCENARIO, NONE_YET, OpenSource(ADA, LOG), FACTS) == (SourceOpened(LOG, ADA),)
    state = after(SourceOpened(LOG, BEN))
    assert open_source(SCENARIO, state, OpenSource(ADA, LOG), FACTS) == (SourceOpened(LOG, ADA),)
    assert open_source(SCENARIO, after(SourceOpened(LOG, ADA)), OpenSource(ADA, LOG), FACTS) == ()


def test_a_catalogue_entry_counts_apart_from_its_source() -> None:
    state = after(SourceOpened(LOG, ADA))
    assert open_metadata(SCENARIO, state, OpenMetadata(ADA, LOG), FACTS) == (MetadataOpened(LOG, ADA),)
    assert open_metadata(SCENARIO, after(MetadataOpened(LOG, ADA)), OpenMetadata(ADA, LOG), FACTS) == ()


def test_a_kind_of_step_counts_once_for_each_player_and_dataset() -> None:
    step = StepName("sort")
    assert use_step(SCENARIO, NONE_YET, UseStep(ADA, LOG, step), FACTS) == (StepUsed(LOG, step, ADA),)
    assert use_step(SCENARIO, after(StepUsed(LOG, step, ADA)), UseStep(ADA, LOG, step), FACTS) == ()
    assert use_step(SCENARIO, after(StepUsed(LOG, step, ADA)), UseStep(ADA, DOORS, step), FACTS) != ()


def test_a_document_has_times_to_read_but_no_rows_to_sort() -> None:
    assert use_step(SCENARIO, NONE_YET, UseStep(ADA, LETTER, StepName("clock")), FACTS) != ()
    for source, step in ((LETTER, "sort"), (LOG, "guess")):
        with pytest.raises(Refused) as refused:
            use_step(SCENARIO, NONE_YET, UseStep(ADA, source, StepName(step)), FACTS)
        assert refused.value.code == "step_unknown"


@pytest.mark.parametrize("source", [AIS, SourceId("nothing")])
@pytest.mark.parametrize(
    ("decide", "command"),
    [
        (open_source, lambda source: OpenSource(ADA, source)),
        (open_metadata, lambda source: OpenMetadata(ADA, source)),
        (use_step, lambda source: UseStep(ADA, source, StepName("sort"))),
        (share_source, lambda source: ShareSource(ADA, source)),
        (share_view, lambda source: ShareView(ADA, source, {"source": source})),
    ],
)
def test_a_hidden_source_is_refused_exactly_as_one_that_does_not_exist(
    decide: Callable[..., Any], command: Callable[[SourceId], object], source: SourceId
) -> None:
    with pytest.raises(Refused) as refused:
        decide(SCENARIO, NONE_YET, command(source), FACTS)
    assert refused.value == Refused("source_unknown")


def test_a_view_is_shown_to_the_team_and_the_same_view_again_changes_nothing() -> None:
    query = {"source": "log", "offset": 20}
    shown = share_view(SCENARIO, NONE_YET, ShareView(ADA, LOG, query), FACTS)
    assert shown == (ViewShared(ADA, LOG, query),)
    state = after(*shown)
    assert share_view(SCENARIO, state, ShareView(ADA, LOG, dict(query)), FACTS) == ()
    assert share_view(SCENARIO, state, ShareView(ADA, LOG, {"source": "log"}), FACTS) != ()


def test_a_view_shows_nothing_of_a_dataset_that_its_reader_may_not_open() -> None:
    query = {"source": "log", "lookup": {"source": "ais", "mode": "key", "column": "row", "other_column": "id"}}
    with pytest.raises(Refused) as refused:
        share_view(SCENARIO, NONE_YET, ShareView(ADA, LOG, query), FACTS)
    assert refused.value == Refused("source_unknown")


@pytest.mark.parametrize("query", [{"source": "doors"}, {}, None, "log"])
def test_a_view_is_a_query_over_its_own_source(query: Any) -> None:
    with pytest.raises(Refused) as refused:
        share_view(SCENARIO, NONE_YET, ShareView(ADA, LOG, query), FACTS)
    assert refused.value == Refused("query_unfit", field="source")


def test_a_document_is_shared_by_passage_or_as_a_whole_and_not_as_a_view() -> None:
    with pytest.raises(Refused) as refused:
        share_view(SCENARIO, NONE_YET, ShareView(ADA, LETTER, {"source": "letter"}), FACTS)
    assert refused.value.code == "view_needs_dataset"


def test_sharing_stops_by_hand_or_by_leaving() -> None:
    state = after(ViewShared(ADA, LOG, {"source": "log"}))
    assert stop_sharing(SCENARIO, state, StopSharing(ADA), FACTS) == (SharingStopped(ADA),)
    assert end_view(state, ADA) == (SharingStopped(ADA),)
    assert end_view(state, BEN) == ()


def test_a_whole_source_is_given_once_and_not_at_all_when_the_team_has_it() -> None:
    assert share_source(SCENARIO, NONE_YET, ShareSource(ADA, LOG), FACTS) == (SourceShared(LOG, ADA),)
    assert share_source(SCENARIO, after(SourceShared(LOG, BEN)), ShareSource(ADA, LOG), FACTS) == ()
    of_team = after(SourceReleased(LOG, Reason("effect"), True))
    assert share_source(SCENARIO, of_team, ShareSource(ADA, LOG), FACTS) == ()


def test_a_release_happens_once_and_may_widen_to_the_team() -> None:
    to_role = release(NONE_YET, LOG, Reason("act"), to_team=False)
    assert to_role == (SourceReleased(LOG, Reason("act"), False),)
    state = after(*to_role)
    assert release(state, LOG, Reason("act"), to_team=False) == ()
    assert release(state, LOG, Reason("effect"), to_team=True) == (SourceReleased(LOG, Reason("effect"), True),)
    of_team = after(SourceReleased(LOG, Reason("effect"), True))
    assert release(of_team, LOG, Reason("act"), to_team=False) == ()
    assert release(of_team, LOG, Reason("act"), to_team=True) == ()
