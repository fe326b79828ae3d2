"""The run-sheet and the guide are for whoever leads; a session's answers come to nobody else."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here, shown

PAGES = ("run-sheet", "guide", "guide/full", "guide/full.pdf", "debrief")


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


@pytest.mark.parametrize("page", PAGES)
def test_nobody_but_a_lead_reads_it(site: Site, page: str) -> None:
    session = site.open_session()
    link = site.call(site.server.projector_links.make, session.id)
    site.come_in(session.rooms[0].code)
    assert site.client.get(f"/p/{link.token}").status_code == 200
    assert site.client.get(f"/facilitator/sessions/{session.id}/{page}").status_code == 403
    site.sign_in()
    assert site.client.get(f"/facilitator/sessions/{session.id}/{page}").status_code == 200
    assert site.client.get(f"/facilitator/sessions/none/{page}").status_code == 404


@pytest.mark.parametrize(("language", "word"), [("nl", "Draaiboek"), ("en", "Run-sheet")])
def test_the_run_sheet_has_every_line_in_the_leads_language(site: Site, language: str, word: str) -> None:
    session = site.open_session(language="nl")
    site.sign_in()
    page = shown(site.client.get(f"/facilitator/sessions/{session.id}/run-sheet?lang={language}").text)
    assert f"<h1>{word}</h1>" in page
    assert page.count("data-cue=") == 3


def test_the_answers_stand_after_a_page_break_and_in_the_whole_guide_alone(site: Site) -> None:
    session = site.open_session()
    site.sign_in()
    base = f"/facilitator/sessions/{session.id}/guide"
    short, whole = (shown(site.client.get(path).text) for path in (base, f"{base}/full"))
    assert "guide__answers" not in short
    assert whole.index("guide__answers") > whole.rindex('class="cue"')


def test_the_file_is_a_tagged_pdf_with_a_title_in_the_leads_language(site: Site) -> None:
    session = site.open_session()
    site.sign_in()
    answer = site.client.get(f"/facilitator/sessions/{session.id}/guide/full.pdf?lang=en")
    assert answer.headers["content-type"] == "application/pdf"
    assert 'filename="guide-warm-up-en.pdf"' in answer.headers["content-disposition"]
    assert answer.headers["cache-control"] == "no-store"
    for sign in (b"/StructTreeRoot", b"/Lang(en)", b"/Title("):
        assert sign in answer.content


def test_a_message_to_everybody_is_also_a_plain_form(site: Site) -> None:
    session = site.open_session(("Blauw", "Groen"))
    site.sign_in()
    form = {"room": "all", "kind": "send_message", "text": "Kom even bij elkaar"}
    assert site.post(f"/facilitator/sessions/{session.id}/commands", form).status_code == 303
    for record in session.rooms:
        room = site.call(site.server.get_room, record.id)
        assert [(line.text, line.is_plenary) for line in room.state.talk.feed] == [("Kom even bij elkaar", True)]
