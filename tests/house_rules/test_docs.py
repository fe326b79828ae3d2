"""What the documents say is there, is there."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house_rules.checkout import ROOT, find_files, shown

DECISION_PARTS = ("## Decision", "## Alternatives", "## Consequences")


def documents() -> list[Path]:
    return [*ROOT.glob("*.md"), *find_files("docs", "*.md")]


def engine_words() -> Iterator[str]:
    """Every public class of the areas' words, as people say it: `SubmitAnswer` is "submit answer"."""
    for path in find_files("src/thebridge/engine/areas", "words.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield node.name


def test_every_word_of_the_engine_is_in_the_glossary() -> None:
    glossary = ROOT / "docs" / "glossary.md"
    assert glossary.is_file(), "docs/glossary.md is not there: it explains every command, event and state of the engine"
    text = glossary.read_text(encoding="utf-8")
    absent = sorted({word for word in engine_words() if not re.search(rf"\b{word}\b", text)})
    assert not absent, f"not in docs/glossary.md: {', '.join(absent)}"


def anchors(document: Path) -> set[str]:
    headings = re.findall(r"^#+ +(.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def broken_links(document: Path) -> Iterator[str]:
    without_code = re.sub(r"```.*?```|`[^`\n]*`", "", document.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", without_code):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            yield f"{shown(document)}: {link}"


def test_every_link_between_documents_leads_somewhere() -> None:
    found = [link for document in documents() for link in broken_links(document)]
    assert not found, "\n".join(found)


def test_a_planted_broken_link_is_seen(tmp_path: Path) -> None:
    planted = tmp_path / "planted.md"
    planted.write_text(
        "# There\n[a](planted.md#there) [b](#here) [c](gone.md) `[d](code.md)` [e](https://example.org)\n"
    )
    assert [link.rpartition(" ")[2] for link in broken_links(planted)] == ["#here", "gone.md"]


def test_decisions_are_numbered_without_holes_and_name_their_alternatives() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [path.name[:4] for path in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert [part for part in DECISION_PARTS if part not in text] == [], path.name


def test_the_change_log_opens_with_the_promise_of_compatibility() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert text.index("## What stays compatible") < text.index("## 0.1.0")
