"""What was meant and what was answered stands in the file before anything else happens."""

import json
from pathlib import Path

from chaos.ledger import Intent, Ledger


def test_every_line_is_in_the_file_at_once(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.jsonl")
    first, second = (Intent("r", "p", f"c{number}", {"kind": "say"}) for number in (1, 2))
    ledger.intend(first)
    ledger.intend(second)
    ledger.accept(first, 4)
    lines = [json.loads(line) for line in (tmp_path / "ledger.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(line["what"], line["id"]) for line in lines] == [
        ("intend", "p:c1"),
        ("intend", "p:c2"),
        ("accept", "p:c1"),
    ]
    assert (ledger.unanswered, ledger.answered) == ([second], 1)
    ledger.refuse(second, "too_fast")
    assert (ledger.unanswered, ledger.answered) == ([], 2)
