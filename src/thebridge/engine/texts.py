"""Authored texts in a viewer's language, with the names of this session's cast."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from thebridge.engine.ids import TextKey

_PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)\}")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language, with the cast's names filled in. An unknown placeholder stays as it was written."""

    texts: Mapping[TextKey, str]
    names: Mapping[str, str]
    _filled: dict[TextKey, str] = field(default_factory=dict, init=False, repr=False, compare=False)
    """Those with names in them, as they were filled in before."""

    def get(self, key: TextKey | None, **values: object) -> str:
        """The text of a key, plain or Markdown as the author wrote it; the key itself when the language lacks it."""
        if key is None:
            return ""
        found = self.texts.get(key, str(key))
        if "{" not in found:
            return found
        if values:
            return self._fill(found, values)
        if key not in self._filled:
            self._filled[key] = self._fill(found, values)
        return self._filled[key]

    def _fill(self, found: str, values: Mapping[str, object]) -> str:
        def fill(match: re.Match[str]) -> str:
            name = match[1]
            if name in values:
                return str(values[name])
            return self.names.get(name, match[0])

        return _PLACEHOLDER.sub(fill, found)
