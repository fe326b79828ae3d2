"""Every event that a journal may hold, by area. An event that is not here cannot be recorded."""

from collections.abc import Mapping
from typing import Final

from thebridge.engine.areas.accusation import words as accusation
from thebridge.engine.areas.acts import words as acts
from thebridge.engine.areas.board import words as board
from thebridge.engine.areas.clock import words as clock
from thebridge.engine.areas.dilemmas import words as dilemmas
from thebridge.engine.areas.puzzles import words as puzzles
from thebridge.engine.areas.seats import words as seats
from thebridge.engine.areas.sources import words as sources
from thebridge.engine.areas.talk import words as talk
from thebridge.engine.areas.votes import words as votes

EVENTS: Final[Mapping[str, tuple[type, ...]]] = {
    "seats": (
        seats.PlayerJoined,
        seats.PlayerLeft,
        seats.PlayerRenamed,
        seats.LanguageSet,
        seats.ReadySet,
        seats.ExtraTimeGiven,
        seats.RolesDealt,
    ),
    "clock": (
        clock.ClockStarted,
        clock.ClockPaused,
        clock.ClockResumed,
        clock.TimeExtended,
        clock.FactorSet,
        clock.OutageCompensated,
        clock.ClockStopped,
    ),
    "acts": (
        acts.RoomOpened,
        acts.PlayStarted,
        acts.ActOpened,
        acts.ActClosed,
        acts.HappeningFired,
        acts.EffectDelayed,
        acts.DelayedEffectCame,
        acts.MadeUnusable,
        acts.EndingReached,
        acts.MomentNoted,
        acts.Intervened,
        acts.InterventionUndone,
        acts.PageTurned,
        acts.RoomClosed,
    ),
    "sources": (
        sources.SourceReleased,
        sources.SourceOpened,
        sources.MetadataOpened,
        sources.StepUsed,
        sources.ViewShared,
        sources.SharingStopped,
        sources.SourceShared,
    ),
    "puzzles": (
        puzzles.PuzzleOpened,
        puzzles.ItemPlaced,
        puzzles.AnswerJudged,
        puzzles.HintOffered,
        puzzles.HintGiven,
        puzzles.PuzzleSolved,
        puzzles.PuzzleClosed,
        puzzles.PuzzleRestarted,
    ),
    "board": (
        board.PinPlaced,
        board.ClueEstablished,
        board.PinRemoved,
        board.PinTagged,
        board.PinsLinked,
        board.LinkRemoved,
        board.NoteWritten,
        board.NoteErased,
    ),
    "talk": (
        talk.LineSaid,
        talk.StoryLineSaid,
        talk.LineRemoved,
        talk.MessageSent,
        talk.HelpCalled,
        talk.CallAnswered,
        talk.MatterArose,
        talk.ReportFiled,
        talk.ActionAgreed,
        talk.ActionDropped,
    ),
    "votes": (votes.VoteOpened, votes.VoteCast, votes.VoteClosed, votes.QuestionAnswered),
    "dilemmas": (
        dilemmas.DilemmaOpened,
        dilemmas.DilemmaShown,
        dilemmas.OptionProposed,
        dilemmas.ProposalWithdrawn,
        dilemmas.OptionChosen,
    ),
    "accusation": (
        accusation.AccusationOpened,
        accusation.ContradictionWeighed,
        accusation.PartAnswered,
        accusation.PinCited,
        accusation.AccusationSigned,
        accusation.AccusationSent,
    ),
}

VERSIONS: Final[Mapping[type, int]] = {}
"""The version in which an event is written now, where it is not 1. A new field with a default needs no new version."""
