"""A package holds one version, known by what is in it."""

import zlib

import pytest

from tests.authoring.folder import Folder, warm_up_files
from thebridge.authoring.package import files_of, pack, unpack
from thebridge.errors import AppError


def test_what_was_packed_comes_out_again() -> None:
    assert files_of(pack(warm_up_files()).content) == warm_up_files()
    assert unpack(pack(warm_up_files()).content).id == "warm-up"


def test_the_order_of_the_files_does_not_matter_and_a_letter_does() -> None:
    turned = dict(reversed(list(warm_up_files().items())))
    assert pack(turned).sha256 == pack(warm_up_files()).sha256
    changed = Folder().edit("text/nl.yaml", "De lege taartdoos", "De volle taartdoos")
    assert pack(changed.files).sha256 != pack(warm_up_files()).sha256


@pytest.mark.parametrize("content", [b"", b"nonsense", zlib.compress(b"[1]"), zlib.compress(b'{"a": 1}')])
def test_bytes_that_are_no_package_are_refused(content: bytes) -> None:
    with pytest.raises(AppError, match="package_unreadable"):
        files_of(content)


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    with pytest.raises(AppError, match=r"package_too_large|package_unreadable"):
        files_of(zlib.compress(b"0" * 80_000_000, 1))
