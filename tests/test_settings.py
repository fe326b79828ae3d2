"""What an operator sets, and what happens when they set nothing or something that cannot work."""

import stat
from pathlib import Path

import pytest
from pydantic import ValidationError

from thebridge.errors import ConfigurationError
from thebridge.settings import asset_path, read_settings

KEY = "k" * 40


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("SECRET_KEY", "SECRET_KEY_FILE", "DATABASE_URL", "PUBLIC_URL", "DEMO"):
        monkeypatch.delenv(f"THEBRIDGE_{name}", raising=False)
    monkeypatch.setenv("THEBRIDGE_DATA_DIR", str(tmp_path))


def test_without_any_setting_the_database_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    settings = read_settings()
    assert settings.database_url == f"sqlite:///{tmp_path.resolve() / 'thebridge.sqlite3'}"
    assert settings.is_sqlite


def test_a_plain_postgresql_address_gets_the_driver_that_the_server_uses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THEBRIDGE_DATABASE_URL", "postgres://bridge@db/bridge")
    assert read_settings().database_url == "postgresql+asyncpg://bridge@db/bridge"
    assert not read_settings().is_sqlite


def test_a_database_of_another_kind_is_refused() -> None:
    with pytest.raises(ValidationError, match="sqlite"):
        read_settings(database_url="mysql://db/bridge")


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THEBRIDGE_DATABASE_URL", "")
    assert read_settings().is_sqlite


def test_a_secret_may_come_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "key").write_text(f"{KEY}\n", encoding="utf-8")
    monkeypatch.setenv("THEBRIDGE_SECRET_KEY_FILE", str(tmp_path / "key"))
    assert read_settings().load_secret_key() == KEY


def test_a_secret_file_that_cannot_be_read_is_told_by_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("THEBRIDGE_SECRET_KEY_FILE", str(tmp_path / "absent"))
    with pytest.raises(ConfigurationError, match="THEBRIDGE_SECRET_KEY_FILE"):
        read_settings()


def test_a_short_secret_is_refused_and_not_repeated_in_the_message() -> None:
    with pytest.raises(ValidationError) as refused:
        read_settings(secret_key="hush-hush")
    assert "at least 32" in str(refused.value)
    assert "hush-hush" not in str(refused.value)


def test_without_a_secret_one_is_made_once_and_kept_for_its_owner_only(tmp_path: Path) -> None:
    first = read_settings().load_secret_key()
    assert first == read_settings().load_secret_key()
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_data_folder_that_cannot_be_written_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="data_dir_not_writable"):
        read_settings(data_dir=tmp_path / "file").load_secret_key()


def test_a_public_address_on_plain_http_is_only_for_this_computer() -> None:
    with pytest.raises(ValidationError, match="https"):
        read_settings(public_url="http://bridge.example.org")
    assert not read_settings(public_url="http://127.0.0.1:9000").is_https
    assert not read_settings(public_url="http://laptop.example.org", demo=True).is_https
    assert read_settings(public_url="https://bridge.example.org/").public_url == "https://bridge.example.org"


def test_an_address_without_a_host_is_refused() -> None:
    with pytest.raises(ValidationError, match="full address"):
        read_settings(public_url="bridge.example.org")


def test_the_folders_of_a_checkout_are_found() -> None:
    assert (asset_path("static") / "vendor" / "MANIFEST.json").is_file()


def test_a_folder_that_is_not_an_asset_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="asset_unknown"):
        asset_path("../etc")


def test_the_limit_on_messages_is_lifted_only_where_nobody_else_comes() -> None:
    assert read_settings().bench_rate_limit == 0
    assert read_settings(bench_rate_limit=10_000).bench_rate_limit == 10_000
    with pytest.raises(ValidationError, match="BENCH_RATE_LIMIT"):
        read_settings(bench_rate_limit=10_000, public_url="https://bridge.example.org")
    with pytest.raises(ValidationError, match="BENCH_RATE_LIMIT"):
        read_settings(bench_rate_limit=10_000, host="0.0.0.0")
