"""What the page of one room says of its inside."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.engine.play import ANN, BOB, CEES, Play, warm_up
from tests.web.served import Site, serve_here
from thebridge.engine.areas.accusation.words import AccusationState, Signature
from thebridge.engine.ids import Personal
from thebridge.rooms.needs import Need
from thebridge.web.app import read_translations
from thebridge.web.room_looks import _division, _plain


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        site.sign_in()
        yield site


def test_the_ladder_of_help_leaves_out_what_the_team_has(site: Site) -> None:
    session = site.open_session()
    for name in ("Zwaan", "Otter"):
        site.come_in(session.rooms[0].code, name)
    path = f"/facilitator/sessions/{session.id}/commands"
    site.ask(path, {"kind": "start_play"})
    site.ask(path, {"kind": "open_gate", "act": "look"})
    room = site.call(site.server.get_room, session.rooms[0].id)
    opened = next(iter(room.state.puzzles.puzzles))
    site.ask(path, {"kind": "send_hint", "puzzle": opened, "step": 1})
    page = site.client.get(f"/facilitator/sessions/{session.id}/rooms/{room.id}").text
    ladder = page.partition(f'name="puzzle" value="{opened}"')[2].partition("</fieldset>")[0]
    assert 'name="step" value="2"' in ladder
    assert 'name="step" value="1"' not in ladder
    assert "begeleider: hint: " in page


def test_stars_that_stress_a_word_are_left_out_wherever_they_are() -> None:
    assert _plain({"a": ["Kijk naar de *Klok*.", 3], "b": None}) == {"a": ["Kijk naar de Klok.", 3], "b": None}


def test_a_dispute_shows_each_side_with_its_names() -> None:
    play = Play().is_played_by(ANN, BOB, CEES)
    card = next(one for one in warm_up().dilemmas if one.id == "list")
    first, second = (one.id for one in card.options[:2])
    wanted = {ANN: first, CEES: second, BOB: first}
    need = Need("divided_vote", 90, (ANN, BOB, CEES), dilemma=card.id, wanted=wanted)
    told = _division(read_translations(), warm_up(), play.state, need, "nl")
    assert told["title"].startswith("Een verzoek van")
    assert [one["names"] for one in told["sides"]] == ["Ann, Bob", "Cees"]
    assert all(one["text"] for one in told["sides"])


def test_a_dissent_shows_who_signs_and_who_does_not() -> None:
    play = Play().is_played_by(ANN, BOB, CEES)
    signed = {ANN: Signature("signed", None), BOB: Signature("dissent", Personal("Nee"))}
    state = replace(play.state, accusation=AccusationState(is_open=True, signatures=signed))
    told = _division(read_translations(), warm_up(), state, Need("divided_vote", 90, (BOB,)), "nl")
    assert told["title"] == "De conclusie"
    sides = {one["names"]: one["text"] for one in told["sides"]}
    assert sides == {"Ann": "ondertekent", "Bob": "is het er niet mee eens"}
    assert "Nee" not in str(told)
