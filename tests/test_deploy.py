"""What is handed to operators fits the program: every setting is real and written down, and the files read well."""

import re
from pathlib import Path
from typing import Any

import yaml

from thebridge.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
NAMES = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}


def asked_in(text: str) -> set[str]:
    return {name.removesuffix("_FILE") for name in re.findall(r"THEBRIDGE_[A-Z_]+[A-Z]", text)} - {"THEBRIDGE_TEST"}


def test_every_setting_is_written_down_and_none_else() -> None:
    assert asked_in((ROOT / "docs/operating.md").read_text()) == NAMES


def test_the_files_for_operators_name_only_settings_that_there_are() -> None:
    for name in ("compose.yaml", "Dockerfile", "deploy/thebridge.service", "deploy/Caddyfile"):
        assert asked_in((ROOT / name).read_text()) <= NAMES, name


def test_compose_starts_what_the_guide_promises() -> None:
    compose: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    assert set(compose["services"]) == {"app", "database", "bus", "proxy"}
    app = compose["services"]["app"]
    assert set(app["secrets"]) <= set(compose["secrets"])
    assert all(volume.partition(":")[0] in compose["volumes"] for volume in app["volumes"])
    subnet = compose["networks"]["inside"]["ipam"]["config"][0]["subnet"]
    assert app["environment"]["THEBRIDGE_TRUSTED_PROXIES"] == subnet


def test_the_image_holds_every_part_that_the_program_looks_for() -> None:
    said = (ROOT / "Dockerfile").read_text()
    let_in = (ROOT / ".dockerignore").read_text().splitlines()
    for part in ("src", "templates", "static", "scenarios", "alembic"):
        assert f"COPY {part} {part}" in said
        assert f"!{part}" in let_in
