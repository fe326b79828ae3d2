"""What must be true of a scenario beside its shape: one function per subject, each noting what it finds."""

from collections.abc import Callable
from typing import Final

from thebridge.authoring.checks import (
    datasets,
    deals,
    endings,
    flow,
    formats,
    goals,
    pace,
    pictures,
    prose,
    puzzles,
    references,
    texts,
    times,
)
from thebridge.authoring.examination import Examination

Check = Callable[[Examination], None]

PLAIN: Final[tuple[Check, ...]] = (
    references.check_references,
    formats.check_formats,
    deals.check_deals,
    datasets.check_datasets,
    pictures.check_pictures,
    texts.check_texts,
    prose.check_prose,
)
"""What can be said of any scenario whose shape is right."""

CONNECTED: Final[tuple[Check, ...]] = (
    flow.check_flow,
    times.check_times,
    puzzles.check_puzzles,
    endings.check_endings,
    goals.check_goals,
    pace.check_pace,
)
"""What can only be said once every name leads somewhere."""
