"""An author's Markdown as HTML that cannot do anything: no markup of the author's own, no script, no picture."""

from functools import lru_cache
from typing import Final

import nh3
from markdown_it import MarkdownIt

_BLOCKS: Final = {"blockquote", "br", "dd", "dl", "dt", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre", "ul"}
_TABLES: Final = {"table", "tbody", "td", "th", "thead", "tr"}
TAGS: Final = _BLOCKS | _TABLES | {"a", "code", "em", "s", "strong"}
KEPT_TEXTS: Final = 4_096
_markdown = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable(["table", "strikethrough"])


@lru_cache(maxsize=KEPT_TEXTS)
def render_markdown(text: str) -> str:
    """The HTML of a text. The same text, in whatever package or language it stands, is rendered once."""
    html: str = _markdown.render(text)
    # A title in a document stands under the page's own title.
    html = html.replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    return nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        attribute_filter=_kept_attribute,
        url_schemes={"https"},
        link_rel="noopener noreferrer",
        strip_comments=True,
    )


def _kept_attribute(tag: str, name: str, value: str) -> str | None:
    """A link leads to an address of its own: one without a scheme would lead into the game, or past it."""
    return None if (tag, name) == ("a", "href") and not value.startswith("https://") else value
