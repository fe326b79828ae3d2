"""A token stands in the database as its hash only."""

from thebridge.database import hash_token


def test_equal_tokens_have_equal_hashes_and_others_do_not() -> None:
    assert hash_token("a token") == hash_token("a token")
    assert hash_token("a token") != hash_token("another token")


def test_the_hash_does_not_show_the_token() -> None:
    assert "a token" not in hash_token("a token")
    assert len(hash_token("a token")) == 64
