"""A server that is broken on purpose: some messages and some requests are too much for it, and it says so itself."""

from typing import Any

from thebridge.cli.main import main
from thebridge.web import messages, pages

_language = pages.Pages.language
_decode = messages.Reader.decode


def decode_without_care(reader: messages.Reader, text: str) -> Any:
    if text.startswith("["):
        raise RecursionError(text[:10])
    return _decode(reader, text)


def language_without_care(made: pages.Pages, request: Any) -> str:
    if request.headers.get("accept-language", "").endswith("\xff"):
        raise ValueError("no language")
    return _language(made, request)


if __name__ == "__main__":
    messages.Reader.decode = decode_without_care  # type: ignore[method-assign,assignment]
    pages.Pages.language = language_without_care  # type: ignore[method-assign,assignment]
    main()
