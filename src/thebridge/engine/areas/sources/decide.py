"""What the area *sources* allows. A source that a player may not open is refused as if it did not exist."""

from collections.abc import Collection, Mapping
from typing import Final

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
from thebridge.engine.circumstances import Facts
from thebridge.engine.ids import PlayerId, Reason, RoleId, SourceId
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dataset, Scenario

STEPS: Final = frozenset({"sort", "filter", "group", "lookup", "nearest", "chart", "clock"})


def visible_sources(scenario: Scenario, state: SourcesState, held: Collection[RoleId]) -> frozenset[SourceId]:
    """Every source that somebody who ever held these roles may open: theirs once released, and what the team has."""
    roles = scenario.role_of_source
    own = (source for source, is_for_all in state.released.items() if is_for_all or roles[source] in held)
    return frozenset((*state.shared_by, *own))


def open_source(scenario: Scenario, state: SourcesState, command: OpenSource, facts: Facts) -> tuple[object, ...]:
    """Open a source; only the first time counts."""
    require_source(command.by, command.source, facts)
    is_known = command.by in state.opened.get(command.source, frozenset())
    return () if is_known else (SourceOpened(command.source, command.by),)


def open_metadata(scenario: Scenario, state: SourcesState, command: OpenMetadata, facts: Facts) -> tuple[object, ...]:
    """Open a catalogue entry; only the first time counts."""
    require_source(command.by, command.source, facts)
    is_known = command.by in state.metadata_opened.get(command.source, frozenset())
    return () if is_known else (MetadataOpened(command.source, command.by),)


def use_step(scenario: Scenario, state: SourcesState, command: UseStep, facts: Facts) -> tuple[object, ...]:
    """Use a kind of step on a source; only the first time counts."""
    require_source(command.by, command.source, facts)
    is_for_datasets = command.step != "clock"
    if command.step not in STEPS or (is_for_datasets and not _is_dataset(scenario, command.source)):
        raise Refused("step_unknown")
    if (command.source, command.step, command.by) in state.steps:
        return ()
    return (StepUsed(command.source, command.step, command.by),)


def share_view(scenario: Scenario, state: SourcesState, command: ShareView, facts: Facts) -> tuple[object, ...]:
    """Show the team a view of a dataset. `command.query` is plain data of a query that fits (`queries.to_plain`)."""
    require_source(command.by, command.source, facts)
    if not _is_dataset(scenario, command.source):
        raise Refused("view_needs_dataset")
    query = command.query
    if not isinstance(query, Mapping) or query.get("source") != command.source:
        raise Refused("query_unfit", field="source")
    lookup = query.get("lookup")
    if isinstance(lookup, Mapping):
        require_source(command.by, SourceId(str(lookup.get("source"))), facts)
    shown = state.views.get(command.by)
    if shown is not None and (shown.source, shown.query) == (command.source, query):
        return ()
    return (ViewShared(command.by, command.source, query),)


def stop_sharing(scenario: Scenario, state: SourcesState, command: StopSharing, facts: Facts) -> tuple[object, ...]:
    """Show the view no longer."""
    return end_view(state, command.by)


def end_view(state: SourcesState, player: PlayerId) -> tuple[object, ...]:
    """For consequences: whoever leaves the room shows nothing any more."""
    return (SharingStopped(player),) if player in state.views else ()


def share_source(scenario: Scenario, state: SourcesState, command: ShareSource, facts: Facts) -> tuple[object, ...]:
    """Give the team a whole source; what the team has already needs no giving."""
    require_source(command.by, command.source, facts)
    if command.source in state.shared_by or state.released.get(command.source, False):
        return ()
    return (SourceShared(command.source, command.by),)


def release(state: SourcesState, source: SourceId, reason: Reason, *, to_team: bool) -> tuple[object, ...]:
    """For consequences: bring a source to whoever holds its role, or to the team; nothing when they have it."""
    has_it = state.released.get(source)
    if has_it is True or (has_it is False and not to_team):
        return ()
    return (SourceReleased(source, reason, to_team),)


def require_source(player: PlayerId, source: SourceId, facts: Facts) -> None:
    """Refuse a source that the player may not open now, hidden or unknown alike."""
    if source not in facts.sources.get(player, frozenset()):
        raise Refused("source_unknown")


def _is_dataset(scenario: Scenario, source: SourceId) -> bool:
    return any(one.id == source and isinstance(one, Dataset) for one in scenario.sources)
