"""What one viewer may see, built up from nothing, section by section.

A section is a *value* (replaced as a whole) or a *collection* keyed by id. `sections_for` says for each what
it is made of, so that whoever keeps the last one need not build it again while its inputs are the same objects.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from thebridge.engine.areas.accusation.view import AccusationContext, accusation_section
from thebridge.engine.areas.acts.view import feed_of_interventions, feed_of_story, interventions_section, room_section
from thebridge.engine.areas.board.view import PinsContext, board_section, links_section, notes_section, pins_section
from thebridge.engine.areas.clock.view import clock_section
from thebridge.engine.areas.dilemmas.view import DilemmasContext, dilemmas_section
from thebridge.engine.areas.puzzles.view import drafts_section, puzzles_section
from thebridge.engine.areas.seats.view import me_section, names, people_section
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.areas.sources.view import SourcesContext, shared_views_section, sources_section
from thebridge.engine.areas.talk.view import chat_section, feed_of_talk, help_section, plenary_section
from thebridge.engine.areas.votes.view import questions_section, votes_section
from thebridge.engine.conditions import holds, slices_in
from thebridge.engine.ids import CastId, RoleId, SourceId
from thebridge.engine.interventions import available_options, can_undo, departments_of_pins
from thebridge.engine.lookahead import expected_seconds
from thebridge.engine.memo import Memo
from thebridge.engine.reveal import debrief_section
from thebridge.engine.scenario import Condition, Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.texts import Texts
from thebridge.engine.viewer import Viewer

View = Mapping[str, Any]
Build = Callable[["Look"], Any]


@dataclass(frozen=True, slots=True)
class Look:
    """One viewer's look at one state."""

    scenario: Scenario
    state: RoomState
    viewer: Viewer
    texts: Texts
    memo: Memo = field(default_factory=Memo)
    """What was built for earlier looks at this room."""

    @property
    def roles_held(self) -> frozenset[RoleId]:
        """Every role the viewer ever held; a lead sees with nobody's roles."""
        player = None if self.viewer.player is None else self.state.seats.players.get(self.viewer.player)
        return frozenset() if player is None else player.ever_held

    @property
    def sources(self) -> frozenset[SourceId]:
        """The sources the viewer may open. Leads and helpers may look into every released one."""
        if self.viewer.kind in ("lead", "helper"):
            return frozenset(self.state.sources.released)
        return visible_sources(self.scenario, self.state.sources, self.roles_held)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a view: its name, whether it is a collection, what of the state it is made of, how, and for whom.

    `slices` names whole slices, or one field of a slice with a dot between: `acts.opened`.
    """

    name: str
    is_collection: bool
    slices: tuple[str, ...]
    build: Build
    is_shared: bool = False
    """All viewers of one kind who read one language see it alike: nothing in it depends on which of them looks."""


def texts_for(scenario: Scenario, state: RoomState, language: str) -> Texts:
    """The scenario's texts in a language, with this session's names; an unknown language falls back to the first."""
    texts = scenario.texts.get(language) or scenario.texts[scenario.languages[0]]
    return Texts(texts, names_of(scenario, state))


def names_of(scenario: Scenario, state: RoomState) -> Mapping[str, str]:
    """The names that texts may use.

    The cast, their first names, and places, with the session's own ones in their place.
    """
    given = state.acts.names
    cast = {str(one.id): str(given.get(one.id, one.name)) for one in scenario.cast}
    first = {f"{known}_first": name.split()[0] for known, name in cast.items()}
    return {
        **cast,
        **first,
        **scenario.places,
        **{name: value for name, value in given.items() if name in scenario.places},
    }


def sections_for(viewer: Viewer, scenario: Scenario) -> tuple[Section, ...]:
    """The sections that this kind of viewer has, each with what of the state it is made of in this scenario."""
    return tuple(
        replace(section, slices=tuple(sorted({*section.slices, *_slices_asked(scenario, section.name)})))
        for section in _SECTIONS[viewer.kind]
    )


def _slices_asked(scenario: Scenario, section: str) -> frozenset[str]:
    """What the author's own conditions in a section ask about."""
    conditions: tuple[Condition | None, ...] = ()
    match section:
        case "pins":
            conditions = tuple(clue.dated_when for clue in scenario.clues)
        case "dilemmas":
            conditions = tuple(option.only_when for card in scenario.dilemmas for option in card.options)
        case "debrief":
            last_words = tuple(words.when for ending in scenario.endings for words in ending.last_words)
            conditions = (*last_words, *(clue.dated_when for clue in scenario.clues))
    return frozenset().union(*(slices_in(one) for one in conditions if one is not None))


def view_for(scenario: Scenario, state: RoomState, viewer: Viewer) -> View:
    """Everything this viewer may see now, as plain data."""
    look = look_at(scenario, state, viewer)
    return {section.name: section.build(look) for section in _SECTIONS[viewer.kind]}


