"""`thebridge migrate`: brings the database to this version."""

import click

from thebridge.bootstrap import migrate_database
from thebridge.settings import read_settings


@click.command()
@click.option("--data", type=click.Path(file_okay=False), help="The folder that holds the database.")
def migrate(data: str | None) -> None:
    """Bring the database to this version. Running it twice changes nothing."""
    settings = read_settings(**({} if data is None else {"data_dir": data}))
    migrate_database(settings)
    click.echo("The database is up to date.")
