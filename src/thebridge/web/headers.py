"""What every answer says to the browser: nothing from elsewhere, nothing inline, nothing kept that is somebody's."""

from urllib.parse import urlsplit

Headers = list[tuple[bytes, bytes]]

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not `no-referrer`: browsers would then send `Origin: null` with our own forms.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_STRICT_TRANSPORT = "max-age=31536000"


def content_policy(public_url: str, nonce: str) -> str:
    """The content security policy of one answer; only a script with its nonce, or a file of ours, may run."""
    parts = urlsplit(public_url)
    socket = f"{'wss' if parts.scheme == 'https' else 'ws'}://{parts.netloc}"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'nonce-{nonce}'",
            "style-src 'self'",
            "img-src 'self'",
            "font-src 'self'",
            f"connect-src 'self' {socket}",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def security_headers(public_url: str, nonce: str, request_id: str) -> Headers:
    """The headers that stand on every answer, errors included."""
    named = {**_ALWAYS, "content-security-policy": content_policy(public_url, nonce), "x-request-id": request_id}
    if public_url.startswith("https://"):
        named["strict-transport-security"] = _STRICT_TRANSPORT
    return [(name.encode(), value.encode()) for name, value in named.items()]


def with_security(given: Headers, security: Headers) -> Headers:
    """An answer's own headers with ours in place of their namesakes; `no-store` unless it says how it is kept."""
    ours = {name for name, _ in security}
    kept = [(name, value) for name, value in given if name.lower() not in ours]
    if not any(name.lower() == b"cache-control" for name, _ in kept):
        kept.append((b"cache-control", b"no-store"))
    return [*kept, *security]
