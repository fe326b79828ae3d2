"""`thebridge scenario simulate`: whole teams of bots through a scenario, and how it comes out."""

import json
import os
from pathlib import Path

import click

from thebridge.authoring.loader import load_scenario
from thebridge.bots.profiles import TEAM_PROFILES
from thebridge.bots.simulate import Order, told
from thebridge.bots.simulate import simulate as simulate_teams


@click.command()
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--teams", default=100, show_default=True, type=click.IntRange(1, 100_000), help="How many teams play.")
@click.option(
    "--players", default=5, show_default=True, type=click.IntRange(1, 50), help="How many players a team has."
)
@click.option("--profile", default="mixed", show_default=True, type=click.Choice(TEAM_PROFILES), help="How they play.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same figures.")
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def simulate(path: Path, as_json: bool, **order: int | str) -> None:
    """Let teams of bots play the scenario folder PATH and tell how it ends, how long it takes and what stays unused."""
    wanted = Order(**order)  # type: ignore[arg-type]  # click has read the options
    figures = simulate_teams(load_scenario(path), wanted, processes=os.cpu_count() or 1)
    click.echo(json.dumps(figures, ensure_ascii=False, indent=2) if as_json else told(figures))
