"""The environment, read once at start.

Every setting is named `THEBRIDGE_<NAME>`. Its value may also stand in a file that `THEBRIDGE_<NAME>_FILE` names: so
containers hand over secrets.
"""

import os
import secrets
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, field_validator, model_validator
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from thebridge.errors import ConfigurationError

PREFIX = "THEBRIDGE_"
ASSETS = frozenset({"templates", "static", "scenarios", "alembic"})
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SHORTEST_SECRET = 32


def asset_path(name: str) -> Path:
    """The folder `templates`, `static`, `scenarios` or `alembic`: inside an installed wheel, else in the checkout."""
    if name not in ASSETS:
        raise ConfigurationError("asset_unknown", name=name)
    package = Path(str(files("thebridge")))
    for path in (package / "_data" / name, package.parents[1] / name):
        if path.is_dir():
            return path
    raise ConfigurationError("asset_missing", name=name)


class SecretFiles(PydanticBaseSettingsSource):
    """Reads `THEBRIDGE_<NAME>_FILE` as the path of a file that holds the value: how containers hand over secrets."""

    def __call__(self) -> dict[str, Any]:
        """The content of every file that the environment names."""
        found = {name: self.get_field_value(field, name)[0] for name, field in self.settings_cls.model_fields.items()}
        return {name: value for name, value in found.items() if value}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[str, str, bool]:  # noqa: ARG002 - as asked for
        """The content of the file that the environment names for this field, or an empty text."""
        setting = f"{PREFIX}{field_name}_FILE".upper()
        path = os.environ.get(setting)
        try:
            return (Path(path).read_text(encoding="utf-8").strip() if path else ""), field_name, False
        except OSError as error:
            raise ConfigurationError("secret_file_unreadable", setting=setting, path=str(path)) from error


def _sqlite_in(data_dir: Path) -> str:
    return f"sqlite:///{(data_dir / 'thebridge.sqlite3').resolve()}"


class Settings(BaseSettings):
    """What an operator may set."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_nested_delimiter="__", env_ignore_empty=True, hide_input_in_errors=True, frozen=True
    )

    data_dir: Path = Path("data")
    database_url: str = Field(default_factory=lambda known: _sqlite_in(known["data_dir"]))
    bus_url: str = ""
    public_url: str = "http://localhost:8000"
    trusted_proxies: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=8000, ge=0, le=65535)
    secret_key: SecretStr = SecretStr("")
    demo: bool = False
    commit_window_ms: float = Field(default=5.0, ge=0, le=100)
    log_format: Literal["text", "json"] = "text"
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    metrics_address: str = Field(default="", pattern=r"^(\S+:\d{1,5})?$")
    """Where Prometheus fetches figures, as host:port; empty for nowhere. Not for the open network."""
    bench_rate_limit: int = Field(default=0, ge=0, le=100_000)
    """For measuring only: messages per second that one connection may send. 0 keeps the limit that protects rooms."""

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the base class names five
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """First what the caller says, then the environment, then the files that the environment names."""
        return init_settings, env_settings, SecretFiles(settings_cls)

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: str) -> str:
        scheme, separator, rest = value.partition("://")
        if separator and scheme in ("postgres", "postgresql", "postgresql+asyncpg"):
            return f"postgresql+asyncpg://{rest}"
        if separator and scheme == "sqlite":
            return value
        raise ValueError("must start with sqlite:// or postgresql://")

    @field_validator("public_url")
    @classmethod
    def _without_slash(cls, value: str) -> str:
        if urlsplit(value).scheme not in ("http", "https") or not urlsplit(value).hostname:
            raise ValueError("must be a full address such as https://bridge.example.org")
        return value.rstrip("/")

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < SHORTEST_SECRET:
            raise ValueError(f"must have at least {SHORTEST_SECRET} characters")
        return value

    @model_validator(mode="after")
    def _plain_http_stays_here(self) -> "Settings":
        if not self.is_https and not self.demo and urlsplit(self.public_url).hostname not in LOOPBACK:
            raise ValueError(f"{PREFIX}PUBLIC_URL must start with https:// unless the server is only for this computer")
        return self

    @model_validator(mode="after")
    def _measured_here_only(self) -> "Settings":
        if self.bench_rate_limit and not {self.host, urlsplit(self.public_url).hostname} <= LOOPBACK:
            raise ValueError(f"{PREFIX}BENCH_RATE_LIMIT is for a server that only this computer reaches")
        return self

    @property
    def is_https(self) -> bool:
        """Are pages reached over https, so that cookies can be secure."""
        return urlsplit(self.public_url).scheme == "https"

    @property
    def is_sqlite(self) -> bool:
        """Is the database the one file of a single process."""
        return self.database_url.startswith("sqlite")

    def load_secret_key(self) -> str:
        """The signing key; without one set, made once and kept in the data folder, readable by its owner only."""
        if given := self.secret_key.get_secret_value():
            return given
        path = self.data_dir / "secret_key"
        try:
            if not path.exists():
                _write_once(path, secrets.token_urlsafe(48))
            return path.read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ConfigurationError("data_dir_not_writable", path=str(self.data_dir)) from error


def _write_once(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent) as draft:  # made readable by its owner only
        draft.write(text)
        draft.flush()
        with suppress(FileExistsError):  # another process was first: its key stands
            os.link(draft.name, path)


def read_settings(**given: Any) -> Settings:
    """The settings of this process: what is given, else the environment, else the defaults."""
    return Settings(**given)
