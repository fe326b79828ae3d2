"""What is stored of the tokens that browsers hold."""

from hashlib import sha256


def hash_token(token: str) -> str:
    """What is stored of a token. Tokens are long and random, so a plain hash is enough."""
    return sha256(token.encode()).hexdigest()
