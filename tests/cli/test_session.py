"""`thebridge session`: what is stored, as people and scripts read it, without anybody's own answers."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.web.served import serve_here
from thebridge.cli.main import main
from thebridge.engine.areas.votes.words import AnswerQuestion
from thebridge.engine.ids import CommandId


def run(folder: Path, *given: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["session", *given, "--data", str(folder)])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which somebody came in, said something and answered a question of their own."""
    folder = tmp_path_factory.mktemp("stored")
    with serve_here(folder) as site:
        session = site.open_session()
        site.come_in(session.rooms[0].code, "Zwaan")
        room = site.call(site.server.get_room, session.rooms[0].id)
        scenario = site.call(site.server.get_scenario, room.id)
        [player] = room.state.seats.players
        question = next(one for one in scenario.questions if one.options)
        command = AnswerQuestion(player, question.id, "before", question.options[0].id)
        site.call(site.server.submit, room, CommandId("own"), command)
    return folder


def stored_id(folder: Path) -> str:
    return run(folder, "list")[1].split()[0]


def test_sessions_are_listed_with_their_rooms_and_codes(folder: Path) -> None:
    code, said = run(folder, "list")
    assert code == 0
    assert "warm-up" in said
    assert "Blauw" in said


def test_an_export_is_one_line_for_each_entry_without_own_answers(folder: Path) -> None:
    code, said = run(folder, "export", stored_id(folder))
    entries = [json.loads(line) for line in said.splitlines()]
    assert code == 0
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    kinds = [event["kind"] for entry in entries for event in entry["events"]]
    assert kinds[0] == "room_opened"
    assert "question_answered" not in kinds
    assert entries[-1]["events"] == []


def test_a_journal_plays_back_to_where_the_room_stands(folder: Path) -> None:
    code, said = run(folder, "replay", stored_id(folder))
    assert code == 0, said
    assert said.startswith("Blauw: ")
    assert "lobby" in said


def test_what_is_not_there_is_said_so(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "export", "none") == (1, "There is no such session.\n")
    code, said = run(tmp_path, "list")
    assert code == 2
    assert "There is no database yet" in said
