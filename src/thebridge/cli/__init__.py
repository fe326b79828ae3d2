"""The command `thebridge`: each subcommand reads the settings, asks a service and prints."""

import gc
from typing import Final

COLLECTS_AFTER: Final = (20_000, 20, 20)
"""So many more objects made than gone before the garbage collector looks at the young ones, and so many of those looks
before it looks further. What is loaded at a start, a room's states and a bot's thoughts are many and have no cycles: to
look after 700, as Python does, finds nothing in them and takes a tenth of a start."""

gc.set_threshold(*COLLECTS_AFTER)  # here, before all that a command loads
