"""Files of the pages: kept for good under their version, asked for again without it."""

import shutil
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from thebridge.settings import asset_path
from thebridge.web.static_files import PageFiles, find_modules, fingerprint


def client_of(files: PageFiles) -> TestClient:
    return TestClient(Starlette(routes=[Mount("/", files)]))


@pytest.fixture
def files() -> PageFiles:
    return PageFiles(asset_path("static"))


def test_a_file_under_its_version_is_kept_for_good(files: PageFiles) -> None:
    client = client_of(files)
    versioned = client.get(f"/{files.prefix}/css/tokens.css")
    plain = client.get("/css/tokens.css")
    assert versioned.content == plain.content
    assert "immutable" in versioned.headers["cache-control"]
    assert "no-cache" in plain.headers["cache-control"]
    assert client.get("/css/tokens.css", headers={"if-none-match": plain.headers["etag"]}).status_code == 304
    whole = client.get("/css/tokens.css", headers={"accept-encoding": "identity"})
    again = {"accept-encoding": "identity", "if-none-match": whole.headers["etag"]}
    assert client.get("/css/tokens.css", headers=again).status_code == 304


def test_the_address_of_an_old_version_is_not_kept(files: PageFiles) -> None:
    assert "no-cache" in client_of(files).get("/v-0123456789ab/css/tokens.css").headers["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/css/",
        "/css",
        "/i18n/parts/web.nl.json",
        "/vendor/MANIFEST.json",
        "/js/types/protocol.d.ts",
        "/../pyproject.toml",
        "/..%2fpyproject.toml",
        "/%2e%2e/README.md",
        "/v-x/../../src/thebridge/settings.py",
        "/css/tokens.css%00.js",
        "//etc/passwd",
        "/absent.css",
    ],
)
def test_nothing_else_is_served(files: PageFiles, path: str) -> None:
    assert client_of(files).get(path).status_code == 404


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.css").write_text("secret", encoding="utf-8")
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.css").symlink_to(tmp_path / "secret.css")
    assert client_of(PageFiles(tmp_path / "static")).get("/a.css").status_code == 404


def test_text_goes_compressed_to_whoever_takes_it(files: PageFiles) -> None:
    client = client_of(files)
    packed = client.get("/css/tokens.css", headers={"accept-encoding": "gzip"})
    plain = client.get("/css/tokens.css", headers={"accept-encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["content-type"] == plain.headers["content-type"]
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


def test_a_pages_modules_are_all_found_its_entry_first(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "a.js").write_text(
        'import { b } from "../b.js";\nimport { h } from "preact";\nimport "../c.js";\n'
    )
    (tmp_path / "b.js").write_text('export { d } from "./d.js";\nconst text = \'import x from "./no.js"\';\n')
    (tmp_path / "c.js").write_text('import {\n  d,\n} from "./d.js";\nimport { x } from "../../outside.js";\n')
    (tmp_path / "d.js").write_text('import { b } from "./b.js";\n')
    assert find_modules(tmp_path, "pages/a.js") == ["pages/a.js", "b.js", "c.js", "d.js"]


def test_another_file_is_another_version(tmp_path: Path) -> None:
    shutil.copytree(asset_path("static") / "css", tmp_path / "css")
    before = fingerprint(tmp_path)
    (tmp_path / "css" / "tokens.css").write_text("", encoding="utf-8")
    assert fingerprint(tmp_path) != before
