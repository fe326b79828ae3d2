"""The engine of iPhones and Macs: a person joins, sees the play page and is heard, in WebKit."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import Browsers
from tests.browser.webkit import WebKit, open_webkit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.webkit,
    pytest.mark.slow,
    pytest.mark.timeout(300),
    pytest.mark.xdist_group("browser-webkit"),
]

SAID = "Wie heeft de taart gezien?"


@pytest.fixture
def webkit(tmp_path: Path) -> Iterator[WebKit]:
    with open_webkit(tmp_path) as window:
        yield window


def test_somebody_on_webkit_joins_plays_and_is_heard(webkit: WebKit, own_browsers: Browsers) -> None:
    lead = own_browsers.lead()
    [code] = lead.create()
    other = own_browsers.player("Bob")
    other.join(own_browsers.game.url, code)
    webkit.open(f"{own_browsers.game.url}/j/{code}")
    webkit.write("input[name=name]", "Anna")
    webkit.press("main form button.button--primary[type=submit]")
    webkit.find(".connection[data-state=saved]")
    lead.do("start")
    webkit.find(".goal__act")
    webkit.write("#say", SAID)
    webkit.press(".chat__form button[type=submit]")
    webkit.find("#chat .chat__line:not([data-state=unsent])")
    other.region("chat")
    other.page.locator(".chat__line", has_text=SAID).wait_for()
    assert SAID in webkit.text("#chat")
    assert webkit.run("return [...document.styleSheets].every((one) => one.cssRules.length > 0)")
