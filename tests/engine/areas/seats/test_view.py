"""What is seen of who is there."""

from tests.engine.play import ANN, BOB, LEAD, Play
from thebridge.authoring.loader import load_scenario
from thebridge.engine.areas.seats.view import me_section
from thebridge.engine.areas.seats.words import GiveExtraTime, LeaveRoom, Player, SeatsState
from thebridge.engine.ids import Language, Personal
from thebridge.engine.state import RoomState
from thebridge.engine.view import texts_for
from thebridge.settings import asset_path


def test_a_player_reads_their_own_cards_only() -> None:
    play = Play().is_played_by(ANN, BOB)
    ann, bob = play.view(ANN)["me"], play.view(BOB)["me"]
    assert {card["id"] for card in ann["roles"]} == {"porter", "archivist"}
    assert {card["id"] for card in bob["roles"]} == {"cook", "planner"}


def test_somebody_who_left_sees_that_they_left() -> None:
    play = Play().is_open_to(ANN, BOB)
    play.does(LeaveRoom(ANN))
    assert play.view(ANN)["me"] == {"player": "ann", "name": "Ann", "is_gone": True, "roles": []}


def test_extra_time_is_seen_by_the_person_and_by_leads_only() -> None:
    play = Play().is_open_to(ANN, BOB)
    play.does(GiveExtraTime(LEAD, ANN, 3.0))
    assert play.view(ANN)["me"]["extra_time"] == 3.0
    assert "extra_time" not in play.view(BOB)["people"][ANN]
    assert "extra_time" not in play.view(None, kind="helper")["people"][ANN]
    assert play.view(None, kind="lead")["people"][ANN]["extra_time"] == 3.0


def test_people_are_told_with_the_departments_they_stand_for() -> None:
    people = Play().is_played_by(ANN, BOB).view(ANN)["people"]
    assert people[BOB]["departments"] == ["catering", "facilities"]
    assert people[BOB]["roles"] == ["Catering", "Planner"]


def test_a_role_card_says_in_which_act_its_first_source_comes() -> None:
    scenario = load_scenario(asset_path("scenarios") / "the-bridge")
    acts = {act.id: number for number, act in enumerate(scenario.acts, start=1)}
    first: dict[str, int] = {}
    for act in scenario.acts:
        for source in scenario.sources:
            if source.id in act.sources:
                first.setdefault(source.role, acts[act.id])
    assert set(first.values()) > {2}
    for role in scenario.roles:
        ann = Player(ANN, Personal("Ann"), Language("nl"), is_bot=False, joined_seq=1)
        state = SeatsState(players={ANN: ann}, roles={ANN: (role.id,)})
        [card] = me_section(scenario, state, ANN, texts_for(scenario, RoomState(), "nl"))["roles"]
        assert card["sources_act"] == first.get(role.id), role.id
