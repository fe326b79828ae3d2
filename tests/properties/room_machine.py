"""Whatever people, leads and the clock may do to a room, in any order. What must hold is checked by the room itself."""

from contextlib import suppress
from random import Random
from typing import Literal

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from tests.engine.play import LEAD, warm_up
from tests.properties.commands import PEOPLE, any_command, commands
from tests.properties.generated import generated_scenario
from tests.properties.habits import brings, concludes, decides, fills, questions, votes
from tests.properties.questions import plain_questions
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.acts.words import CloseRoom, EndPlay, OpenGate, StartPlay, Tick, UndoIntervention
from thebridge.engine.areas.board.words import PinRows
from thebridge.engine.areas.clock.words import CompensateOutage, ResumeRoom
from thebridge.engine.areas.puzzles.words import RestartPuzzle, SubmitAnswer
from thebridge.engine.areas.seats.words import JoinRoom, LeaveRoom, RemovePlayer
from thebridge.engine.areas.sources.words import ShareView
from thebridge.engine.ids import CLOCK, Cell, Language, Personal, RowKey, SourceId
from thebridge.engine.queries import evaluate, from_plain, to_local, to_utc
from thebridge.engine.refusals import Refused
from thebridge.engine.scenario import Dataset, Scenario

SEEDS = 12
HANDS = st.integers(0, 2**40)
"""Hypothesis chooses what is done; with what, one hand for each room draws evenly, from the first step on."""


