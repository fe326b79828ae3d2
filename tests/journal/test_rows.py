"""An entry is the same after it was a row."""

from datetime import timedelta

from tests.fakes.entries import STARTS_AT, make_entry
from thebridge.journal.rows import entry_of, values_of


def test_an_entry_comes_back_as_it_was_stored() -> None:
    entry = make_entry(7, command="c", by="lead:x")
    assert entry_of(values_of(entry)) == entry


def test_moments_are_kept_to_the_microsecond() -> None:
    at_us = [values_of(make_entry(seq))[1] for seq in (1, 2)]
    assert at_us[1] - at_us[0] == 1_000_000
    assert entry_of(values_of(make_entry(1))).at == STARTS_AT + timedelta(seconds=1)
