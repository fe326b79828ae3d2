"""Finds a Chromium and starts it. Run as a script it says by its exit code whether a page shows text."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGS = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def find_browser() -> str | None:
    """The Chromium to use; None means Playwright's own download."""
    unpacked = Path(__file__).resolve().parents[1] / ".tools" / "chromium"
    system = next((path for name in NAMES if (path := shutil.which(name))), None)
    return os.environ.get("THEBRIDGE_TEST_BROWSER") or system or (str(unpacked) if unpacked.exists() else None)


def launch(playwright: Playwright) -> Browser:
    """Starts it without a sandbox: right for pages of this computer only, and needed as root."""
    return playwright.chromium.launch(executable_path=find_browser(), args=list(ARGS))


def main() -> int:
    """0 when a page can be drawn with text that has a height, which needs a font."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        page = browser.new_page()
        page.set_content("<p>x</p>")
        return 0 if page.evaluate("document.querySelector('p').offsetHeight") else 1


if __name__ == "__main__":
    sys.exit(main())
