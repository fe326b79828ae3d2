"""Over what a team openly disagrees, and since when: worked out from the entries alone.

Only what everyone in the room may see counts: rival proposals for a dilemma, and a dissent among the signatures. What
somebody answers alone in a private vote is a thought, and no division.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from thebridge.engine.areas.accusation.words import AccusationSent, AccusationSigned
from thebridge.engine.areas.dilemmas.words import OptionChosen, OptionProposed, ProposalWithdrawn
from thebridge.engine.ids import DilemmaId, OptionId, PlayerId


@dataclass(slots=True)
class Dispute:
    """Who wants what, in the order in which they last said so; `since` while that is more than one thing."""

    wanted: dict[PlayerId, OptionId] = field(default_factory=dict)
    since: float | None = None

    @property
    def is_divided(self) -> bool:
        """Whether two people want different things."""
        return len(set(self.wanted.values())) > 1

    def settle(self, seconds: float) -> None:
        """Begins to count when the first rival speaks up, and ends when all want the same again."""
        self.since = (seconds if self.since is None else self.since) if self.is_divided else None


@dataclass(slots=True)
class Divisions:
    """All times are played seconds."""

    disputes: dict[DilemmaId, Dispute] = field(default_factory=dict)
    dissents: dict[PlayerId, float] = field(default_factory=dict)

    def note(self, event: object, seconds: float) -> None:
        """Takes one more event in."""
        match event:
            case OptionProposed():
                dispute = self.disputes.setdefault(event.dilemma, Dispute())
                dispute.wanted.pop(event.player, None)
                dispute.wanted[event.player] = event.option
                dispute.settle(seconds)
            case ProposalWithdrawn():
                self._withdraw(event.dilemma, seconds)
            case OptionChosen():
                self.disputes.pop(event.dilemma, None)
            case AccusationSigned():
                self._sign(event, seconds)
            case AccusationSent():
                self.dissents.clear()

    def open_disputes(self) -> Mapping[DilemmaId, tuple[float, Mapping[PlayerId, OptionId]]]:
        """The dilemmas with rival proposals: since when, and who wants what."""
        return {known: (one.since, one.wanted) for known, one in self.disputes.items() if one.since is not None}

    def _withdraw(self, dilemma: DilemmaId, seconds: float) -> None:
        """The proposal that stood is that of whoever proposed last."""
        dispute = self.disputes.get(dilemma)
        if dispute is not None and dispute.wanted:
            dispute.wanted.popitem()
            dispute.settle(seconds)

    def _sign(self, event: AccusationSigned, seconds: float) -> None:
        if event.signature == "dissent":
            self.dissents.setdefault(event.player, seconds)
        else:
            self.dissents.pop(event.player, None)
