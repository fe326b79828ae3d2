"""What every page is drawn with."""

import json
import re

import pytest
from jinja2 import Environment, FileSystemLoader, meta

from thebridge.settings import asset_path, read_settings
from thebridge.web.app import read_translations
from thebridge.web.pages import Boot, Pages, script_json

TEMPLATES = sorted(path.name for path in asset_path("templates").glob("*.html"))
MADE_OF_PARTS = re.compile(r'\bt\("([a-z_.]+)"')


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(read_settings(), read_translations())


def test_data_in_a_page_cannot_end_its_script() -> None:
    text = script_json({"name": "</script><!--&\u2028"})
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == {"name": "</script><!--&\u2028"}


def test_boot_data_say_where_to_connect_and_in_which_words(pages: Pages) -> None:
    boot = Boot(live_url="/s/1/live", language="nl", texts={"a": "b"}, seat="1", more={"rooms": []})
    assert json.loads(pages.boot(boot)) == {
        "seat": "1",
        "session": None,
        "live_url": "/s/1/live",
        "language": "nl",
        "texts": {"a": "b"},
        "rooms": [],
    }


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_word_of_a_template_is_there(name: str) -> None:
    texts = read_translations()
    source = (asset_path("templates") / name).read_text(encoding="utf-8")
    asked = MADE_OF_PARTS.findall(source)
    assert [key for key in asked if not key.endswith(".") and not texts.knows(key)] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_can_be_read(name: str) -> None:
    environment = Environment(loader=FileSystemLoader(asset_path("templates")), autoescape=True)
    meta.find_undeclared_variables(environment.parse((asset_path("templates") / name).read_text(encoding="utf-8")))


def test_a_drawing_has_no_words_of_its_own(pages: Pages) -> None:
    drawn = pages._drawing("bridge")
    assert 'aria-hidden="true"' in drawn
    assert "<title" not in drawn
    assert "<desc" not in drawn
    assert "aria-labelledby" not in drawn


def test_a_file_has_an_address_with_its_version(pages: Pages) -> None:
    assert pages.asset("css/app.css") == f"/static/{pages.files.prefix}/css/app.css"
