"""An author's text is text: it formats, and does nothing."""

import pytest

from thebridge.web.documents import render_markdown

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](data:text/html,<script>)",
    "![x](https://elsewhere.example/pixel.png)",
    "[x](//elsewhere.example)",
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    "<svg/onload=alert(1)>",
    "<style>*{display:none}</style>",
    "# <iframe src=//x>",
    "`<script>`",
    "<javascript:alert(1)>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_in_a_text_comes_to_life(text: str) -> None:
    html = render_markdown(text)
    for tag in ("<script", "<img", "<svg", "<style", "<iframe"):
        assert tag not in html
    assert "javascript:alert" not in html.replace("&lt;javascript:alert(1)&gt;", "").replace(
        "[x](javascript:alert(1))", ""
    )
    assert 'href="//' not in html
    assert 'href="data:' not in html


def test_a_text_keeps_its_form() -> None:
    html = render_markdown("# A\n\nb **c** _d_\n\n| x | y |\n| - | - |\n| 1 | 2 |\n\n- e\n")
    assert "<h2>A</h2>" in html
    assert "<strong>c</strong>" in html
    assert "<td>1</td>" in html
    assert "<li>e</li>" in html


def test_a_link_to_an_address_on_https_may_stand() -> None:
    assert 'href="https://a.example"' in render_markdown("[a](https://a.example)")
    assert 'rel="noopener noreferrer"' in render_markdown("[a](https://a.example)")
    assert "href" not in render_markdown("[a](http://a.example)")
