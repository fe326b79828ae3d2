"""PostgreSQL's own programs get an address that they know, without the password, and hear what stands in the way."""

import asyncio

import pytest

from tests.fakes.postgres import empty_postgres, run_sql
from thebridge.database.dumps import holds_tables, tool_address
from thebridge.errors import AppError


def test_the_password_goes_aside_and_words_of_asyncpg_become_theirs() -> None:
    told = tool_address("postgresql+asyncpg://bridge:ge%40heim@db.example.org:5433/bridge?ssl=require")
    assert told.url == "postgresql://bridge@db.example.org:5433/bridge?sslmode=require"
    assert told.environment == {"PGPASSWORD": "ge@heim"}
    assert told.name == "bridge"


def test_without_a_password_there_is_none() -> None:
    told = tool_address("postgresql+asyncpg://postgres@/postgres?host=/run/pg")
    assert told.environment == {}
    assert told.url == "postgresql://postgres@/postgres?host=%2Frun%2Fpg"


@pytest.mark.service
def test_a_new_database_holds_nothing_until_it_does(postgres_url: str) -> None:
    with empty_postgres(postgres_url) as url:
        assert not holds_tables(url)
        asyncio.run(run_sql(url, "CREATE TABLE anything (id int)"))
        assert holds_tables(url)


def test_a_database_that_does_not_answer_is_told_in_words() -> None:
    with pytest.raises(AppError, match="database_unavailable"):
        holds_tables("postgresql+asyncpg://bridge@127.0.0.1:9/bridge")
