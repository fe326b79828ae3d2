"""How a playthrough is told: people do things by name, and every promise of a room is checked on the way."""

from tests.engine.play import LEAD, warm_up
from tests.properties.habits import brings, concludes, decides, fills, votes
from tests.properties.watched_room import WatchedRoom
from thebridge.engine.areas.acts.words import StartPlay
from thebridge.engine.areas.puzzles.words import PlaceItem, SubmitAnswer
from thebridge.engine.areas.seats.words import JoinRoom, LeaveRoom
from thebridge.engine.ids import DilemmaId, ItemId, Language, PartId, Personal, PlayerId, PuzzleId


class Story(WatchedRoom):
    """A game of the warm-up."""

    def __init__(self, *names: str) -> None:
        super().__init__(warm_up())
        for name in names:
            self.joins(name)
        self.does(StartPlay(LEAD))
        self.passes(20)

    @property
    def team(self) -> tuple[PlayerId, ...]:
        """Everyone who is here."""
        return tuple(self.state.seats.players)

    def joins(self, name: str, language: str = "nl") -> None:
        """Somebody sits down, early or late."""
        self.does(JoinRoom(PlayerId(name), Personal(name.title()), Language(language)))

    def leaves(self, name: str) -> None:
        """Somebody goes home."""
        self.does(LeaveRoom(PlayerId(name)))

    def solves(self, *puzzles: str) -> None:
        """The team fills in what is right, hand in hand, and submits it."""
        for puzzle in puzzles:
            authored = next(one for one in self.scenario.puzzles if one.id == puzzle)
            for number, part in enumerate(authored.parts):
                by = self.team[number % len(self.team)]
                for command in fills(self.scenario, authored.id, part, by, "right"):
                    self.does(command, after=1.0)
                self.does(SubmitAnswer(by, authored.id, part.id), after=1.0)
            assert self.state.puzzles.puzzles[authored.id].status == "solved"

    def asks_for(self, what: str, period: str) -> None:
        """The request to the planner goes out."""
        puzzle, part, by = PuzzleId("question"), PartId("ask"), self.team[0]
        for item, value in (("what", what), ("period", period)):
            self.does(PlaceItem(by, puzzle, part, ItemId(item), value), after=1.0)
        self.does(SubmitAnswer(by, puzzle, part))

    def pins(self, *clues: str) -> None:
        """Whoever may open a clue's source puts it on the board."""
        for clue in clues:
            brings(self, next(one for one in self.scenario.clues if one.id == clue))
            assert clue in self.state.board.established

    def votes(self) -> None:
        """Everyone gives a first hunch."""
        votes(self)

    def decides(self, dilemma: str, number: int) -> None:
        """Whoever the card addresses proposes, another confirms."""
        decides(self, DilemmaId(dilemma), number, 0.0)
        assert self.state.dilemmas.dilemmas[DilemmaId(dilemma)].chosen is not None

    def accuses(self, suspect: str) -> None:
        """The team weighs, writes, cites, signs and sends."""
        concludes(self, suspect)
        assert self.state.accusation.is_sent

    def ends(self, ending: str) -> None:
        """It comes out so, once, for everyone; and the journal alone says the same."""
        assert self.state.acts.stage == "debrief"
        assert self.state.acts.ending == ending
        titles = {repr(self.view(player)["debrief"]["ending"]["title"]) for player in self.team}
        assert len(titles) == 1
        self.check_whole()
