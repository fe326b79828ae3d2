"""Answers each kind of puzzle part through that kind's own controls; what is right follows from the scenario."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from playwright.sync_api import Locator, expect

from tests.browser.player import Player
from tests.browser.words import story
from thebridge.engine.areas.puzzles.kinds import KINDS

Draft = Mapping[Any, Any]


def open_puzzle(player: Player, puzzle: str) -> Locator:
    """Opens a question from its card; what lies on the desk then."""
    title = player.say.told(_authored(player, puzzle).title)
    player.press(player.say("puzzle.open.named", title=title), player.region("now"))
    desk = player.region("desk").locator("article.puzzle")
    expect(desk.locator("h3")).to_have_text(title)
    return desk


def answer_part(player: Player, puzzle: str, part: str) -> None:
    """Fills one part in as it is right, submits it, and sees that it fits."""
    parts = _authored(player, puzzle).parts
    at = next(number for number, one in enumerate(parts) if one.id == part)
    section = player.region("desk").locator("section.puzzle__part").nth(at)
    right = KINDS[parts[at].kind].right(parts[at], story(player.say.scenario).tables)
    FILL[parts[at].kind](player, section, parts[at], right)
    player.press(player.say("puzzle.submit"), section)
    expect(section.locator(".feedback[data-fit=fits]")).to_be_visible()


def _authored(player: Player, puzzle: str) -> Any:
    return next(one for one in story(player.say.scenario).puzzles if one.id == puzzle)


def _text_of(player: Player, things: Any, wanted: Any) -> str:
    return player.say.told(next(one.text for one in things if one.id == wanted))


def _sort(player: Player, section: Locator, part: Any, right: Draft) -> None:
    for item, chosen in right.items():
        card = section.get_by_role("group", name=player.say("sort.lay", item=_text_of(player, part.items, item)))
        lay = player.button(_text_of(player, part.bins, chosen), card)
        player.hand.press(lay)
        expect(lay).to_have_attribute("aria-pressed", "true")


def _order(player: Player, section: Locator, part: Any, right: Draft) -> None:
    """Lays every card down in another order, and then brings each where it belongs with its arrows."""
    texts = [_text_of(player, part.items, item) for item in sorted(right, key=lambda one: right[one])]
    for text in (*texts[1:], texts[0]):
        player.press(f"{player.say('order.place')}: {text}", section)
        expect(section.locator(".order-line li", has_text=text)).to_be_visible()
    for place in range(len(texts) - 2, -1, -1):
        player.press(player.say("order.earlier", item=texts[0]), section)
        expect(section.locator(".order-line li").nth(place)).to_contain_text(texts[0])


def _choice(player: Player, section: Locator, part: Any, right: Draft) -> None:
    chosen = right["choice"]
    for option in chosen if isinstance(chosen, tuple) else (chosen,):
        player.hand.tick(section.get_by_label(_text_of(player, part.options, option), exact=True))


def _number(player: Player, section: Locator, part: Any, right: Draft) -> None:
    seconds = int(right["value"])
    text = f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}" if part.is_time else str(right["value"])
    _write(player, section, text)


def _text(player: Player, section: Locator, part: Any, right: Draft) -> None:
    _write(player, section, part.accepts[0])


def _write(player: Player, section: Locator, text: str) -> None:
    player.hand.write(section.locator("input.input"), text)
    player.hand.send()
    expect(section.locator(".field .puzzle__hand")).to_be_visible()


def _mark(player: Player, section: Locator, part: Any, right: Draft) -> None:
    table = story(player.say.scenario).tables[part.source]
    row = table.row(right["mark"])
    assert row is not None
    moment = row[table.columns.index(part.x)]
    player.hand.write(section.get_by_label(player.say("mark.seek")), moment)
    player.press(player.say("mark.go"), section)
    expect(section.locator(".slot.is-filled b")).to_contain_text(moment)
    player.press(player.say("mark.place"), section)
    expect(section.locator(".slot .puzzle__hand")).to_be_visible()


def _rows(player: Player, section: Locator, part: Any, right: Draft) -> None:
    for row in right:
        player.hand.write(section.get_by_label(player.say("rows.by_number")), row)
        player.press(player.say("rows.add"), section.locator("form"))
        expect(section.locator(".slot.is-filled", has_text=player.say("rows.row", row=row))).to_be_visible()


def _links(player: Player, section: Locator, part: Any, right: Draft) -> None:
    for left, chosen in right.items():
        text = player.say("links.none") if chosen == "none" else _text_of(player, part.right, chosen)
        label = player.say("links.choose", item=_text_of(player, part.left, left))
        player.hand.pick(section.get_by_label(label, exact=True), text)


def _sets(player: Player, section: Locator, part: Any, right: Draft) -> None:
    for known, members in right.items():
        name = player.say("sets.intersection") if known == "intersection" else _text_of(player, part.sets, known)
        box = section.get_by_role("group", name=name)
        for member in members:
            player.hand.tick(box.get_by_label(_text_of(player, part.candidates, member), exact=True))


def _request(player: Player, section: Locator, part: Any, right: Draft) -> None:
    for known, chosen in right.items():
        field = next(one for one in part.fields if one.id == known)
        label = section.get_by_label(player.say.told(field.text), exact=True)
        player.hand.pick(label, _text_of(player, field.options, chosen))


FILL: Final[Mapping[str, Callable[[Player, Locator, Any, Draft], None]]] = {
    "sort": _sort,
    "order": _order,
    "choice": _choice,
    "number": _number,
    "text": _text,
    "mark": _mark,
    "rows": _rows,
    "links": _links,
    "sets": _sets,
    "request": _request,
}
