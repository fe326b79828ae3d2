"""Messages that came whole are read as the library reads them; whatever else came is left to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from websockets.frames import Frame, Opcode
from websockets.protocol import SERVER, Protocol

from thebridge.web.whole_frames import Read, read_frames

LIMIT = 65_536


def as_sent(frame: Frame) -> bytes:
    """The bytes of a frame as a browser sends it: masked."""
    return frame.serialize(mask=True)


def text(words: str) -> bytes:
    return as_sent(Frame(Opcode.TEXT, words.encode()))


def test_several_texts_in_one_read_are_read_together() -> None:
    assert read_frames(text("één") + text("") + text("x" * 300), LIMIT) == Read(True, ("één", "", "x" * 300))


@pytest.mark.parametrize(
    "other",
    [
        as_sent(Frame(Opcode.PONG, b"1234")),
        as_sent(Frame(Opcode.BINARY, b"12")),
        as_sent(Frame(Opcode.TEXT, b"begun", fin=False)),
        as_sent(Frame(Opcode.TEXT, b"\xff\xfe")),
        bytes([text("packed")[0] | 0x40]) + text("packed")[1:],
        Frame(Opcode.TEXT, b"bare").serialize(mask=False),
        text("x" * 70_000),
    ],
    ids=["pong", "binary", "fragment", "no UTF-8", "reserved bit", "without a mask", "too long"],
)
def test_anything_else_leaves_the_whole_read_to_the_library(other: bytes) -> None:
    assert read_frames(text("before") + other + text("after"), LIMIT) == Read(is_whole=True)


def test_a_text_beyond_the_limit_is_left_to_the_library() -> None:
    assert read_frames(text("x" * 201), 200) == Read(is_whole=True)
    assert read_frames(text("x" * 200), 200).texts == ("x" * 200,)


def test_a_read_that_ends_within_a_frame_is_not_whole_wherever_it_is_cut() -> None:
    whole = text("x" * 200)
    assert all(read_frames(text("a") + whole[:cut], LIMIT) == Read(is_whole=False) for cut in range(1, len(whole)))


@given(st.lists(st.text(max_size=400), min_size=1, max_size=5))
def test_texts_are_what_the_library_makes_of_the_same_bytes(words: list[str]) -> None:
    data = b"".join(map(text, words))
    library = Protocol(SERVER, max_size=LIMIT)
    library.receive_data(data)
    read = [bytes(one.data) for one in library.events_received() if isinstance(one, Frame)]
    assert read_frames(data, LIMIT).texts == tuple(one.decode() for one in read)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_stumble(data: bytes) -> None:
    read_frames(data, LIMIT)
