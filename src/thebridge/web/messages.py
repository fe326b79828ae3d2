"""The live wire: what a page may say, what it gets back, and which command a message is.

A player's or lead's message is its command without the author: the Structs are made from the engine's own words, so
there is no twin to keep equal. A message is read once, here; what does not fit is refused with a code.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields
from functools import reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Final, Literal, NewType, Union, get_args, get_origin, get_type_hints

import msgspec

from thebridge.engine.areas.accusation import words as accusation
from thebridge.engine.areas.acts import words as acts
from thebridge.engine.areas.board import words as board
from thebridge.engine.areas.clock import words as clock
from thebridge.engine.areas.dilemmas import words as dilemmas
from thebridge.engine.areas.puzzles import words as puzzles
from thebridge.engine.areas.seats import words as seats
from thebridge.engine.areas.sources import words as sources
from thebridge.engine.areas.talk import words as talk
from thebridge.engine.areas.votes import words as votes
from thebridge.engine.ids import Author, Personal, PlayerId
from thebridge.errors import AppError

MESSAGE_LIMIT_BYTES: Final = 65_536
DEPTH_LIMIT: Final = 12
ID_LIMIT: Final = 40
NAME_LIMIT: Final = 120
"""The longest id of anything; longer ones name nothing."""
WORDS_LIMIT: Final = 4_000
"""More than any rule allows for a person's words: the rule itself gives the better refusal."""
LIST_LIMIT: Final = 400

CommandIdText = Annotated[str, msgspec.Meta(min_length=1, max_length=ID_LIMIT)]

PLAYER_COMMANDS: Final = (
    accusation.AnswerPart,
    accusation.CitePin,
    accusation.SendAccusation,
    accusation.SignAccusation,
    accusation.WeighContradiction,
    acts.TurnPage,
    board.EraseNote,
    board.LinkPins,
    board.PinPassage,
    board.PinRows,
    board.TagPin,
    board.Unlink,
    board.Unpin,
    board.WriteNote,
    dilemmas.ConfirmOption,
    dilemmas.ProposeOption,
    dilemmas.ShowDilemma,
    dilemmas.WithdrawProposal,
    puzzles.PlaceItem,
    puzzles.SubmitAnswer,
    puzzles.TakeHint,
    seats.LeaveRoom,
    seats.RenamePlayer,
    seats.SetLanguage,
    seats.SetReady,
    sources.OpenMetadata,
    sources.OpenSource,
    sources.ShareSource,
    sources.ShareView,
    sources.StopSharing,
    talk.AgreeAction,
    talk.CallFacilitator,
    talk.FileReport,
    talk.Say,
    votes.AnswerQuestion,
    votes.CastVote,
)
LEAD_COMMANDS: Final = (
    acts.CloseRoom,
    acts.EndPlay,
    acts.OpenGate,
    acts.StartPlay,
    acts.TurnPage,
    acts.UndoIntervention,
    clock.ExtendTime,
    clock.PauseRoom,
    clock.ResumeRoom,
    clock.SetFactor,
    puzzles.RestartPuzzle,
    puzzles.SendHint,
    puzzles.SkipPuzzle,
    seats.GiveExtraTime,
    seats.RemovePlayer,
    seats.RenamePlayer,
    talk.AnswerCall,
    talk.RemoveLine,
    talk.SendMessage,
)


class Hello(msgspec.Struct, tag="hello", tag_field="kind", forbid_unknown_fields=True):
    """The first message: what the page still knows."""

    id: CommandIdText
    epoch: Annotated[str, msgspec.Meta(max_length=NAME_LIMIT)] | None = None
    since: Annotated[int, msgspec.Meta(ge=0, le=2**53)] | None = None


class Resync(msgspec.Struct, tag="resync", tag_field="kind", forbid_unknown_fields=True):
    """The page missed something."""

    id: CommandIdText
    since: Annotated[int, msgspec.Meta(ge=0, le=2**53)]


class Heartbeat(msgspec.Struct, tag="heartbeat", tag_field="kind", forbid_unknown_fields=True):
    """The page's own code is awake; never in the journal."""

    id: CommandIdText
    state: Literal["active", "away"]
    looking_at: Annotated[str, msgspec.Meta(max_length=NAME_LIMIT)] | None = None


class PreFlightCheck(msgspec.Struct, forbid_unknown_fields=True):
    """One check of a player's device or line, with the number that it gave."""

    name: Literal["line", "latency", "clock", "storage", "screen", "language"]
    is_fine: bool
    value: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0