def look_at(scenario: Scenario, state: RoomState, viewer: Viewer, memo: Memo | None = None) -> Look:
    """What a section's `build` takes; with the room's memo, what earlier looks built is not built again."""
    memo = Memo() if memo is None else memo.in_language(viewer.language)
    texts = memo.recall("texts", (state.acts.names,), lambda: texts_for(scenario, state, viewer.language))
    return Look(scenario, state, viewer, texts, memo)


# --- the sections ----------------------------------------------------------------------------------------------------


def _room(look: Look) -> Any:
    return room_section(look.scenario, look.state.acts, look.viewer.language, look.texts)


def _clock(look: Look) -> Any:
    acts, current = look.state.acts, look.state.acts.current
    act = next((one for one in look.scenario.acts if one.id == current), None)
    started = None if current is None else acts.opened[current].seconds
    total = sum(one.seconds for one in look.scenario.acts)
    return clock_section(look.state.clock, started, None if act is None else act.seconds, total)


def _me(look: Look) -> Any:
    player = look.viewer.player
    return None if player is None else me_section(look.scenario, look.state.seats, player, look.texts)


def _people(look: Look) -> Any:
    is_lead = look.viewer.kind == "lead"
    people = people_section(look.scenario, look.state.seats, look.texts, with_extra_time=is_lead)
    if look.viewer.kind == "observer":
        return {player: {**one, "name": ""} for player, one in people.items()}
    return people


def _feed(look: Look) -> Any:
    story = feed_of_story(look.scenario, look.state.acts, look.roles_held, look.viewer, look.texts)
    done = feed_of_interventions(look.state.acts)
    return {**story, **done, **feed_of_talk(look.scenario, look.state.talk, look.viewer, look.texts)}


def _chat(look: Look) -> Any:
    return chat_section(look.scenario, look.state.talk, names(look.state.seats), look.texts, look.memo)


def _help(look: Look) -> Any:
    return help_section(look.state.talk, names(look.state.seats))


def _sources(look: Look) -> Any:
    player = look.viewer.player
    held = () if player is None else look.state.seats.roles.get(player, ())
    context = SourcesContext(look.sources, held, look.state.acts.unusable, look.memo)
    return sources_section(look.scenario, look.state.sources, look.viewer, look.texts, context)


def _shared_views(look: Look) -> Any:
    return shared_views_section(look.scenario, look.state.sources, look.texts, tuple(look.state.seats.players))


def _puzzles(look: Look) -> Any:
    return puzzles_section(look.scenario, look.state.puzzles, look.texts, look.memo)


def _drafts(look: Look) -> Any:
    return drafts_section(look.state.puzzles)


def _board(look: Look) -> Any:
    return board_section(look.scenario, look.state.board, look.texts, tuple(look.state.acts.opened))


def _pins(look: Look) -> Any:
    state, scenario = look.state, look.scenario
    seconds = _seconds(state)
    undated = frozenset(
        clue.id
        for clue in scenario.clues
        if clue.dated_when is not None and not holds(scenario, state, clue.dated_when, seconds)
    )
    context = PinsContext(names(state.seats), state.acts.unusable, undated, _unheard(look))
    return pins_section(scenario, state.board, look.texts, context, look.memo)


def _unheard(look: Look) -> frozenset[CastId]:
    return frozenset(one.id for one in look.scenario.cast if not one.is_known(look.state.acts.opened))


def _seconds(state: RoomState) -> float:
    """The scenario clock at the last entry: a view depends on the entries alone, not on when it is looked at."""
    return state.clock.base_seconds if state.at is None else state.clock.seconds_at(state.at)


def _links(look: Look) -> Any:
    return links_section(look.state.board)


def _notes(look: Look) -> Any:
    return notes_section(look.state.board)


def _votes(look: Look) -> Any:
    present = frozenset(look.state.seats.players)
    return votes_section(look.scenario, look.state.votes, look.viewer, look.texts, present)


def _questions(look: Look) -> Any:
    return questions_section(look.scenario, look.state.votes, look.viewer, look.texts, look.state.acts.stage)


def _dilemmas(look: Look) -> Any:
    state, scenario = look.state, look.scenario
    if not state.dilemmas.dilemmas:
        return {}
    available = {card: available_options(scenario, state, card, _seconds(state)) for card in state.dilemmas.dilemmas}
    extra_time = {player.id: player.extra_time for player in state.seats.players.values()}
    players = {player: state.seats.roles.get(player, ()) for player in state.seats.players}
    context = DilemmasContext(players, extra_time, available, state.clock.has_limits)
    return dilemmas_section(scenario, state.dilemmas, look.viewer, look.texts, context)


def _accusation(look: Look) -> Any:
    state = look.state
    departments = departments_of_pins(look.scenario, state) if state.accusation.is_open else {}
    context = AccusationContext(tuple(state.seats.players), departments, _unheard(look))
    return accusation_section(look.scenario, state.accusation, look.viewer, look.texts, context)


