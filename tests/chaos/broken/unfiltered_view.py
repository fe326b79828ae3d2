"""A server that is broken on purpose: every page gets all of its room's scenario texts, whoever may read them."""

from typing import Any

from thebridge.cli.main import main
from thebridge.engine import view
from thebridge.engine.view import Look

_build_room = view._room


def room_with_everything(look: Look) -> Any:
    return {**_build_room(look), "texts": look.scenario.texts[look.viewer.language]}


if __name__ == "__main__":
    sections = tuple(
        view.Section(one.name, one.is_collection, one.slices, room_with_everything) if one.name == "room" else one
        for one in view._PLAYER
    )
    view._SECTIONS = {**view._SECTIONS, "player": sections}
    main()
