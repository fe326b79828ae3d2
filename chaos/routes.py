"""Every route of the product, read from the application as it is served."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from starlette.routing import Mount

from thebridge.bootstrap import open_server
from thebridge.settings import read_settings
from thebridge.web.app import create_app, read_translations


def read_routes() -> list[tuple[str, str]]:
    """The method and path of each; of a websocket the method is `WS`."""
    translations = read_translations()
    with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
        app: Any = create_app(open_server(read_settings(data_dir=Path(folder)), translations.t), translations)
        while not isinstance(app, FastAPI):
            app = getattr(app, "_app", None) or app.app
        return sorted(set(_walk(app.routes)))


def _walk(routes: Any) -> Iterator[tuple[str, str]]:
    for route in routes:
        if hasattr(route, "original_router"):
            yield from _walk(route.original_router.routes)
        elif not isinstance(route, Mount):
            yield from ((method, route.path) for method in getattr(route, "methods", None) or ["WS"])
