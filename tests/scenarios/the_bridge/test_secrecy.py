"""Nobody reads ahead in The Double Hour: a whole game of six on a real server, every text, row and answer a mark."""

from datetime import datetime
from pathlib import Path
from typing import Final

import pytest
from limits import RateLimitItemPerMinute

from tests.scenarios.the_bridge.served_team import ServedTeam, text_keys
from tests.web.served import serve_here
from thebridge.bots.table import play
from thebridge.engine.viewer import Viewer
from thebridge.web import throttles

EVERY: Final = 120
"""After so many entries the pages are asked for again, beside whenever an act opens."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(300)]


class InspectedTeam(ServedTeam):
    """Asks for every page, document, table and picture now and then, those that must not come included."""

    looked_at = -EVERY
    acts: tuple[str, ...] = ()

    def submit(self, command: object, now: datetime) -> bool:
        """As it is; then a look at the pages when it is time for one."""
        is_taken = super().submit(command, now)
        opened = tuple(self.state.acts.opened)
        if opened != self.acts or self.state.seq >= self.looked_at + EVERY:
            self.acts, self.looked_at = opened, self.state.seq
            self.check_pages()
        return is_taken


def test_nobody_of_six_reads_ahead_in_frames_tables_documents_and_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An hour is played in seconds here: what a person asks in that hour would be too much for one minute.
    monkeypatch.setattr(throttles, "QUESTIONS_PER_SEAT", RateLimitItemPerMinute(100_000, namespace="an hour's"))
    with serve_here(tmp_path) as site:
        team = InspectedTeam(site, monkeypatch, "7")
        team.begin()
        play(team)
        team.check_pages()
    assert team.state.acts.ending == "right_and_careful", "the whole game was looked at, to the best of its endings"
    _require_that_marks_work(team)


def _require_that_marks_work(team: ServedTeam) -> None:
    """Most is read by somebody in the end, each player reads what no other does, and some things nobody ever reads."""
    scenario = team.scenario
    players = [team.read[seat.viewer] for seat in team.seats]
    read = {name.partition(" ")[2] for one in players for name in one}
    assert len(read & set(scenario.texts["nl"])) > len(scenario.texts["nl"]) / 2
    assert all(len(one) > 500 for one in players)
    roles = {role.id: set(text_keys(role.card, scenario.texts["nl"])) for role in scenario.roles}
    for seat in team.seats:
        held = {role for role, card in roles.items() if card <= _plain(team, seat.viewer)}
        assert held == set(team.state.seats.roles[seat.viewer.player]), "a role card is its player's alone"  # type: ignore[index]
    never = set(map(str, scenario.guide)) | {
        str(one) for cue in scenario.run_sheet for one in (cue.say, cue.note) if one
    }
    assert len(never) > 8
    assert not never & read


def _plain(team: ServedTeam, viewer: Viewer) -> set[str]:
    return {name.partition(" ")[2] for name in team.read[viewer]}
