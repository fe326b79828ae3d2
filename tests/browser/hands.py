"""Two ways to work a page: with a mouse, and with the keyboard alone. Walks are written once and done by either."""

from typing import Final, Protocol

from playwright.sync_api import ElementHandle, Locator, Page, expect

MOST_TABS: Final = 400

IS_FOCUSED = "element => document.activeElement === element"
IS_BEHIND = """element => {
  const now = document.activeElement;
  return now !== document.body && Boolean(now.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING);
}"""
IN_GROUP = """element => {
  const now = document.activeElement;
  return now === element || (now.type === 'radio' && now.name === element.name);
}"""


class Hand(Protocol):
    """What a person does with the controls of a page."""

    def press(self, target: Locator) -> None:
        """A button, a link or a summary."""

    def tick(self, target: Locator) -> None:
        """A radio button or a box to tick, so that it is chosen."""

    def pick(self, target: Locator, text: str) -> None:
        """An option of a list, by its words."""

    def pick_once(self, target: Locator, text: str) -> None:
        """An option of a list that empties itself as soon as one is picked."""

    def write(self, target: Locator, text: str) -> None:
        """A text, in place of the one that stands there."""

    def send(self) -> None:
        """The Enter key, in the field that was written in last."""


class Mouse:
    """Clicks; types only where there is something to type."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, target: Locator) -> None:
        target.click()

    def tick(self, target: Locator) -> None:
        if not target.is_checked():
            target.locator("xpath=ancestor::label[1]").click()
        expect(target).to_be_checked()

    def pick(self, target: Locator, text: str) -> None:
        target.select_option(label=text)

    def pick_once(self, target: Locator, text: str) -> None:
        target.select_option(label=text)

    def write(self, target: Locator, text: str) -> None:
        target.click()
        target.fill("")
        self.page.keyboard.type(text)

    def send(self) -> None:
        self.page.keyboard.press("Enter")


class Keys:
    """Goes everywhere with Tab and the arrows, as somebody without a mouse does."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.furthest = 0
        """The most presses of Tab that anything took."""

    def press(self, target: Locator) -> None:
        self.reach(target)
        self._key("Enter")

    def tick(self, target: Locator) -> None:
        element = self._element(target)
        if element.get_attribute("type") == "radio":
            self._tick_radio(element)
        else:
            self.reach(target)
            if not target.is_checked():
                self._key("Space")
        expect(target).to_be_checked()

    def pick(self, target: Locator, text: str) -> None:
        self.reach(target)
        options = target.locator("option").all_inner_texts()
        wanted = options.index(text)
        at: int = target.evaluate("element => element.selectedIndex")
        for _ in range(abs(wanted - at)):
            self._key("ArrowDown" if wanted > at else "ArrowUp")
        expect(target.locator("option:checked")).to_have_text(text)

    def pick_once(self, target: Locator, text: str) -> None:
        """Opens the list first, so that passing the options that stand before it picks none of them."""
        self.reach(target)
        wanted = target.locator("option").all_inner_texts().index(text)
        self._key("Alt+ArrowDown")
        for _ in range(wanted):
            self._key("ArrowDown")
        self._key("Enter")

    def write(self, target: Locator, text: str) -> None:
        self.reach(target)
        self._key("ControlOrMeta+a")
        self._key("Delete")
        self.page.keyboard.type(text)

    def send(self) -> None:
        self._key("Enter")

    def reach(self, target: Locator) -> None:
        """Tabs to it, by the shortest way."""
        self._tab_until(self._element(target), IS_FOCUSED)

    def _tick_radio(self, element: ElementHandle) -> None:
        """One Tab enters the group; the arrows go round in it and choose."""
        self._tab_until(element, IN_GROUP)
        if element.is_checked():
            return
        self._key("Space")
        for _ in range(MOST_TABS):
            if element.evaluate(IS_FOCUSED):
                return
            self._key("ArrowDown")

    def _tab_until(self, element: ElementHandle, is_there: str) -> None:
        key = "Shift+Tab" if element.evaluate(IS_BEHIND) else "Tab"
        for presses in range(MOST_TABS):
            if element.evaluate(is_there):
                self.furthest = max(self.furthest, presses)
                return
            self._key(key)
        shown = element.evaluate("element => element.outerHTML.slice(0, 200)")
        raise AssertionError(f"the keyboard does not reach {shown}")

    def _element(self, target: Locator) -> ElementHandle:
        target.wait_for()
        return target.element_handle()

    def _key(self, name: str) -> None:
        self.page.keyboard.press(name)
