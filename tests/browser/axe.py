"""axe-core on a page as it stands now, in both themes; a violation is told with the elements that have it."""

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES: Final = ("night", "paper")
RUN = """async (options) => {
  window.isExamined = true;
  try { return await axe.run(document, { ...options, preload: false }); } finally { window.isExamined = false; }
}"""
RUN_ONE = """async ([target, rule]) => {
  const [x, y] = [scrollX, scrollY];
  for (const element of document.querySelectorAll(target)) element.scrollIntoView({ block: 'center' });
  const answer = await axe.run({ include: [[target]] }, { runOnly: { type: 'rule', values: [rule] }, preload: false });
  scrollTo(x, y);
  return answer.violations.length;
}"""
SET_THEME = "theme => { document.documentElement.dataset.theme = theme; }"


def require_accessible(page: Page, state: str) -> None:
    """Fails with every violation that axe finds; the colours are looked at in both themes."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    own = page.evaluate("document.documentElement.dataset.theme")
    found: list[str] = []
    for theme in sorted(THEMES, key=lambda one: one != own):
        page.evaluate(SET_THEME, theme)
        only: dict[str, Any] = {"type": "tag", "values": TAGS} if theme == own else _colours()
        answer = page.evaluate(RUN, {"runOnly": only, "resultTypes": ["violations"]})
        found += [_told(one, theme) for one in answer["violations"] if not _is_only_scrolled_away(page, one)]
    page.evaluate(SET_THEME, own)
    assert not found, f"{state}, {page.url}:\n" + "\n".join(found)


def _is_only_scrolled_away(page: Page, violation: dict[str, Any]) -> bool:
    """A target that lies half under a bar that stays in place is large enough once one scrolls to it."""
    if violation["id"] != "target-size":
        return False
    violation["nodes"] = [
        node for node in violation["nodes"] if page.evaluate(RUN_ONE, [node["target"][0], violation["id"]])
    ]
    return not violation["nodes"]


def _colours() -> dict[str, Any]:
    """Another theme changes colours and nothing else."""
    return {"type": "rule", "values": ["color-contrast"]}


def _told(violation: dict[str, Any], theme: str) -> str:
    nodes = [
        f"    {node['html'][:160]}\n      {node['failureSummary'][:300].replace(chr(10), ' ')}"
        for node in violation["nodes"]
    ]
    return f"  {violation['id']} ({theme}): {violation['help']}\n" + "\n".join(nodes[:6])
