"""`python -m thebridge` is the same as the command `thebridge`."""

from thebridge.cli.main import main

if __name__ == "__main__":
    main()
