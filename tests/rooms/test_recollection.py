"""What was recorded is found again by its id, however long ago it was, and nothing else is."""

import tracemalloc
from hashlib import md5

from thebridge.engine.ids import CommandId
from thebridge.rooms.recollection import RECENT_MOST, Recollection, Recorded


def command(number: int) -> CommandId:
    return CommandId(f"p-0123456789abcdef:c{number}")


def digest(number: int) -> str:
    return md5(str(number).encode(), usedforsecurity=False).hexdigest()


def filled(count: int) -> Recollection:
    made = Recollection()
    for number in range(1, count + 1):
        made.add(command(number), Recorded(number, digest(number)))
        made.fold()
    return made


def test_old_and_new_ones_are_found_as_they_were_recorded() -> None:
    count = 3 * RECENT_MOST + 7
    made = filled(count)
    for number in range(1, count + 1):
        found = made.get(command(number))
        assert found is not None
        assert found.seq == number
        assert found.is_of(digest(number))
        assert not found.is_of(digest(number + 1))
        assert not found.is_of("")
    assert len(made) == count


def test_what_was_not_recorded_is_not_found() -> None:
    made = filled(2 * RECENT_MOST)
    assert made.get(command(0)) is None
    assert made.get(CommandId("another")) is None
    assert Recollection().get(command(1)) is None


def test_a_digest_of_another_length_is_kept_as_it_is() -> None:
    made = filled(RECENT_MOST)
    made.update({CommandId("odd"): Recorded(9_999, "abc"), CommandId("none"): Recorded(10_000, "")})
    made.fold()
    assert made.get(CommandId("odd")) == Recorded(9_999, "abc")
    assert made.get(CommandId("none")) == Recorded(10_000, "")
    assert not Recorded(9_999, "abc").is_of("abcd")
    found = made.get(command(5))
    assert found is not None
    assert (found.seq, found.is_of(digest(5))) == (5, True)


def test_cleared_it_knows_nothing() -> None:
    made = filled(2 * RECENT_MOST)
    made.clear()
    assert (len(made), made.get(command(3))) == (0, None)


def test_an_old_one_costs_few_bytes() -> None:
    tracemalloc.start()
    try:
        made = filled(40 * RECENT_MOST)
        held = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert held / len(made) < 52  # the newest of them cost more
