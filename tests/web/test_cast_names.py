"""Names of the cast: swapped for one that nobody in the story has."""

import pytest

from thebridge.authoring.catalogue import Catalogue
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError
from thebridge.settings import asset_path
from thebridge.web.cast_names import STOCK, put_back, read_swaps, swap, write_swaps


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return Catalogue(asset_path("scenarios")).get_offer("warm-up").scenario


def test_names_of_ours_share_no_part_with_each_other() -> None:
    parts = [part for name in STOCK for part in name.split()]
    assert len(set(parts)) == len(parts)


def test_each_press_gives_another_name_and_none_stands_twice(scenario: Scenario) -> None:
    names: dict[str, str] = {}
    for one in scenario.cast:
        names = dict(swap(scenario, names, one.id))
    assert len(set(names.values())) == len(scenario.cast)
    seen = set()
    for _ in range(len(STOCK) - len(scenario.cast)):
        names = dict(swap(scenario, names, "bep"))
        seen.add(names["bep"])
    assert len(seen) > 3
    assert not seen & {name for known, name in names.items() if known != "bep"}
    assert "bep" not in put_back(names, "bep")


def test_swaps_go_along_in_a_form_and_foreign_names_do_not(scenario: Scenario) -> None:
    names = swap(scenario, {}, "bep")
    assert read_swaps(scenario, write_swaps(names)) == names
    for said in (["bep:Somebody Else"], [f"nobody:{STOCK[0]}"], ["x"]):
        with pytest.raises(AppError):
            read_swaps(scenario, said)
    with pytest.raises(AppError):
        swap(scenario, {}, "nobody")
