"""The machine reaches nearly all of the rules, lines and branches together, so that its promises are of them all."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house_rules.checkout import ROOT

LEAST_PERCENT = 90


def run_coverage(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "coverage", *arguments], cwd=ROOT, env={**os.environ, "CI": "1"}, check=True)


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_the_machine_alone_reaches_nine_tenths_of_the_rules(tmp_path: Path) -> None:
    data, report = f"--data-file={tmp_path / 'data'}", tmp_path / "report.json"
    own = f"--rcfile={os.devnull}"
    tests = ("-m", "pytest", "tests/properties/test_room_machine.py", "-q", "-p", "no:cacheprovider")
    run_coverage("run", own, data, "--branch", "--source=thebridge.engine", *tests)
    run_coverage("json", own, data, "-q", "-o", str(report))
    totals = json.loads(report.read_text(encoding="utf-8"))["totals"]
    assert totals["percent_covered"] >= LEAST_PERCENT
