"""A scenario version as one content-addressed piece of data, kept by the session that opened it."""

import base64
import hashlib
import zlib
from dataclasses import dataclass

import msgspec

from thebridge.authoring.files import TOTAL_LIMIT, Files
from thebridge.authoring.loader import scenario_from
from thebridge.engine.scenario import Scenario
from thebridge.errors import AppError


@dataclass(frozen=True, slots=True)
class Package:
    """`sha256` is of the uncompressed content, so the same files always have the same address."""

    content: bytes
    sha256: str


def pack(files: Files) -> Package:
    """The files as bytes that depend on their names and contents alone."""
    plain = msgspec.json.encode({name: base64.b64encode(files[name]).decode("ascii") for name in sorted(files)})
    return Package(zlib.compress(plain, 9), hashlib.sha256(plain).hexdigest())


def files_of(content: bytes) -> Files:
    """The files of a package. Raises AppError when the bytes are none."""
    limit = TOTAL_LIMIT * 2
    unpacker = zlib.decompressobj()
    try:
        plain = unpacker.decompress(content, limit)
        encoded = msgspec.json.decode(plain, type=dict[str, str])
    except (zlib.error, msgspec.DecodeError) as error:
        raise AppError("package_unreadable") from error
    if unpacker.unconsumed_tail:
        raise AppError("package_too_large", limit=limit)
    return {name: base64.b64decode(value) for name, value in encoded.items()}


def unpack(content: bytes) -> Scenario:
    """The scenario of a package."""
    return scenario_from(files_of(content))
