"""Pictures of the game for its documentation, taken by the tests that play it, and only when they are asked for."""

import os
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"


def keep_picture(page: Page, name: str) -> None:
    """Writes docs/screenshots/<name>.png when THEBRIDGE_SCREENSHOTS is 1."""
    if os.environ.get("THEBRIDGE_SCREENSHOTS") == "1":
        FOLDER.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=FOLDER / f"{name}.png")
