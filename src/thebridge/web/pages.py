"""Pages: the Jinja environment, and what every page needs."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse

from thebridge.settings import Settings, asset_path
from thebridge.web.cookies import LANGUAGE_COOKIE, keep_language
from thebridge.web.i18n import LANGUAGES, Translations, choose_language
from thebridge.web.static_files import PageFiles, find_modules

LANGUAGE_NAMES: Final = {"nl": "Nederlands", "en": "English"}


@dataclass(frozen=True, slots=True)
class Boot:
    """What a live page starts with."""

    live_url: str
    language: str
    texts: Mapping[str, Any]
    seat: str | None = None
    session: str | None = None
    more: Mapping[str, Any] | None = None

    def plain(self) -> dict[str, Any]:
        """As JSON for the page, in an order that does not change."""
        named = {"seat": self.seat, "session": self.session, "live_url": self.live_url, "language": self.language}
        return {**named, "texts": self.texts, **(self.more or {})}


class Pages:
    """Draws pages; made once at start."""

    def __init__(self, settings: Settings, translations: Translations) -> None:
        self.settings, self.translations = settings, translations
        self.files = PageFiles(asset_path("static"))
        self._import_map = self._read_import_map()
        self._drawings: dict[str, Markup] = {}
        self._entries: dict[str, list[str]] = {}
        self._jinja = Environment(
            loader=FileSystemLoader(asset_path("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,  # else every page asks the disk how old each of its templates is
        )
        self._jinja.globals.update(
            asset=self.asset,
            drawing=self._drawing,
            import_map=self._import_map,
            languages=LANGUAGE_NAMES,
            modules=self._modules,
        )

    def asset(self, name: str) -> str:
        """The address of a file under `static/`, with the version that lets browsers keep it."""
        return f"/static/{self.files.prefix}/{name}"

    def language(self, request: HTTPConnection) -> str:
        """The language that this reader wants."""
        wished, remembered = request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE)
        return choose_language(wished, remembered, request.headers.get("accept-language"))

    def render(self, request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
        """A page in the reader's language; a language that the address asks for is remembered."""
        language = values.pop("language", None) or self.language(request)

        def t(key: str, **said: object) -> str:
            return self.translations.t(language, key, **said)

        known = {"t": t, "language": language, "nonce": request.state.nonce, "path": request.scope["path"]}
        refusal = self.translations.refusal
        html = self._jinja.get_template(template).render(
            **known, say=lambda error: refusal(language, error.code, error.details), **values
        )
        response = HTMLResponse(html, status, {"content-language": language, "vary": "accept-language, cookie"})
        if request.query_params.get("lang") in LANGUAGES:
            keep_language(response, self.settings, language)
        return response

    def boot(self, boot: Boot) -> Markup:
        """The boot data as it stands in a page: JSON in which no tag can end or begin."""
        return script_json(boot.plain())

    def _modules(self, page: str) -> list[str]:
        """The addresses of all modules of a page, its entry first; none when the page has no script."""
        if page not in self._entries:
            entry = f"js/pages/{page}.js"
            has_script = (self.files.folder / entry).is_file()
            names = find_modules(self.files.folder, entry) if has_script else []
            self._entries[page] = [self.asset(name) for name in names]
        return self._entries[page]

    def _drawing(self, name: str) -> Markup:
        """A drawing of `static/art`, to stand in the page itself; what it means is said beside it."""
        if name not in self._drawings:
            text = (asset_path("static") / "art" / f"{name}.svg").read_text(encoding="utf-8")
            self._drawings[name] = Markup(_decorative(text))  # noqa: S704 - our own file
        return self._drawings[name]

    def _read_import_map(self) -> Markup:
        """Names of the vendored modules, and the fingerprints that the browser checks them by."""
        manifest = json.loads((asset_path("static") / "vendor" / "MANIFEST.json").read_text(encoding="utf-8"))
        modules = [one for one in manifest["files"] if "imported_as" in one]
        imports = {one["imported_as"]: self.asset(one["file"]) for one in modules}
        return script_json(
            {"imports": imports, "integrity": {self.asset(one["file"]): one["sha384"] for one in modules}}
        )


def _decorative(svg: str) -> str:
    """A drawing without its own title, which is in one language only, and out of the way of screen readers."""
    without = re.sub(r"<(title|desc)\b.*?</\1>|\s(?:role|aria-labelledby)=\"[^\"]*\"", "", svg, flags=re.DOTALL)
    return without.replace("<svg ", '<svg aria-hidden="true" ', 1).strip()


def script_json(value: Any) -> Markup:
    """JSON that may stand inside a script element."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - what could end the element is escaped
