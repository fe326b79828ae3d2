"""Names that people play under: what is a name, and when two of them look alike."""

import unicodedata
from typing import Final

from thebridge.errors import AppError

_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Signs that count as letters or symbols and show nothing."""
_ALIKE: Final = str.maketrans(
    {
        **dict(zip("аеорсухіјѕԁһӏкмнтвгзьԛԝ", "aeopcyxijsdhlkmhtbrзbqw", strict=True)),
        **dict(zip("αβεικνορτυχγωη", "abeikvoptuxywn", strict=True)),
        **dict(zip("015|$@", "olslsa", strict=True)),
        "ı": "i",
        "ß": "ss",
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
    }
)
_RESERVED: Final = frozenset({"facilitator", "begeleider", "spelleider", "gamemaster", "thebridge"})


def clean_text(text: str, limit: int) -> str:
    """A name without space around it and without signs that are not seen."""
    cleaned = " ".join("".join(sign for sign in text if sign.isprintable() and sign not in _BLANK).split())
    if not cleaned:
        raise AppError("text_empty")
    if len(cleaned) > limit:
        raise AppError("text_too_long", limit=limit)
    return cleaned


def clean_name(text: str, limit: int) -> str:
    """A player's name: something that is seen, and that nobody takes for the facilitator."""
    cleaned = clean_text(unicodedata.normalize("NFC", text), limit)
    known = skeleton(cleaned)
    if not known:
        raise AppError("text_empty")
    if known in _SKELETONS_RESERVED:
        raise AppError("name_reserved", name=cleaned)
    return cleaned


def is_confusable(one: str, other: str) -> bool:
    """Whether people could take one name for the other."""
    return skeleton(one) == skeleton(other)


def skeleton(name: str) -> str:
    """What is left of a name when everything that the eye passes over is taken away."""
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name).casefold())
    letters = (sign for sign in plain.translate(_ALIKE) if sign.isalnum() or ord(sign) > 0x2190)
    return (
        "".join(sign for sign in letters if sign not in _BLANK).replace("l", "i").replace("rn", "m").replace("vv", "w")
    )


_SKELETONS_RESERVED: Final = frozenset(skeleton(name) for name in _RESERVED)
