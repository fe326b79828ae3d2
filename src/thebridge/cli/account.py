"""`thebridge account`: who has an account, and a way back in for whoever lost a password. It only reads."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import click

from thebridge.accounts.model import DEFAULT_ORGANISATION, OrganisationId
from thebridge.accounts.people import People
from thebridge.bootstrap import open_people
from thebridge.settings import Settings, read_settings


@click.group()
def account() -> None:
    """List accounts, and make a link for a lost password."""


def _data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--data", type=click.Path(file_okay=False), help="The folder that holds the database.")(command)


def _run(data: str | None, job: Callable[[People], Awaitable[Any]]) -> tuple[Settings, Any]:
    settings = read_settings(**({} if data is None else {"data_dir": data}))

    async def work() -> Any:
        async with open_people(settings) as people:
            return await job(people)

    return settings, asyncio.run(work())


@account.command("list")
@click.option("--organisation", default=str(DEFAULT_ORGANISATION), help="The id of the organisation.")
@_data_option
def list_accounts(organisation: str, data: str | None) -> None:
    """List the accounts of an organisation with their roles."""
    _, people = _run(data, lambda people: people.list_people(OrganisationId(organisation)))
    for person in people:
        click.echo(f"{person.sign_in_name}  {', '.join(sorted(person.roles))}")


@account.command()
@click.argument("sign_in_name")
@_data_option
def reset(sign_in_name: str, data: str | None) -> None:
    """Print a link by which SIGN_IN_NAME chooses another password: once, within a day. The server may be running."""
    settings, token = _run(data, lambda people: people.make_console_reset(sign_in_name))
    click.echo(f"{settings.public_url}/invitation/{token}")