class RoomMachine(RuleBasedStateMachine):
    """One room. Subclasses say which scenario is played."""

    watched: WatchedRoom
    chance: Random

    def opens(self, scenario: Scenario, count: int, hand: int) -> None:
        """The room opens, some sit down, and unless it is one alone they begin."""
        self.chance = Random(hand)
        self.watched = WatchedRoom(scenario)
        for number, player in enumerate(PEOPLE[:count]):
            self.watched.does(JoinRoom(player, Personal(player.title()), Language(("nl", "en")[number % 2])))
        if count > 1:
            self.watched.does(StartPlay(LEAD))
            self.watched.passes(20)

    @property
    def is_played(self) -> bool:
        """Whether play goes on."""
        return self.watched.state.acts.stage == "play"

    # --- anything -----------------------------------------------------------------------------------------------------

    @rule()
    def people_send_something(self) -> None:
        """Ten commands of any kind with any fields."""
        self._send_something()

    def _send_something(self) -> None:
        for kind in self.chance.choices(commands(), k=10):
            self.watched.tries(
                any_command(kind, self.watched, self.chance.choice), after=self.chance.choice((0.0, 0.5, 7.0))
            )

    @precondition(lambda self: self.is_played)
    @rule()
    def a_while_goes_by(self) -> None:
        """In which people do this and that."""
        for _ in range(8):
            if self.is_played:
                self._something()

    def _something(self) -> None:
        watched = self.watched
        step = self.chance.randrange(8)
        if step == 0:
            brings(watched, self.chance.choice(watched.scenario.clues))
        elif step == 1 and watched.state.dilemmas.dilemmas:
            decides(watched, self.chance.choice(list(watched.state.dilemmas.dilemmas)), self.chance.randrange(3), 0.0)
        elif step == 2:
            self._answers(self.chance.choice(("right", "naive", "mixed")))
        elif step == 3:
            votes(watched, is_one_missing=True)
        elif step == 4:
            watched.passes(self.chance.choice((5.0, 30.0)))
        else:
            self._send_something()

    @rule()
    def somebody_asks_a_dataset(self) -> None:
        """As a page does over HTTP: an answer or a refusal, never an accident."""
        for _ in range(6):
            plain = self.chance.choice(plain_questions(self.watched.scenario))
            with suppress(Refused):
                result = evaluate(self.watched.scenario, from_plain(plain))
                assert all(len(row.cells) == len(result.columns) for row in result.rows)

    @rule()
    def somebody_shows_an_answer(self) -> None:
        """Pins what a question gives, and shows it to the others."""
        for plain in self.chance.choices(plain_questions(self.watched.scenario), k=2):
            able = [player for player, sources in self.watched.known.items() if plain.get("source") in sources]
            by, source = self.chance.choice(able or PEOPLE), SourceId(plain.get("source", "ghost"))
            self.watched.tries(ShareView(by, source, plain))
            self.watched.tries(PinRows(by, source, self.chance.choice(((), (RowKey("k1"),))), plain, Personal("Zie")))

    @rule()
    def somebody_reads_a_clock(self) -> None:
        """With the clock tool."""
        dataset = self.chance.choice([one for one in self.watched.scenario.sources if isinstance(one, Dataset)])
        seasons: tuple[Literal["summer", "winter"] | None, ...] = ("summer", "winter", None)
        season = self.chance.choice(seasons)
        for cell in {cell for row in self.watched.scenario.tables[dataset.id].rows[:9] for cell in row}:
            with suppress(Refused):
                assert to_local(to_utc(dataset.catalogue, Cell(cell), season))[:3] == "202"

    # --- what a team does ---------------------------------------------------------------------------------------------

    @precondition(lambda self: self.is_played)
    @rule(how=st.sampled_from(("right", "right", "naive", "mixed")))
    def the_team_answers(self, how: str) -> None:
        """A part of a puzzle that is open, or of one that is not."""
        self._answers(how)

    def _answers(self, how: str) -> None:
        scenario, state = self.watched.scenario, self.watched.state
        opened = [one for one in scenario.puzzles if one.id in state.puzzles.puzzles]
        unsolved = [one for one in opened if state.puzzles.puzzles[one.id].status == "open"]
        puzzle = self.chance.choice(self.chance.choice((unsolved, unsolved, unsolved, opened)) or scenario.puzzles)
        for part in puzzle.parts:
            by = self.chance.choice((*state.seats.players, PEOPLE[0]))
            for command in fills(scenario, puzzle.id, part, by, how):
                self.watched.tries(command)
            self.watched.tries(SubmitAnswer(by, puzzle.id, part.id), after=1.0)

    @precondition(lambda self: self.is_played)
    @rule()
    def somebody_brings_a_clue(self) -> None:
        """Pins what shows it, if they may open its source."""
        brings(self.watched, self.chance.choice(self.watched.scenario.clues))

    @precondition(lambda self: self.watched.state.dilemmas.dilemmas)
    @rule(wait=st.sampled_from((0.0, 70.0)))
    def the_team_decides(self, wait: float) -> None:
        """One proposes, and another confirms, or nobody does for a while."""
        card = self.chance.choice(list(self.watched.state.dilemmas.dilemmas))
        decides(self.watched, card, self.chance.choice(range(3)), wait)

    @precondition(lambda self: any(one.is_open for one in self.watched.state.votes.votes.values()))
    @rule(is_one_missing=st.booleans())
    def everyone_votes(self, *, is_one_missing: bool) -> None:
        """Or all but one."""
        votes(self.watched, is_one_missing=is_one_missing)

    @precondition(lambda self: self.watched.state.acts.stage in {"lobby", "debrief"})
    @rule()
    def everyone_answers_a_question(self) -> None:
        """Before play and after it."""
        questions(self.watched, self.chance.choice(self.watched.scenario.questions))

    @precondition(lambda self: self.watched.state.accusation.is_open)
    @precondition(lambda self: self.is_played)
    @rule(suspect=st.sampled_from(("c1", "c2", "bep", "joost")))
    def the_team_concludes(self, suspect: str) -> None:
        """And sends what it has."""
        concludes(self.watched, suspect)

    @rule(step=st.sampled_from(("joins", "joins", "leaves", "is removed")))
    def somebody_comes_or_goes(self, step: str) -> None:
        """Early or late."""
        player = self.chance.choice(PEOPLE)
        coming = JoinRoom(player, Personal(player.title()), self.chance.choice((Language("nl"), Language("en"))))
        going = {"leaves": LeaveRoom(player), "is removed": RemovePlayer(LEAD, player)}
        self.watched.tries(going.get(step, coming))

    # --- what a lead and the clock do ---------------------------------------------------------------------------------

    @rule(seconds=st.sampled_from((3.0, 20.0, 70.0, 200.0)))
    def time_passes(self, seconds: float) -> None:
        """With every alarm on the way; no pause is without end."""
        self.watched.passes(seconds)
        if self.watched.state.clock.phase == "paused":
            self.watched.tries(ResumeRoom(LEAD))

    @rule(seconds=st.sampled_from((1.0, 30.0, 900.0)), is_noticed=st.booleans())
    def the_process_is_away(self, seconds: float, *, is_noticed: bool) -> None:
        """No alarm rings; then the clock may give the time back."""
        self.watched.tries(CompensateOutage(CLOCK, seconds if is_noticed else 0.0), after=seconds)
        self.watched.tries(Tick(CLOCK))

    @precondition(lambda self: self.watched.state.acts.interventions)
    @rule()
    def the_lead_takes_something_back(self) -> None:
        """Mostly the newest, which mostly can be."""
        done = tuple(self.watched.state.acts.interventions)
        self.watched.tries(UndoIntervention(LEAD, self.chance.choice((done[-1], *done))))

    @precondition(lambda self: self.is_played)
    @rule()
    def the_lead_opens_a_gate(self) -> None:
        """Or lets the team do a puzzle again."""
        restarts = [RestartPuzzle(LEAD, puzzle) for puzzle in self.watched.state.puzzles.puzzles]
        current = self.watched.state.acts.current
        assert current is not None
        self.watched.tries(self.chance.choice([OpenGate(LEAD, current), *restarts]))

    @precondition(lambda self: len(self.watched.entries) > 60)
    @rule()
    def the_lead_ends_play(self) -> None:
        """Late enough to have seen something."""
        self.watched.tries(EndPlay(LEAD))

    @precondition(lambda self: len(self.watched.entries) > 90)
    @rule()
    def the_lead_closes_the_room(self) -> None:
        """For good."""
        self.watched.tries(CloseRoom(LEAD))

    def teardown(self) -> None:
        """The journal alone gives the same room."""
        if hasattr(self, "watched"):
            self.watched.check_whole()


class WarmUpMachine(RoomMachine):
    """A room of the warm-up."""

    @initialize(count=st.sampled_from((4, 2, 3, 5, 6, 1)), hand=HANDS)
    def begins(self, count: int, hand: int) -> None:
        """A team of any size; one alone has not begun."""
        self.opens(warm_up(), count, hand)


class GeneratedMachine(RoomMachine):
    """A room of a scenario that nobody wrote."""

    @initialize(seed=st.sampled_from(range(SEEDS)), count=st.sampled_from((4, 2, 3, 5, 8, 1)), hand=HANDS)
    def begins(self, seed: int, count: int, hand: int) -> None:
        """A team of any size; one alone has not begun."""
        self.opens(generated_scenario(seed), count, hand)
