"""The append-only record of every team room: one entry per command, numbered without holes."""
