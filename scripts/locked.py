"""Prints the fingerprint of what pyproject.toml asks for; `scripts/lock` keeps it beside the locks."""

import hashlib
import json
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def fingerprint_wishes() -> str:
    """The same for as long as no dependency, extra or group is changed."""
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project = asked["project"]
    wishes = {
        "requires-python": project["requires-python"],
        "dependencies": sorted(project["dependencies"]),
        "optional-dependencies": project["optional-dependencies"],
        "dependency-groups": asked["dependency-groups"],
    }
    return hashlib.sha256(json.dumps(wishes, sort_keys=True).encode()).hexdigest()


if __name__ == "__main__":
    print(fingerprint_wishes())