def _debrief(look: Look) -> Any:
    debrief = debrief_section(look.scenario, look.state, look.texts)
    if debrief is None or look.viewer.kind != "observer":
        return debrief
    return {**debrief, "actions": [{**one, "name": ""} for one in debrief["actions"]]}


def _plenary(look: Look) -> Any:
    acts = look.state.acts
    chapters = [one.seq for one in (*acts.opened.values(), *acts.closed.values())]
    ends = [seq for seq, one in acts.interventions.items() if one.what == "end_play"]
    return plenary_section(look.state.talk, max((*chapters, *ends), default=0))


def _interventions(look: Look) -> Any:
    state = look.state
    return interventions_section(state.acts, {seq for seq in state.acts.interventions if can_undo(state, seq)})


def _progress(look: Look) -> Any:
    state, scenario = look.state, look.scenario
    titles = {one.id: look.texts.get(one.title) for one in scenario.puzzles}
    puzzles = {
        known: {
            "title": titles[known],
            "status": one.status,
            "opened_seconds": one.opened_seconds,
            "closed_seconds": one.closed_seconds,
            "hints": one.hints_given,
        }
        for known, one in state.puzzles.puzzles.items()
    }
    return {
        "act": state.acts.current,
        "expected_seconds": expected_seconds(scenario, state),
        "lit": len(state.board.established),
        "total": len(scenario.clues),
        "puzzles": puzzles,
        "ending": state.acts.ending,
    }


_TEAM = (
    Section(
        "room", False, ("acts.stage", "acts.team", "acts.names", "acts.current", "acts.opened"), _room, is_shared=True
    ),
    Section("clock", False, ("clock", "acts.current", "acts.opened"), _clock, is_shared=True),
    Section("people", True, ("seats", "acts.names"), _people, is_shared=True),
    Section(
        "feed",
        True,
        ("acts.opened", "acts.happened", "acts.interventions", "acts.names", "talk.feed", "seats.players"),
        _feed,
    ),
    Section(
        "chat",
        True,
        ("talk.chat", "talk.reported", "seats.players", "seats.past_names", "acts.names"),
        _chat,
        is_shared=True,
    ),
    Section("help", True, ("talk.calls", "seats.players", "seats.past_names"), _help, is_shared=True),
    Section(
        "sources",
        True,
        (
            "sources.released",
            "sources.shared_by",
            "sources.opened",
            "sources.metadata_opened",
            "seats.players",
            "seats.roles",
            "acts.unusable",
            "acts.names",
        ),
        _sources,
    ),
    Section("shared_views", True, ("sources.views", "seats.players", "acts.names"), _shared_views, is_shared=True),
    Section("puzzles", True, ("puzzles", "acts.names"), _puzzles, is_shared=True),
    Section("drafts", True, ("puzzles",), _drafts, is_shared=True),
    Section("board", False, ("board.established", "acts.opened", "acts.names"), _board, is_shared=True),
    Section(
        "pins",
        True,
        ("board.pins", "seats.players", "seats.past_names", "acts.unusable", "acts.opened", "acts.names"),
        _pins,
        is_shared=True,
    ),
    Section("links", True, ("board.links",), _links, is_shared=True),
    Section("notes", True, ("board.notes",), _notes, is_shared=True),
    Section("votes", True, ("votes.votes", "seats.players", "acts.names"), _votes),
    Section(
        "dilemmas", True, ("dilemmas", "seats.players", "seats.roles", "clock.has_limits", "acts.names"), _dilemmas
    ),
    Section(
        "accusation",
        False,
        ("accusation", "board.pins", "seats.players", "acts.opened", "acts.names"),
        _accusation,
        is_shared=True,
    ),
    Section(
        "debrief",
        False,
        ("accusation", "acts", "board", "puzzles", "seats", "sources", "talk", "votes"),
        _debrief,
        is_shared=True,
    ),
)
_PLAYER = (
    *_TEAM,
    Section("me", False, ("seats", "acts.names"), _me),
    Section("questions", True, ("votes.answers", "acts.stage", "acts.names"), _questions),
)
_PROGRESS = Section(
    "progress",
    False,
    ("acts.current", "acts.ending", "acts.names", "board.established", "puzzles"),
    _progress,
    is_shared=True,
)
_INTERVENTIONS = Section("interventions", True, ("acts", "clock"), _interventions, is_shared=True)
_PLENARY = ("room", "clock", "people", "board", "debrief")
_SECTIONS: Mapping[str, tuple[Section, ...]] = {
    "player": _PLAYER,
    "lead": (*_TEAM, _PROGRESS, _INTERVENTIONS),
    "helper": (*_TEAM, _PROGRESS, _INTERVENTIONS),
    "observer": (*(one for one in _TEAM if one.name in (*_PLENARY, "feed")), _PROGRESS),
    "projector": (
        *(one for one in _TEAM if one.name in _PLENARY),
        Section("plenary", False, ("talk", "acts"), _plenary, is_shared=True),
    ),
}
