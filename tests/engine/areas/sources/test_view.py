from dataclasses import replace

from tests.engine.queries.night import ADA, AIS, BEN, DATASETS, DOORS, GUARD, LETTER, LOG, SCENARIO, TEXTS, key
from thebridge.engine.areas.sources.view import SourcesContext, shared_views_section, sources_section
from thebridge.engine.areas.sources.words import SharedView, SourcesState
from thebridge.engine.ids import ColumnId
from thebridge.engine.memo import Memo
from thebridge.engine.viewer import Viewer

ADA_LOOKS = Viewer("player", "nl", ADA)
STATE = SourcesState(
    released={LOG: False, DOORS: False, AIS: False},
    shared_by={LETTER: BEN},
    opened={LOG: frozenset({ADA}), LETTER: frozenset({BEN})},
    metadata_opened={LOG: frozenset({ADA})},
)
CONTEXT = SourcesContext(frozenset({LOG, DOORS, LETTER}), {GUARD}, {(DOORS, None): key("too-much")})


def test_a_player_sees_the_sources_that_they_may_open_and_not_a_trace_of_others() -> None:
    section = sources_section(SCENARIO, STATE, ADA_LOOKS, TEXTS, CONTEXT)
    assert list(section) == [LOG, DOORS, LETTER]
    assert AIS not in repr(section)


def test_a_source_tells_whose_it_is_and_who_has_seen_it() -> None:
    section = sources_section(SCENARIO, STATE, ADA_LOOKS, TEXTS, CONTEXT)
    assert section[LOG] == {
        "title": "log-title",
        "kind": "dataset",
        "form": None,
        "department": "security",
        "role_title": "guard-title",
        "is_mine": True,
        "is_opened": True,
        "opened_by_team": True,
        "metadata_opened": True,
        "shared_by": None,
        "is_unusable": None,
        "chart": None,
    }
    letter = section[LETTER]
    assert (letter["kind"], letter["form"], letter["shared_by"]) == ("document", "letter", BEN)
    assert (letter["is_mine"], letter["is_opened"], letter["opened_by_team"]) == (False, False, True)
    assert section[DOORS]["is_unusable"] == "too-much"


def test_a_dataset_names_the_chart_that_fits_it() -> None:
    charted = replace(DATASETS[0], chart="line", chart_x=ColumnId("at"), chart_y=ColumnId("row"))
    section = sources_section(
        replace(SCENARIO, sources=(charted,)), STATE, ADA_LOOKS, TEXTS, replace(CONTEXT, memo=Memo())
    )
    assert section[LOG]["chart"] == {"kind": "line", "x": "at", "y": "row"}


def test_a_lead_sees_all_that_came_into_play_as_nobodys_own() -> None:
    section = sources_section(SCENARIO, STATE, Viewer("lead", "nl"), TEXTS, CONTEXT)
    assert set(section) == {LOG, DOORS, AIS, LETTER}
    assert not any(source["is_mine"] or source["is_opened"] for source in section.values())


def test_a_projector_sees_no_sources() -> None:
    assert sources_section(SCENARIO, STATE, Viewer("projector", "nl"), TEXTS, CONTEXT) == {}


def test_views_are_shown_by_those_who_are_here() -> None:
    view = SharedView(AIS, {"source": "ais"}, 4)
    state = SourcesState(views={ADA: view, BEN: view})
    assert shared_views_section(SCENARIO, state, TEXTS, [ADA]) == {
        ADA: {"source": AIS, "title": "ais-title", "query": {"source": "ais"}}
    }
