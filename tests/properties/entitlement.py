"""What each viewer may read by now, told from the scenario and the state alone: the views are held against it."""

from collections.abc import Iterator
from typing import Any

from tests.properties.canary import marks_in
from thebridge.engine.areas.dilemmas.addressees import sees_card
from thebridge.engine.areas.sources.decide import visible_sources
from thebridge.engine.conditions import holds
from thebridge.engine.ids import ClueId, SourceId, TextKey
from thebridge.engine.scenario import Act, Dataset, Dilemma, Document, Happening, Scenario
from thebridge.engine.state import RoomState
from thebridge.engine.viewer import Viewer

Keys = Iterator[TextKey | None]


class Entitlement:
    """One viewer's, in one state."""

    def __init__(self, scenario: Scenario, state: RoomState, viewer: Viewer) -> None:
        self.scenario, self.state, self.viewer = scenario, state, viewer
        player = None if viewer.player is None else state.seats.players.get(viewer.player)
        self.roles = frozenset() if player is None else player.ever_held
        self.is_leading = viewer.kind in ("lead", "helper")
        self.is_plenary = viewer.kind in ("observer", "projector")

    def marks(self) -> set[str]:
        """The names of the marks that may stand in the view: texts in the viewer's own language, rows, answers."""
        texts = {f"{self.viewer.language} {key}" for key in self.keys() if key is not None}
        return {*texts, *self._rows(), *self._words()}

    def keys(self) -> Keys:
        """The texts."""
        yield from self._of_everyone()
        if self.state.acts.ending is not None:
            yield from self._of_the_debrief()
        if self.viewer.kind != "projector":
            yield from self._of_happenings()
            yield from self._of_puzzles()
        if not self.is_plenary:
            yield from self._of_sources()
            yield from self._of_votes()
            yield from self._of_dilemmas()
            yield from self._of_the_accusation()

    def _of_everyone(self) -> Keys:
        scenario, state = self.scenario, self.state
        yield from (scenario.title, scenario.summary, scenario.content_note, scenario.reporting.desk)
        yield from (one.text for one in scenario.reporting.kinds)
        yield from (one.name for one in scenario.departments)
        held = {role for roles in state.seats.roles.values() for role in roles}
        yield from (one.title for one in scenario.roles if one.id in held)
        yield from (one.role for one in scenario.cast if one.from_act is None or one.from_act in state.acts.opened)
        for act in self._acts():
            yield from (act.title, act.goal)

    def _acts(self) -> list[Act]:
        return [act for act in self.scenario.acts if act.id in self.state.acts.opened]

    def _of_happenings(self) -> Keys:
        for one in self.scenario.happenings:
            if one.id in self.state.acts.happened and self._is_told(one):
                yield from (one.title, one.text)
        if self.state.talk.reports:
            yield self.scenario.reporting.thanks
        yield from (one.thanks for one in self.scenario.reporting.matters if one.id in self.state.talk.reported)

    def _is_told(self, one: Happening) -> bool:
        return one.to_role is None or one.to_role in self.roles or self.is_leading

    def _of_puzzles(self) -> Keys:
        for authored in self.scenario.puzzles:
            puzzle = self.state.puzzles.puzzles.get(authored.id)
            if puzzle is None:
                continue
            yield authored.title
            if self.is_plenary:
                continue
            yield authored.question
            yield from (hint.text for hint in authored.hints[: puzzle.hints_given])
            if puzzle.status != "open":
                yield authored.solved_text
            for part in authored.parts:
                yield from _public_keys(part)
            for told in puzzle.parts.values():
                yield from (TextKey(code.removeprefix("text:")) for code in told.feedback)

    def _of_sources(self) -> Keys:
        visible = set(visible_sources(self.scenario, self.state.sources, self.roles))
        if self.is_leading:
            visible |= {*self.state.sources.released, *self.state.sources.shared_by}
        pins = tuple(self.state.board.pins.values())
        pinned = {pin.source for pin in pins}
        looked_up = {SourceId(column.partition(".")[0]) for pin in pins for column in pin.columns}
        shown = {view.source for view in self.state.sources.views.values()}
        titles = {role.id: role.title for role in self.scenario.roles}
        for source in self.scenario.sources:
            if source.id in visible | pinned | shown:
                yield from (source.title, titles[source.role])
            if isinstance(source, Dataset) and source.id in pinned | looked_up:
                yield from (column.title for column in source.columns)
                yield from (key for column in source.columns for key in column.labels.values())
            if isinstance(source, Document):
                passages = {pin.passage for pin in pins if pin.source == source.id}
                yield from (one.text for one in source.passages if one.id in passages)
        yield from (one.says for one in self.scenario.clues if one.id in self._shown_clues())
        yield from self.state.acts.unusable.values()
        if self.viewer.player is not None:
            mine = self.state.seats.roles.get(self.viewer.player, ())
            yield from (role.card for role in self.scenario.roles if role.id in mine)

    def _shown_clues(self) -> set[ClueId]:
        return {clue for pin in self.state.board.pins.values() for clue in pin.clues}

    def _of_votes(self) -> Keys:
        for vote in self.scenario.votes:
            if vote.id in self.state.votes.votes:
                yield vote.question
                yield from (one.text for one in vote.others)
        forms = {"lobby": ("before", "both"), "debrief": ("after", "both")}.get(self.state.acts.stage, ())
        for question in self.scenario.questions:
            if question.form in forms:
                yield question.text
                yield from (one.text for one in question.options)

    def _of_dilemmas(self) -> Keys:
        titles = {role.id: role.title for role in self.scenario.roles}
        for authored in self.scenario.dilemmas:
            card = self.state.dilemmas.dilemmas.get(authored.id)
            if card is None or not self._sees(authored):
                continue
            yield from (authored.title, card.text, *(titles[role] for role in authored.leads))
            assert self.state.at is not None
            seconds = self.state.clock.seconds_at(self.state.at)
            for option in authored.options:
                if option.id == card.chosen or holds(self.scenario, self.state, option.only_when, seconds):
                    yield option.text
                if option.id == card.chosen:
                    yield option.result

    def _sees(self, authored: Dilemma) -> bool:
        if self.viewer.player is None:
            return True
        players = {player: self.state.seats.roles.get(player, ()) for player in self.state.seats.players}
        return sees_card(authored, self.state.dilemmas.dilemmas[authored.id], self.viewer.player, players)

    def _of_the_accusation(self) -> Keys:
        accusation = self.scenario.accusation
        if accusation is None or not self.state.accusation.is_open:
            return
        yield from (accusation.intro, accusation.letter, accusation.contradiction)
        yield from (one.text for one in accusation.verdicts)
        for part in accusation.parts:
            yield part.question
            yield from (one.text for one in part.options)

    def _of_the_debrief(self) -> Keys:
        scenario, debrief = self.scenario, self.scenario.debrief
        ending = next(one for one in scenario.endings if one.id == self.state.acts.ending)
        yield from (ending.title, ending.text, *(one.text for one in ending.last_words))
        yield from (one.text for one in scenario.evidence if one.id in self.state.acts.moments)
        yield from (one.text for one in debrief.reveal)
        yield from (debrief.comforts_title, *debrief.comforts, debrief.comforts_question, *debrief.next_steps)
        yield from scenario.credits
        yield from self._of_what_was_sent()
        for goal in scenario.goals:
            yield from (goal.title, goal.rule, goal.question, goal.action, goal.dimension)
        for vote in scenario.votes:
            if vote.id in self.state.votes.votes:
                yield from (vote.question, *(one.text for one in vote.others))

    def _of_what_was_sent(self) -> Keys:
        """The letter, once it is looked back on: what was asked, and of the answers only those that were given."""
        given = self.state.accusation.answers
        for part in () if self.scenario.accusation is None else self.scenario.accusation.parts:
            if part.id in given:
                yield part.question
                yield from (one.text for one in part.options if one.id == given[part.id].option)

    # --- what is no text ----------------------------------------------------------------------------------------------

    def _rows(self) -> Iterator[str]:
        """The rows that somebody put where all of the team see them."""
        if self.is_plenary:
            return
        for pin in self.state.board.pins.values():
            yield from marks_in({"rows": list(pin.rows), "values": [list(row) for row in pin.values]})
        for puzzle in self.state.puzzles.puzzles.values():
            for part in puzzle.parts.values():
                for item, placed in part.draft.items():
                    yield from marks_in({"item": item, "value": str(placed.value)})

    def _words(self) -> Iterator[str]:
        """What somebody wrote themselves."""
        for puzzle in self.state.puzzles.puzzles.values():
            for part in puzzle.parts.values():
                for placed in part.draft.values():
                    yield from marks_in({"text": placed.text or ""})


def _public_keys(part: Any) -> Keys:
    """What a part shows of itself before anybody answered."""
    yield part.prompt
    yield from getattr(part, "markers", ())
    yield getattr(part, "unit", None)
    for group in ("bins", "items", "options", "left", "right", "sets", "candidates", "fields"):
        for one in getattr(part, group, ()):
            yield one.text
            yield from (option.text for option in getattr(one, "options", ()))
