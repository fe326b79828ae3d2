"""Over what a team openly disagrees, from events alone."""

from tests.engine.play import ANN, BOB
from thebridge.engine.areas.accusation.words import AccusationSent, AccusationSigned
from thebridge.engine.areas.dilemmas.words import OptionChosen, OptionProposed, ProposalWithdrawn
from thebridge.engine.areas.votes.words import VoteCast, VoteClosed
from thebridge.engine.ids import Author, DilemmaId, OptionId, PlayerId, Reason, VoteId
from thebridge.rooms.divisions import Divisions

STICK, LEAVE, PLUG = DilemmaId("stick"), OptionId("leave"), OptionId("plug_in")


def proposed(player: PlayerId, option: OptionId) -> OptionProposed:
    return OptionProposed(STICK, option, player, None, 0.0)


def test_a_dispute_counts_from_the_first_rival_until_it_is_settled() -> None:
    told = Divisions()
    told.note(proposed(ANN, LEAVE), 10)
    assert told.open_disputes() == {}
    told.note(proposed(BOB, PLUG), 20)
    told.note(proposed(ANN, LEAVE), 30)
    assert told.open_disputes() == {STICK: (20, {BOB: PLUG, ANN: LEAVE})}
    told.note(ProposalWithdrawn(STICK), 40)
    assert told.open_disputes() == {}
    told.note(proposed(ANN, LEAVE), 50)
    assert told.open_disputes()[STICK][0] == 50
    told.note(OptionChosen(STICK, PLUG, BOB, ANN, Reason("confirmed"), 60), 60)
    assert told.open_disputes() == {}


def test_a_dissent_counts_until_it_is_taken_back_or_sent() -> None:
    told = Divisions()
    told.note(AccusationSigned(ANN, "dissent", None), 10)
    told.note(AccusationSigned(ANN, "dissent", None), 20)
    told.note(AccusationSigned(BOB, "signed", None), 20)
    assert told.dissents == {ANN: 10}
    told.note(AccusationSigned(ANN, "none", None), 30)
    assert told.dissents == {}
    told.note(AccusationSigned(ANN, "dissent", None), 40)
    told.note(AccusationSent(Author(BOB)), 50)
    assert told.dissents == {}


def test_a_private_vote_is_no_dispute() -> None:
    told = Divisions()
    for player, option in ((ANN, LEAVE), (BOB, PLUG)):
        told.note(VoteCast(VoteId("hunch"), player, option, None), 10)
    told.note(VoteClosed(VoteId("hunch"), Reason("all")), 20)
    assert (told.open_disputes(), told.dissents) == ({}, {})
