"""What a browser complains about, and where it goes: a page of ours does neither anywhere else."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from playwright.sync_api import ConsoleMessage, Page, Request

# What a browser itself says about a line that is down; the page cannot keep it from saying so.
LINE_IS_DOWN = re.compile(r"WebSocket connection to|net::ERR_|Failed to load resource")

TELL_MOUSE = """for (const kind of ['mousedown', 'pointerdown', 'touchstart', 'wheel'])
  addEventListener(kind, () => console.error('a pointer was used: ' + kind), { capture: true });"""
# axe measures with two style sheets of its own, which the policy refuses, as it should.
OF_AXE = re.compile(r"sha256-(efsTIKY\+hih|dBkG9r6k1pOS)")
TELL_POLICY = """addEventListener('securitypolicyviolation', (event) => window.isExamined ||
  console.error(`the policy was violated: ${event.violatedDirective} ${event.blockedURI}`));"""


@dataclass
class Watch:
    """Everything that a page must not do, noted while it does it."""

    origin: str
    complaints: list[str] = field(default_factory=list)
    is_line_down: bool = False

    def over(self, page: Page) -> None:
        """Listens to a page from before its first request."""
        page.add_init_script(TELL_POLICY)
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(f"an error in the page: {error}"))
        page.on("request", self._asked)

    @contextmanager
    def line_down(self) -> Iterator[None]:
        """While the network or the server is away, the browser may say so."""
        self.is_line_down = True
        try:
            yield
        finally:
            self.is_line_down = False

    def _said(self, message: ConsoleMessage) -> None:
        if message.type not in ("error", "warning"):
            return
        if OF_AXE.search(message.text):
            return
        if not (self.is_line_down and LINE_IS_DOWN.search(message.text)):
            self.complaints.append(f"{message.type}: {message.text[:300]}")

    def _asked(self, request: Request) -> None:
        own = (f"{self.origin}/", "data:", "blob:")
        if not request.url.startswith(own):
            self.complaints.append(f"a request to {request.url[:200]}")
