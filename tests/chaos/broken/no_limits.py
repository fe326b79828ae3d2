"""A server that is broken on purpose: it takes frames of any size, and unpacks what is compressed."""

from typing import Any

import uvicorn

from thebridge.cli import serve
from thebridge.cli.main import main

_config = serve.uvicorn_config


def config_without_limits(app: Any, settings: Any) -> uvicorn.Config:
    config = _config(app, settings)
    config.ws_max_size, config.ws_per_message_deflate = 1 << 30, True
    return config


if __name__ == "__main__":
    serve.uvicorn_config = config_without_limits
    main()