class PreFlight(msgspec.Struct, tag="pre_flight", tag_field="kind", forbid_unknown_fields=True):
    """Whether a player's device and line are fit for play; told to leads and helpers, never in the journal."""

    id: CommandIdText
    checks: Annotated[list[PreFlightCheck], msgspec.Meta(max_length=8)]
    language: Annotated[str, msgspec.Meta(max_length=8)]


class Accepted(msgspec.Struct, tag="accepted", tag_field="kind"):
    """What the message asked is recorded as entry `seq`."""

    id: str
    seq: int


class RefusedReply(msgspec.Struct, tag="refused", tag_field="kind"):
    """What the message asked is not done; `text` says why and what to do. `id` is null when none could be read."""

    id: str | None
    code: str
    text: str


class Projection(msgspec.Struct, tag="projection", tag_field="kind"):
    """Everything that the hall sees of all rooms together; `plenum` writes it."""

    view: dict[str, Any]
    now_ms: int


class Pong(msgspec.Struct, tag="pong", tag_field="kind"):
    """The server's time, for the clock on the page."""

    id: str
    now_ms: int


class Notice(msgspec.Struct, tag="notice", tag_field="kind"):
    """Something about the connection or the room that is no move of play."""

    code: str
    text: str


class Snapshot(msgspec.Struct, tag="snapshot", tag_field="kind"):
    """Everything this viewer may see now. `rooms` writes it; this is its shape."""

    epoch: str
    seq: int
    view: dict[str, Any]
    now_ms: int


class ValueChange(msgspec.Struct):
    """A section that is a value is replaced."""

    value: Any


class CollectionChange(msgspec.Struct):
    """A section that is a collection keyed by id gets and loses items."""

    put: dict[str, Any] = {}
    drop: list[str] = []


class Update(msgspec.Struct, tag="update", tag_field="kind"):
    """What changed for this viewer between two entries; nothing when the numbers come bare."""

    after: int
    seq: int
    changed: dict[str, ValueChange | CollectionChange]


class Fitness(msgspec.Struct):
    """What a person's page found when it looked at its device and its line."""

    checks: list[PreFlightCheck]
    language: str


class PersonPresence(msgspec.Struct):
    """Whether a person's page is awake, and what is on it."""

    state: Literal["active", "away", "gone"]
    looking_at: str | None
    fit: Fitness | None = None
    """Told to leads and helpers only."""


class Presence(msgspec.Struct, tag="presence", tag_field="kind"):
    """Who is here now, by player; never in the journal."""

    people: dict[str, PersonPresence]


class _Envelope(msgspec.Struct):
    id: CommandIdText


def kind_of(command: type) -> str:
    """The name of a command on the wire: `PlaceItem` is `place_item`."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", command.__name__).lower()


def _wire_type(hint: Any, name: str) -> Any:
    """The type of a field on the wire: the engine's, with a limit on every text and list."""
    if hint is Any or name == "query":
        return dict[str, Any] | None
    if isinstance(hint, NewType):
        limit = WORDS_LIMIT if hint is Personal else NAME_LIMIT
        return Annotated[str, msgspec.Meta(max_length=limit)]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        kinds = [_wire_type(one, name) for one in arguments if one is not type(None)]
        return reduce(or_, [*kinds, *_none_of(arguments)])
    if origin is tuple:
        members: Any = _wire_type(arguments[0], name)
        return Annotated[tuple[members, ...], msgspec.Meta(max_length=LIST_LIMIT)]
    if hint is str:
        return Annotated[str, msgspec.Meta(max_length=NAME_LIMIT)]
    if hint is int:
        return Annotated[int, msgspec.Meta(ge=-(2**31), le=2**31)]
    return hint


