"""What every answer tells the browser."""

from thebridge.web.headers import content_policy, security_headers, with_security

SECURE = "https://bridge.example.org"


def test_a_page_may_load_and_run_only_what_is_ours() -> None:
    policy = content_policy(SECURE, "abc")
    assert "unsafe" not in policy
    assert "script-src 'self' 'nonce-abc'" in policy
    assert "connect-src 'self' wss://bridge.example.org" in policy
    for rule in ("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"):
        assert rule in policy


def test_https_is_held_to_and_plain_http_is_not_promised() -> None:
    assert b"strict-transport-security" in dict(security_headers(SECURE, "n", "r"))
    assert b"strict-transport-security" not in dict(security_headers("http://localhost:8000", "n", "r"))
    assert "ws://localhost:8000" in content_policy("http://localhost:8000", "n")


def test_an_answer_cannot_loosen_a_header_and_is_not_kept_unless_it_says_so() -> None:
    security = security_headers(SECURE, "n", "r")
    loose = [(b"Content-Security-Policy", b"default-src *"), (b"x-own", b"1")]
    answer = with_security(loose, security)
    assert [value for name, value in answer if name.lower() == b"content-security-policy"] != [b"default-src *"]
    assert (b"cache-control", b"no-store") in answer
    assert (b"x-own", b"1") in answer
    kept = with_security([(b"cache-control", b"public")], security)
    assert [value for name, value in kept if name == b"cache-control"] == [b"public"]
