"""How the slice of the area *sources* follows from its events."""

from collections.abc import Mapping
from dataclasses import replace

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
from thebridge.engine.ids import PlayerId, SourceId


def evolve(state: SourcesState, event: object, seq: int) -> SourcesState:
    """The slice after one event; any other area's event leaves the same object."""
    match event:
        case SourceReleased():
            to_team = event.to_team or state.released.get(event.source, False)
            return replace(state, released={**state.released, event.source: to_team})
        case SourceOpened():
            return replace(state, opened=_with(state.opened, event.source, event.player))
        case MetadataOpened():
            return replace(state, metadata_opened=_with(state.metadata_opened, event.source, event.player))
        case StepUsed():
            return replace(state, steps=state.steps | {(event.source, event.step, event.player)})
        case ViewShared():
            view = SharedView(event.source, event.query, seq)
            return replace(state, views={**state.views, event.player: view})
        case SharingStopped():
            views = {player: view for player, view in state.views.items() if player != event.player}
            return replace(state, views=views)
        case SourceShared():
            return replace(state, shared_by={**state.shared_by, event.source: event.player})
        case _:
            return state


_Openers = Mapping[SourceId, frozenset[PlayerId]]


def _with(openers: _Openers, source: SourceId, player: PlayerId) -> _Openers:
    return {**openers, source: openers.get(source, frozenset()) | {player}}
