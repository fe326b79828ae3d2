"""A lost password is mended on the console, beside a server or without one."""

import asyncio
from pathlib import Path

from click.testing import CliRunner

from tests.web.served import new_server
from thebridge.cli.main import main


async def make_noor(folder: Path) -> None:
    server = new_server(folder)
    async with server.running():
        secret = await server.people.find_setup_secret()
        await server.people.set_up(secret or "", "Noor", "noor", "een lang wachtwoord")


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["account", *words])
    return result.exit_code, result.output


async def test_the_console_prints_a_link_for_another_password(tmp_path: Path) -> None:
    await make_noor(tmp_path)
    server = new_server(tmp_path)
    async with server.running():
        code, said = await asyncio.to_thread(run, "reset", "noor", "--data", str(tmp_path))
        assert code == 0
        token = said.strip().rsplit("/invitation/", 1)[1]
        found = await server.people.get_invitation(token)
        assert found.person is not None
        assert found.person.login == "noor"
        code, said = await asyncio.to_thread(run, "list", "--data", str(tmp_path))
        assert (code, said.strip()) == (0, "noor  admin, facilitator, platform")
        code, said = await asyncio.to_thread(run, "reset", "nobody", "--data", str(tmp_path))
        assert code == 1
        assert "thebridge account list" in said
