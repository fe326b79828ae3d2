"""Puts the folders beside src/ into a wheel, where settings.asset_path() finds them; a checkout needs no copy."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = ("alembic", "scenarios", "static", "templates")


class AssetsInTheWheel(BuildHookInterface[Any]):
    """Called by hatchling before it builds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Only for a real wheel: an editable install looks at the checkout."""
        if version == "standard":
            build_data["force_include"].update({name: f"thebridge/_data/{name}" for name in ASSETS})
