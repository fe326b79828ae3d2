"""The whole of The Bridge, from the invitation to the last page of the debrief, by three people who have no mouse."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browsers
from tests.browser.hands import Keys
from tests.browser.lead import Lead
from tests.browser.player import Player
from tests.browser.puzzle_answers import answer_part, open_puzzle
from tests.browser.three_people import STORY, Team, seat, until_open
from tests.browser.walk import Company, debrief
from tests.browser.words import story
from thebridge.engine.areas.puzzles.kinds.mark import MarkPart
from thebridge.engine.scenario import Clue, Document

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.xdist_group("browser-bridge-keyboard"),
    pytest.mark.timeout(1200),
]

MOST_PRESSES_AT_ONCE = 150
OPENS_MS = 120_000
"""A vote, a question or a card that opens by itself a while into its act."""
ILSE = "Ilse Brandt"
PINNED = ("laptop_holder", "nobody_else", "kpi_v3", "norm_95")
ANSWERS = {
    "opening": "accusation.opening.at_0046",
    "mask": "accusation.mask.dropped_line",
    "why": "accusation.why.green_figures",
    "press": "accusation.press.process",
    "change": "accusation.change.one_clock",
    "value": "accusation.value.honest_account",
    "kpi": "accusation.kpi.availability_v2",
}
CITED = {"who": ("laptop_holder", "nobody_else"), "opening": ("laptop_holder",), "why": ("kpi_v3", "norm_95")}


def stands_somewhere(player: Player) -> None:
    """The focus is on something that one can see, never on the body."""
    assert player.page.evaluate("document.activeElement !== document.body"), f"{player.name} has lost the focus"


def vote(team: Team) -> None:
    """The hunch of each, when the vote opens."""
    for player in team.players:
        card = player.region("now").locator("article.card", has_text=player.say.told("votes.first_suspect.question"))
        expect(card).to_be_attached(timeout=OPENS_MS)
        player.vote("votes.first_suspect.question", ILSE)


def solve(team: Team, puzzle: str) -> None:
    """Part by part, by whoever holds what it asks for."""
    until_open(team, puzzle)
    for part in next(one for one in story(STORY).puzzles if one.id == puzzle).parts:
        player = team.holder(part.source) if isinstance(part, MarkPart) else team.players[len(part.id) % 3]
        open_puzzle(player, puzzle)
        answer_part(player, puzzle, part.id)
        stands_somewhere(player)


def clue_of(name: str) -> Clue:
    return next(one for one in story(STORY).clues if one.id == name)


def pin(team: Team, name: str) -> None:
    """What shows a clue goes onto the board, from the hand of whoever holds it."""
    clue = clue_of(name)
    player = team.holder(clue.source)
    source = next(one for one in story(STORY).sources if one.id == clue.source)
    if isinstance(source, Document):
        player.pin_passage(source.id, next(one.text for one in source.passages if one.id == clue.passage))
    else:
        player.pin_row(source.id, clue.rows[0])
    expect(player.page.locator("#board .pin__fact", has_text=player.say.told(clue.says))).to_be_attached()
    stands_somewhere(player)


def accuse(team: Team) -> None:
    """The letter: what speaks against it, every answer, what it rests on, and three hands."""
    one = team.players[0]
    expect(one.page.locator("#now").get_by_role("button", name=one.say("accusation.open"))).to_be_attached(
        timeout=OPENS_MS
    )
    one.open_conclusion()
    one.weigh(ILSE, one.say.told(clue_of("nobody_else").says), "accusation.verdicts.holds")
    one.answer("accusation.who.question", ILSE)
    for part, option in ANSWERS.items():
        one.answer(f"accusation.{part}.question", one.say.told(option))
    for part, clues in CITED.items():
        for name in clues:
            one.cite(f"accusation.{part}.question", one.say.told(clue_of(name).says))
    for player in team.players:
        if player is not one:
            player.open_conclusion()
        player.sign()
    one.send_conclusion()


def hand_over(team: Team) -> None:
    """What becomes of the working copies: one proposes, another confirms."""
    one, two = team.players[:2]
    title = "dilemmas.handing_over.title"
    expect(one.dilemma(title)).to_be_attached(timeout=OPENS_MS)
    one.propose(title, "dilemmas.handing_over.case_file", "Dan is het hier weg")
    two.region("now")
    two.hand.press(two.dilemma(title).get_by_role("button", name=two.say("dilemma.confirm", letter="").strip()))


def acts(team: Team, lead: Lead) -> None:
    """The briefing and the three acts, up to the letter."""
    lead.do("start")
    vote(team)
    lead.do("next_act", is_asked=True)
    for puzzle in ("p1", "p2", "p3", "p4", "p5", "p7"):
        solve(team, puzzle)
    team.players[0].chat("Er blijven twee namen over")
    for puzzle in ("p8", "p9"):
        solve(team, puzzle)
    for name in PINNED:
        pin(team, name)
    one = team.players[0]
    one.link(*(one.say.told(clue_of(name).says) for name in ("norm_95", "kpi_v3")))


def test_the_bridge_is_played_from_the_invitation_to_the_debrief_by_keyboard_alone(browsers: Browsers) -> None:
    lead = browsers.lead(scenario=STORY, keyboard=True)
    team = seat(browsers, lead.create()[0], 1280)
    acts(team, lead)
    accuse(team)
    hand_over(team)
    one, two, _ = team.players
    company = Company(one, two, lead, lambda page, state: None)
    assert debrief(company) == one.say.told("endings.right_and_careful.title")
    for hand in (*(player.hand for player in team.players), lead.hand):
        assert isinstance(hand, Keys)
        assert hand.furthest <= MOST_PRESSES_AT_ONCE
