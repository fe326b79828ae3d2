"""How long properties are looked for: a while on each run, or with THEBRIDGE_PROPERTIES=long much longer.

Where CI is set the examples are always the same ones, so a red run is the commit's own. A failure is made smaller only
in a long run: that takes minutes.
"""

import os

from hypothesis import HealthCheck, Phase, settings

IS_LONG = os.environ.get("THEBRIDGE_PROPERTIES") == "long"


def machine_settings(examples: int) -> settings:
    """Settings for a state machine that tries so many rooms on an ordinary run."""
    return settings(
        max_examples=examples * (40 if IS_LONG else 1),
        stateful_step_count=80 if IS_LONG else 40,
        deadline=None,
        phases=tuple(Phase) if IS_LONG else (Phase.explicit, Phase.reuse, Phase.generate),
        derandomize=bool(os.environ.get("CI")) and not IS_LONG,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )
