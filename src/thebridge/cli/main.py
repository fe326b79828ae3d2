"""The command `thebridge`: what an operator and an author type."""

import sys
from typing import Any

import click
from pydantic import ValidationError

from thebridge import __version__
from thebridge.cli.account import account
from thebridge.cli.backup import backup, restore
from thebridge.cli.doctor import doctor
from thebridge.cli.migrate import migrate
from thebridge.cli.scenario import scenario
from thebridge.cli.serve import serve
from thebridge.cli.session import session
from thebridge.cli.words import explain, explain_setting
from thebridge.errors import AppError, ConfigurationError

EXIT_PROBLEM = 1
EXIT_USAGE = 2


class Commands(click.Group):
    """Says expected errors in words, without a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Runs the command. A setting that cannot work ends with 2, as a wrong option does; the rest with 1."""
        try:
            return super().invoke(context)
        except ValidationError as error:
            for one in error.errors(include_input=False, include_url=False):
                click.echo(explain_setting(one), err=True)
            sys.exit(EXIT_USAGE)
        except AppError as error:
            click.echo(explain(error), err=True)
            sys.exit(EXIT_USAGE if isinstance(error, ConfigurationError) else EXIT_PROBLEM)


@click.group(cls=Commands)
@click.version_option(__version__, prog_name="thebridge")
def main() -> None:
    """The Bridge: a cooperative detective game about data."""


for _command in (serve, migrate, scenario, session, account, backup, restore, doctor):
    main.add_command(_command)
