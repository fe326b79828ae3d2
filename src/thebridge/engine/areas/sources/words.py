"""What a department holds, and who has seen it: the words of the area *sources*."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thebridge.engine.ids import PlayerId, Reason, SourceId, StepName


@dataclass(frozen=True, slots=True)
class OpenSource:
    """A player opens a document or dataset on the desk. The first time for each player is an event."""

    by: PlayerId
    source: SourceId


@dataclass(frozen=True, slots=True)
class OpenMetadata:
    """A player opens the catalogue entry."""

    by: PlayerId
    source: SourceId


@dataclass(frozen=True, slots=True)
class UseStep:
    """A player used a kind of step on a dataset. The first time for each player, dataset and kind is an event."""

    by: PlayerId
    source: SourceId
    step: StepName


@dataclass(frozen=True, slots=True)
class ShareView:
    """A player shows the team what they look at; live while shown. `query` is an engine.queries.Query."""

    by: PlayerId
    source: SourceId
    query: Any


@dataclass(frozen=True, slots=True)
class StopSharing:
    by: PlayerId


@dataclass(frozen=True, slots=True)
class ShareSource:
    """A player gives a whole source to the team."""

    by: PlayerId
    source: SourceId


@dataclass(frozen=True, slots=True)
class SourceReleased:
    """`reason`: start, act, effect or given. `to_team`: everyone may open it."""

    source: SourceId
    reason: Reason
    to_team: bool


@dataclass(frozen=True, slots=True)
class SourceOpened:
    source: SourceId
    player: PlayerId


@dataclass(frozen=True, slots=True)
class MetadataOpened:
    source: SourceId
    player: PlayerId


@dataclass(frozen=True, slots=True)
class StepUsed:
    source: SourceId
    step: StepName
    player: PlayerId


@dataclass(frozen=True, slots=True)
class ViewShared:
    """`query` as plain data: the dictionary of an engine.queries.Query."""

    player: PlayerId
    source: SourceId
    query: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SharingStopped:
    player: PlayerId


@dataclass(frozen=True, slots=True)
class SourceShared:
    source: SourceId
    player: PlayerId


@dataclass(frozen=True, slots=True)
class SharedView:
    source: SourceId
    query: Mapping[str, Any]
    seq: int


@dataclass(frozen=True, slots=True)
class SourcesState:
    """`released` maps to whether the whole team has it; `shared_by` names who gave it to the team."""

    released: Mapping[SourceId, bool] = field(default_factory=dict)
    shared_by: Mapping[SourceId, PlayerId] = field(default_factory=dict)
    opened: Mapping[SourceId, frozenset[PlayerId]] = field(default_factory=dict)
    metadata_opened: Mapping[SourceId, frozenset[PlayerId]] = field(default_factory=dict)
    steps: frozenset[tuple[SourceId, StepName, PlayerId]] = frozenset()
    views: Mapping[PlayerId, SharedView] = field(default_factory=dict)