def _none_of(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    return (None,) if type(None) in arguments else ()


def _struct_of(command: type, left_out: frozenset[str]) -> type[msgspec.Struct]:
    """The message that asks for a command. What has a default, or can be nothing, may be left out of it."""
    hints = get_type_hints(command)
    needed: list[Any] = [("id", CommandIdText)]
    optional: list[Any] = []
    for one in fields(command):
        if one.name in left_out:
            continue
        wire = _wire_type(hints[one.name], one.name)
        if one.default is not MISSING:
            optional.append((one.name, wire, one.default))
        elif type(None) in get_args(hints[one.name]):
            optional.append((one.name, wire, None))
        else:
            needed.append((one.name, wire))
    return msgspec.defstruct(
        command.__name__,
        [*needed, *optional],
        module=__name__,
        tag=kind_of(command),
        tag_field="kind",
        forbid_unknown_fields=True,
    )


_AUTHOR = frozenset({"by"})
_SELF = frozenset({"by", "player"})
PLAYER_MESSAGES: Final = {
    _struct_of(one, _SELF if one is seats.RenamePlayer else _AUTHOR): one for one in PLAYER_COMMANDS
}
LEAD_MESSAGES: Final = {_struct_of(one, _AUTHOR): one for one in LEAD_COMMANDS}
CONNECTION_MESSAGES: Final = (Hello, Resync, Heartbeat, PreFlight)
SERVER_MESSAGES: Final = (Snapshot, Update, Projection, Accepted, RefusedReply, Presence, Notice, Pong)

ClientMessage = Any
"""One of the Structs above; the decoder knows which."""


class Reader:
    """Reads the messages that one kind of connection may send."""

    def __init__(self, messages: Mapping[type[msgspec.Struct], type]) -> None:
        self._commands = messages
        self._wanted: Any = Union[(*messages, *CONNECTION_MESSAGES)]
        self._decoder = msgspec.json.Decoder(self._wanted)

    def decode(self, text: str) -> ClientMessage:
        """The message that a text is. Raises AppError with a code for whatever is none."""
        return _guarded(self._decoder, text)

    def convert(self, said: Mapping[str, Any], *, is_loose: bool) -> ClientMessage:
        """The command that plain data is; loosely, numbers may stand as a form sends them."""
        try:
            message = msgspec.convert(dict(said), self._wanted, strict=not is_loose)
        except msgspec.ValidationError as error:
            raise AppError("message_unfit", problem=str(error)[:200]) from error
        if isinstance(message, CONNECTION_MESSAGES):
            raise AppError("message_unfit", problem="not a command")
        return message

    def to_command(self, message: ClientMessage, author: str) -> Any:
        """The command that a message asks for. Who asks is never taken from the message."""
        command = self._commands[type(message)]
        said = {name: getattr(message, name) for name in message.__struct_fields__ if name != "id"}
        if command is seats.RenamePlayer and "player" not in said:
            said["player"] = PlayerId(author)
        return command(by=Author(author), **said)


SCREEN_READER: Final = Reader({})
"""A screen looks and says nothing."""
PLAYER_READER: Final = Reader(PLAYER_MESSAGES)
LEAD_READER: Final = Reader(LEAD_MESSAGES)
_ENVELOPE = msgspec.json.Decoder(_Envelope)
_OBJECT = msgspec.json.Decoder(dict[str, Any])


def decode_object(text: str) -> dict[str, Any]:
    """The JSON object in the body of a request, as sound as a message; whoever takes it checks its shape."""
    found: dict[str, Any] = _guarded(_OBJECT, text)
    return found


def read_id(text: str) -> str | None:
    """The id of a message that is refused, if it can be read, so that its sender learns which one it was."""
    try:
        return None if _too_deep(text) else _ENVELOPE.decode(text.encode()).id
    except (msgspec.MsgspecError, UnicodeEncodeError, RecursionError):
        return None


def _guarded(decoder: "msgspec.json.Decoder[Any]", text: str) -> Any:
    if _too_deep(text) or (_NUL_SIGN in text and _NUL.search(text)):
        raise AppError("message_malformed")
    try:
        message = decoder.decode(text.encode())
        json.loads(text, object_pairs_hook=_unique, parse_int=str, parse_float=str)
    except msgspec.ValidationError as error:
        raise AppError("message_unfit", problem=str(error)[:200]) from error
    except (msgspec.DecodeError, UnicodeEncodeError, RecursionError, ValueError) as error:
        raise AppError("message_malformed") from error
    return message


_NUL_SIGN = "\\u0000"
# A NUL that JSON would bring in; a person who writes backslash-u-0000 as words sends two backslashes.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"?')


def _too_deep(text: str) -> bool:
    """Whether the brackets of a text nest deeper than any message of ours."""
    if text.count("[") + text.count("{") <= DEPTH_LIMIT:
        return False
    depth = 0
    for sign in _STRING.sub("", text):
        if sign in "[{":
            depth += 1
            if depth > DEPTH_LIMIT:
                return True
        elif sign in "]}":
            depth -= 1
    return False


def _unique(pairs: list[tuple[str, Any]]) -> None:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name stands twice")
