"""A bot thinks again only about what has changed."""

from thebridge.bots.noted_view import NotedView


class Thinker:
    """Counts how often it thinks."""

    def __init__(self, view: dict[str, object]) -> None:
        self.noted_view, self.count = NotedView(view), 0

    def pins(self) -> int:
        """How many pins there are."""
        self.count += 1
        return len(self.noted_view["pins"])

    def recall(self) -> int:
        """The same, as it was thought last if that will do."""
        return self.noted_view.recall("pins", self.pins)


def test_a_thought_is_taken_over_while_what_it_came_from_is_the_same() -> None:
    pins = {"one": 1}
    thinker = Thinker({"pins": pins, "chat": {}})
    assert (thinker.recall(), thinker.recall(), thinker.count) == (1, 1, 1)
    thinker.noted_view.turn_to({"pins": pins, "chat": {"line": "new"}})
    assert (thinker.recall(), thinker.count) == (1, 1)
    thinker.noted_view.turn_to({"pins": {**pins, "two": 2}, "chat": {}})
    assert (thinker.recall(), thinker.count) == (2, 2)


def test_a_thought_that_rests_on_another_is_thought_anew_with_it() -> None:
    thinker = Thinker({"pins": {"one": 1}})

    def is_full() -> bool:
        return thinker.recall() > 1

    assert thinker.noted_view.recall("full", is_full) is False
    assert thinker.noted_view.recall("full", is_full) is False
    thinker.noted_view.turn_to({"pins": {"one": 1, "two": 2}})
    assert thinker.noted_view.recall("full", is_full) is True


def test_one_that_was_known_already_counts_for_what_rests_on_it() -> None:
    thinker = Thinker({"pins": {"one": 1}})
    assert thinker.recall() == 1
    assert thinker.noted_view.recall("full", lambda: thinker.recall() > 1) is False
    thinker.noted_view.turn_to({"pins": {"one": 1, "two": 2}})
    assert thinker.noted_view.recall("full", lambda: thinker.recall() > 1) is True


def test_what_was_drawn_is_drawn_again() -> None:
    noted_view, drawn = NotedView({"pins": {}}), iter((0.1, 0.2, 0.3))

    def draw() -> float:
        noted_view.note_luck()
        return next(drawn)

    assert (noted_view.recall("draw", draw), noted_view.recall("draw", draw)) == (0.1, 0.2)
    assert noted_view.recall("above", lambda: noted_view.recall("draw", draw)) == 0.3


def test_it_is_a_view_like_any_other() -> None:
    noted_view = NotedView({"pins": {}, "chat": {}})
    assert (list(noted_view), len(noted_view), noted_view.get("now_ms"), noted_view.get("pins")) == (
        ["pins", "chat"],
        2,
        None,
        {},
    )
