"""Whatever people, leads and the clock may do to a room, in any order. What must hold is checked by the room itself."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.engine.play import LEAD, warm_up
from tests.properties.commands import PEOPLE, any_command, commands
from tests.properties.generated import generated_scenario
from tests.properties.habits import brings, concludes, decides, fills, votes
from tests.properties.questions import plain_questions
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.acts.words import EndPlay, OpenGate, StartPlay, Tick, UndoIntervention
from thebridge.engine.areas.board.words import PinRows
from thebridge.engine.areas.clock.words import CompensateOutage
from thebridge.engine.areas.puzzles.words import RestartPuzzle, SubmitAnswer
from thebridge.engine.areas.seats.words import JoinRoom, LeaveRoom, RemovePlayer
from thebridge.engine.areas.sources.words import ShareView
from thebridge.engine.ids import CLOCK, Cell, Language, Personal, RowKey, SourceId
from thebridge.engine.queries import evaluate, from_plain, to_local, to_utc
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dataset, Scenario

SEEDS = 12


class RoomMachine(RuleBasedStateMachine):
    """One room. Subclasses say which scenario is played."""

    watched: WatchedRoom

    def opens(self, scenario: Scenario, count: int, *, is_started: bool) -> None:
        """The room opens, some sit down, and perhaps they begin."""
        self.watched = WatchedRoom(scenario)
        for number, player in enumerate(PEOPLE[:count]):
            self.watched.does(JoinRoom(player, Personal(player.title()), Language(("nl", "en")[number % 2])))
        if is_started:
            self.watched.does(StartPlay(LEAD))
            self.watched.passes(20)

    @property
    def is_played(self) -> bool:
        """Whether play goes on."""
        return self.watched.state.acts.stage == "play"

    def _drawn(self, data: st.DataObject, among: Sequence[Any]) -> Any:
        return data.draw(st.sampled_from(among))

    # --- anything -----------------------------------------------------------------------------------------------------

    @rule(kinds=st.lists(st.sampled_from(commands()), min_size=1, max_size=8), data=st.data())
    def people_send_something(self, kinds: list[type], data: st.DataObject) -> None:
        """Any commands with any fields."""
        for kind in kinds:
            command = any_command(kind, self.watched, lambda among: self._drawn(data, among))
            self.watched.tries(command, after=data.draw(st.sampled_from((0.0, 0.5, 7.0))))

    @rule(data=st.data())
    def somebody_asks_a_dataset(self, data: st.DataObject) -> None:
        """As a page does over HTTP: an answer or a refusal, never an accident."""
        for _ in range(6):
            plain = self._drawn(data, plain_questions(self.watched.scenario))
            with suppress(Refused):
                result = evaluate(self.watched.scenario, from_plain(plain))
                assert all(len(row.cells) == len(result.columns) for row in result.rows)

    @rule(data=st.data(), at=st.integers(0, 300))
    def somebody_shows_an_answer(self, data: st.DataObject, at: int) -> None:
        """Pins what a question gives, and shows it to the others."""
        questions = plain_questions(self.watched.scenario)
        for plain in questions[at::97]:
            able = [player for player, sources in self.watched.known.items() if plain.get("source") in sources]
            by, source = self._drawn(data, able or PEOPLE), SourceId(plain.get("source", "ghost"))
            self.watched.tries(ShareView(by, source, plain))
            self.watched.tries(PinRows(by, source, self._drawn(data, ((), (RowKey("k1"),))), plain, Personal("Zie")))

    @rule(data=st.data())
    def somebody_reads_a_clock(self, data: st.DataObject) -> None:
        """With the clock tool."""
        dataset = self._drawn(data, [one for one in self.watched.scenario.sources if isinstance(one, Dataset)])
        season = self._drawn(data, ("summer", "winter", None))
        for cell in {cell for row in self.watched.scenario.tables[dataset.id].rows[:9] for cell in row}:
            with suppress(Refused):
                assert to_local(to_utc(dataset.catalogue, Cell(cell), season))[:3] == "202"

    # --- what a team does ---------------------------------------------------------------------------------------------

    @precondition(lambda self: self.is_played)
    @rule(data=st.data(), how=st.sampled_from(("right", "right", "naive", "mixed")))
    def the_team_answers(self, data: st.DataObject, how: str) -> None:
        """A part of a puzzle that is open, or of one that is not."""
        scenario, opened = self.watched.scenario, tuple(self.watched.state.puzzles.puzzles)
        puzzle = self._drawn(data, [one for one in scenario.puzzles if one.id in opened] or scenario.puzzles)
        for part in puzzle.parts:
            by = self._drawn(data, (*self.watched.state.seats.players, PEOPLE[0]))
            for command in fills(scenario, puzzle.id, part, by, how):
                self.watched.tries(command)
            self.watched.tries(SubmitAnswer(by, puzzle.id, part.id), after=1.0)

    @precondition(lambda self: self.is_played)
    @rule(data=st.data())
    def somebody_brings_a_clue(self, data: st.DataObject) -> None:
        """Pins what shows it, if they may open its source."""
        brings(self.watched, self._drawn(data, self.watched.scenario.clues))

    @precondition(lambda self: self.watched.state.dilemmas.dilemmas)
    @rule(data=st.data(), wait=st.sampled_from((0.0, 70.0)))
    def the_team_decides(self, data: st.DataObject, wait: float) -> None:
        """One proposes, and another confirms, or nobody does for a while."""
        card = self._drawn(data, list(self.watched.state.dilemmas.dilemmas))
        decides(self.watched, card, self._drawn(data, range(3)), wait)

    @precondition(lambda self: self.watched.state.votes.votes)
    @rule(is_one_missing=st.booleans())
    def everyone_votes(self, *, is_one_missing: bool) -> None:
        """Or all but one."""
        votes(self.watched, is_one_missing=is_one_missing)

    @precondition(lambda self: self.watched.state.accusation.is_open)
    @rule(suspect=st.sampled_from(("c1", "c2", "bep", "joost")))
    def the_team_concludes(self, suspect: str) -> None:
        """And sends what it has."""
        concludes(self.watched, suspect)

    @rule(data=st.data(), step=st.sampled_from(("joins", "leaves", "is removed")))
    def somebody_comes_or_goes(self, data: st.DataObject, step: str) -> None:
        """Early or late."""
        player = self._drawn(data, PEOPLE)
        coming = JoinRoom(player, Personal(player.title()), self._drawn(data, (Language("nl"), Language("en"))))
        going = {"leaves": LeaveRoom(player), "is removed": RemovePlayer(LEAD, player)}
        self.watched.tries(going.get(step, coming))

    # --- what a lead and the clock do ---------------------------------------------------------------------------------

    @rule(seconds=st.sampled_from((3.0, 20.0, 70.0, 200.0)))
    def time_passes(self, seconds: float) -> None:
        """With every alarm on the way."""
        self.watched.passes(seconds)

    @rule(seconds=st.sampled_from((1.0, 30.0, 900.0)), is_noticed=st.booleans())
    def the_process_is_away(self, seconds: float, *, is_noticed: bool) -> None:
        """No alarm rings; then the clock may give the time back."""
        self.watched.tries(CompensateOutage(CLOCK, seconds if is_noticed else 0.0), after=seconds)
        self.watched.tries(Tick(CLOCK))

    @precondition(lambda self: self.watched.state.acts.interventions)
    @rule(data=st.data())
    def the_lead_takes_something_back(self, data: st.DataObject) -> None:
        """Mostly the newest, which mostly can be."""
        done = tuple(self.watched.state.acts.interventions)
        self.watched.tries(UndoIntervention(LEAD, self._drawn(data, (done[-1], *done))))

    @precondition(lambda self: self.is_played)
    @rule(data=st.data())
    def the_lead_opens_a_gate(self, data: st.DataObject) -> None:
        """Or lets the team do a puzzle again."""
        restarts = [RestartPuzzle(LEAD, puzzle) for puzzle in self.watched.state.puzzles.puzzles]
        current = self.watched.state.acts.current
        assert current is not None
        self.watched.tries(self._drawn(data, [OpenGate(LEAD, current), *restarts]))

    @precondition(lambda self: len(self.watched.entries) > 60)
    @rule()
    def the_lead_ends_play(self) -> None:
        """Late enough to have seen something."""
        self.watched.tries(EndPlay(LEAD))

    def teardown(self) -> None:
        """The journal alone gives the same room."""
        if hasattr(self, "watched"):
            self.watched.check_whole()


class WarmUpMachine(RoomMachine):
    """A room of the warm-up."""

    @initialize(count=st.integers(0, 6))
    def begins(self, count: int) -> None:
        """A team of any size, or nobody yet."""
        self.opens(warm_up(), count, is_started=count > 1)


class GeneratedMachine(RoomMachine):
    """A room of a scenario that nobody wrote."""

    @initialize(seed=st.integers(0, SEEDS - 1), count=st.integers(1, 8), is_started=st.booleans())
    def begins(self, seed: int, count: int, *, is_started: bool) -> None:
        """A team of any size, playing or not yet."""
        self.opens(generated_scenario(seed), count, is_started=is_started or count > 2)
