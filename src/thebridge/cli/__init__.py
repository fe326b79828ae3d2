"""The command `thebridge`: each subcommand reads the settings, asks a service and prints."""
