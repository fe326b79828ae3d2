"""What the command line says when something expected goes wrong: what happened, and what to do."""

from collections.abc import Mapping
from typing import Any, Final

from thebridge.errors import AppError
from thebridge.settings import PREFIX

SENTENCES: Final = {
    "port_in_use": "Port {port} on {host} is taken. Stop what listens there, or choose another with --port.",
    "host_unfit": "This computer has no address {host}. Use 127.0.0.1 for this computer only, or 0.0.0.0 for all.",
    "public_url_unsafe": (
        "The server would listen on {host}, beyond this computer, while people reach it at {public_url}. "
        "Set THEBRIDGE_PUBLIC_URL to the https:// address that people use; or add --demo to try it out without https."
    ),
    "database_in_use": "Another server uses this database ({file}). Stop it first, or name another folder with --data.",
    "database_missing": "There is no database yet ({file}). Start the server once, or run `thebridge migrate`.",
    "database_unsupported": "This kind of database is not supported yet: {kind}.",
    "database_unavailable": "The database does not answer. Start it, or look at THEBRIDGE_DATABASE_URL.",
    "database_not_durable": (
        "The database may lose what it has confirmed: {setting} is off. Players would lose what they did. "
        "Switch {setting} on; or add --demo to try it out."
    ),
    "database_newer": (
        "This database was written by a newer version of The Bridge (revision {revision}). Nothing was changed. "
        "Start that version again, or restore a backup from before."
    ),
    "database_damaged": "The database is damaged ({first}). Nothing was written. Restore the last good backup.",
    "backup_exists": "{file} is there already. Name another file: a backup never takes another one's place.",
    "backup_unreadable": "{file} is no backup of The Bridge, or only a part of one. Nothing was changed.",
    "backup_damaged": "{file} is damaged: its database is not the one that was kept. Nothing was changed.",
    "backup_newer": "This backup was made by a newer version ({program}). Install that version first.",
    "backup_of_other_kind": "This backup holds a database of another kind ({kind}). Set THEBRIDGE_DATABASE_URL to one.",
    "restore_over_data": (
        "There is a database already ({file}). Add --replace to put the backup in its place; the old one is set aside."
    ),
    "tool_missing": "{name} is not installed. Install PostgreSQL's client programs: they make and read its backups.",
    "tool_failed": "{name} could not do it: {said}.",
    "metrics_address_unfit": "THEBRIDGE_METRICS_ADDRESS is no free host:port of this computer: {address}.",
    "secret_key_needed": (
        "Several processes need one key between them. Set THEBRIDGE_SECRET_KEY to the same long text for each."
    ),
    "scale_missing": "{name} is not installed. Install thebridge[scale] for PostgreSQL and several processes.",
    "data_dir_not_writable": "The folder {path} cannot be written. Choose another with --data.",
    "secret_file_unreadable": "{setting} names a file that cannot be read: {path}.",
    "asset_missing": "The folder {name} is missing from this installation. Install it again.",
    "scenario_unknown": "There is no scenario {scenario} here.",
    "scenario_has_problems": "The scenario cannot be played: {first} ({count} in all; see `thebridge scenario check`).",
    "person_unknown": "There is no account with this sign-in name. `thebridge account list` shows them.",
    "session_unknown": "There is no such session.",
    "room_unknown": "There is no such room.",
}


def explain(error: AppError) -> str:
    """A sentence for an expected error; the code with its details when there is none."""
    sentence = SENTENCES.get(error.code)
    return str(error) if sentence is None else sentence.format_map(error.details)


def explain_setting(problem: Mapping[str, Any]) -> str:
    """A sentence for a setting that does not fit."""
    name = "_".join(str(part) for part in problem["loc"]).upper()
    message = str(problem["msg"]).removeprefix("Value error, ")
    return f"{PREFIX}{name}: {message}" if name else message
