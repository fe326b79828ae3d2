"""What is seen of the area *sources*: never a source that the viewer may not open."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from thebridge.engine.areas.sources.words import SourcesState
from thebridge.engine.ids import ClueId, PlayerId, RoleId, SourceId, TextKey
from thebridge.engine.memo import Memo
from thebridge.engine.scenario import Dataset, Role, Scenario, Source
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer

Unusable = Mapping[tuple[SourceId, ClueId | None], TextKey]
"""What became unusable as evidence: a whole source, or with a clue that clue alone."""


@dataclass(frozen=True, slots=True)
class SourcesContext:
    """What the section needs besides: what a player may open, the roles they ever held, and what became unusable."""

    visible: Collection[SourceId]
    held: Collection[RoleId]
    unusable: Unusable
    memo: Memo = field(default_factory=Memo)


def sources_section(
    scenario: Scenario, state: SourcesState, viewer: Viewer, texts: Texts, context: SourcesContext
) -> dict[str, Any]:
    """The sources that this viewer may open now; leads, helpers and observers see all that came into play."""
    if viewer.kind == "projector":
        return {}
    in_play = frozenset((*state.released, *state.shared_by))
    visible = context.visible if viewer.kind == "player" else in_play
    cards = context.memo.recall(
        "cards of sources", (texts, context.unusable), lambda: _cards(scenario, texts, context.unusable)
    )
    held = context.held if viewer.kind == "player" else ()
    return {
        source.id: {
            **cards[source.id],
            **_standing(state, source.id, viewer),
            "is_mine": source.role in held,
        }
        for source in scenario.sources
        if source.id in visible
    }


def _cards(scenario: Scenario, texts: Texts, unusable: Unusable) -> dict[SourceId, dict[str, Any]]:
    """What is told of each source to whoever may open it."""
    return {source.id: _card(scenario, source, texts, unusable.get((source.id, None))) for source in scenario.sources}


def _card(scenario: Scenario, source: Source, texts: Texts, reason: TextKey | None) -> dict[str, Any]:
    role = _role(scenario, source)
    return {
        "title": texts.get(source.title),
        "kind": source.kind,
        "form": None if isinstance(source, Dataset) else source.form,
        "department": role.department,
        "role_title": texts.get(role.title),
        "chart": _chart(source),
        "is_unusable": None if reason is None else texts.get(reason),
    }


def _standing(state: SourcesState, source: SourceId, viewer: Viewer) -> dict[str, Any]:
    """What was done with it so far."""
    opened = state.opened.get(source, frozenset())
    return {
        "is_opened": viewer.player in opened,
        "opened_by_team": bool(opened),
        "metadata_opened": viewer.player in state.metadata_opened.get(source, frozenset()),
        "shared_by": state.shared_by.get(source),
    }


def _chart(source: Source) -> dict[str, Any] | None:
    if not isinstance(source, Dataset) or source.chart == "none":
        return None
    return {"kind": source.chart, "x": source.chart_x, "y": source.chart_y}


def _role(scenario: Scenario, source: Source) -> Role:
    return next(role for role in scenario.roles if role.id == source.role)


def shared_views_section(
    scenario: Scenario, state: SourcesState, texts: Texts, present: Collection[PlayerId]
) -> dict[str, Any]:
    """What those in the room show each other now."""
    titles = {source.id: source.title for source in scenario.sources}
    return {
        player: {"source": view.source, "title": texts.get(titles[view.source]), "query": dict(view.query)}
        for player, view in state.views.items()
        if player in present
    }
