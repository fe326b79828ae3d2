"""Ways in with an account: set-up, invitation, sign-in, another password; and what does not let anybody in."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.served import Site, serve_here, shown
from thebridge.accounts.passwords import Passwords

PASSWORD = "een lang wachtwoord"
OTHER = "een ander wachtwoord"
FIRST = {"name": "Noor", "login": "noor", "password": PASSWORD}


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    with serve_here(tmp_path) as site:
        yield site


def set_up(site: Site, **changed: str) -> None:
    """The first account, in this browser."""
    secret = site.call(site.server.people.find_setup_secret)
    answer = site.post(f"/setup/{secret}", FIRST | changed)
    assert answer.status_code == 303, answer.text


def link_on(page: str) -> str:
    """The path of the link that a page shows once."""
    return "/invitation/" + page.split("/invitation/")[1].split('"', maxsplit=1)[0]


def invite(site: Site, login: str, *roles: str) -> None:
    """Somebody invited by whoever is signed in; who that is stays as it was."""
    page = site.client.post("/admin/people", data={"roles": list(roles)}, headers={"origin": site.url})
    kept = dict(site.client.cookies)
    site.client.cookies.clear()
    answer = site.post(link_on(page.text), {"name": login.title(), "login": login, "password": PASSWORD})
    assert answer.status_code == 303, answer.text
    site.client.cookies.clear()
    for name, value in kept.items():
        site.client.cookies.set(name, value)


def sign_in(site: Site, login: str = "noor", password: str = PASSWORD) -> int:
    answer = site.post("/sign-in", {"login": login, "password": password})
    return int(answer.status_code)


def hold(site: Site, held: str | None) -> None:
    """This browser holds this token and nothing else."""
    site.client.cookies.clear()
    site.client.cookies.set("thebridge-account", held or "")


def token(site: Site) -> str | None:
    return site.client.cookies.get("thebridge-account")


def test_the_console_makes_the_first_account_once(site: Site) -> None:
    secret = site.call(site.server.people.find_setup_secret)
    assert "Maak het eerste account" in site.client.get(f"/setup/{secret}").text
    assert site.client.get("/setup/guessed").status_code == 404
    assert site.post("/setup/guessed", FIRST).status_code == 404
    set_up(site)
    assert site.client.get("/admin", follow_redirects=True).status_code == 200
    assert site.client.get("/facilitator").status_code == 200
    assert site.post(f"/setup/{secret}", FIRST | {"login": "again"}).status_code == 404
    assert site.call(site.server.people.find_setup_secret) is None


@pytest.mark.parametrize(
    "changed",
    [{"password": "short"}, {"password": "x" * 201}, {"login": "n"}, {"login": "n@x"}, {"name": "  "}, {"login": ""}],
)
def test_a_form_that_does_not_fit_says_what_to_do_and_keeps_what_was_typed(site: Site, changed: dict[str, str]) -> None:
    secret = site.call(site.server.people.find_setup_secret)
    answer = site.post(f"/setup/{secret}", FIRST | changed)
    assert answer.status_code in {400, 422}
    assert 'role="alert"' in answer.text
    assert 'value="noor"' in answer.text or "login" in changed
    assert PASSWORD not in answer.text


def test_an_invitation_works_once_and_gives_the_roles_that_it_names(site: Site) -> None:
    set_up(site)
    page = site.client.post("/admin/people", data={"roles": ["reviewer"]}, headers={"origin": site.url})
    path = link_on(page.text)
    site.client.cookies.clear()
    form = {"name": "Sam", "login": "sam", "password": PASSWORD}
    assert site.post(path, form | {"login": "noor"}).status_code == 400
    assert site.post(path, form).status_code == 303
    assert site.client.get("/admin/sessions").status_code == 200
    assert site.client.get("/admin/people").status_code == 404
    assert site.client.get("/facilitator").status_code == 404
    assert site.client.get(path).status_code == 404
    assert site.post(path, form | {"login": "sam2"}).status_code == 404


def test_signing_in_gives_another_token_each_time_and_signing_out_ends_it(site: Site) -> None:
    set_up(site)
    first = token(site)
    assert sign_in(site) == 303
    second = token(site)
    assert first != second
    hold(site, first)
    assert site.client.get("/account").status_code == 403
    hold(site, second)
    assert site.client.get("/account").status_code == 200
    assert site.post("/sign-out", {}).status_code == 303
    hold(site, second)
    assert site.client.get("/account").status_code == 403


def test_a_planted_token_is_never_taken_over(site: Site) -> None:
    set_up(site)
    hold(site, "planted-by-somebody-else")
    assert sign_in(site) == 303
    hold(site, "planted-by-somebody-else")
    assert site.client.get("/account").status_code == 403


def test_a_wrong_name_and_a_wrong_password_look_the_same(site: Site) -> None:
    set_up(site)
    site.client.cookies.clear()
    told = set()
    for login, password in (("noor", "wrong-password"), ("nobody", PASSWORD), ("noor@elsewhere", PASSWORD)):
        answer = site.post("/sign-in", {"login": login, "password": password})
        page = shown(answer.text).replace(f'value="{login}"', "")
        told.add((answer.status_code, page, tuple(sorted(set(answer.headers) - {"x-request-id"}))))
    assert len(told) == 1
    assert token(site) is None


async def test_somebody_who_does_not_exist_takes_as_long() -> None:
    passwords = Passwords()
    known = await passwords.hash(PASSWORD)
    compared: list[str] = []

    def compare(password_hash: str, password: str) -> bool:
        compared.append(password_hash)
        return True

    passwords._compare = compare  # type: ignore[method-assign]
    assert await passwords.matches(known, "guess")
    assert not await passwords.matches(None, "guess")
    parameters = [one.rsplit("$", 2)[0] for one in compared]
    assert parameters[0] == parameters[1]


def test_guessing_is_slowed_and_the_owner_still_gets_in(site: Site) -> None:
    set_up(site)
    known = site.client.cookies.get("thebridge-known") or ""
    site.client.cookies.clear()
    answers = [sign_in(site, "noor", f"guess number {number}") for number in range(12)]
    assert answers.count(429) == 2
    assert sign_in(site, "nobody") == 400  # another account from here
    assert sign_in(site) == 429
    site.client.cookies.set("thebridge-known", known)
    assert sign_in(site) == 303
    site.client.cookies.clear()
    site.client.cookies.set("thebridge-known", f"made-up.{'0' * 64}")
    assert sign_in(site) == 429


def test_a_wrong_password_for_each_of_many_is_slowed_too(site: Site) -> None:
    answers = [sign_in(site, f"person-{number}", "guess number one") for number in range(62)]
    assert answers.count(429) == 2


def test_a_lost_password_is_an_admins_new_link_and_ends_every_sign_in(site: Site) -> None:
    set_up(site)
    invite(site, "sam", "facilitator")
    people = site.call(site.server.people.list_people, "default")
    sam = next(one for one in people if one.login == "sam")
    page = site.post(f"/admin/people/{sam.id}/link", {}).text
    path = link_on(page)
    sams = site.call(site.server.sign_ins.let_in, sam)
    site.client.cookies.clear()
    assert "Kies een nieuw wachtwoord" in site.client.get(path).text
    assert site.post(path, {"password": OTHER}).status_code == 303
    assert site.client.get("/facilitator").status_code == 200
    assert site.post(path, {"password": PASSWORD}).status_code == 404
    hold(site, sams)
    assert site.client.get("/account").status_code == 403
    assert sign_in(site, "sam") == 400
    assert sign_in(site, "sam", OTHER) == 303


def test_another_password_needs_the_present_one_and_ends_the_other_browsers(site: Site) -> None:
    set_up(site)
    here = token(site)
    assert sign_in(site) == 303
    there, person = token(site), site.call(site.server.people.list_people, "default")[0]
    elsewhere = site.call(site.server.sign_ins.let_in, person)
    assert here != there
    wrong = site.post("/account/password", {"password": "not the password", "new_password": OTHER})
    assert wrong.status_code == 400
    short = site.post("/account/password", {"password": PASSWORD, "new_password": "short"})
    assert short.status_code == 400
    assert site.client.get("/account").status_code == 200
    assert site.post("/account/password", {"password": PASSWORD, "new_password": OTHER}).status_code == 303
    assert site.client.get("/account").status_code == 200
    hold(site, elsewhere)
    assert site.client.get("/account").status_code == 403


def test_the_console_resets_the_last_admins_password_once(site: Site) -> None:
    set_up(site)
    old = token(site)
    made = site.call(site.server.people.make_console_reset, "noor")
    site.client.cookies.clear()
    assert "noor" in site.client.get(f"/invitation/{made}").text
    assert site.post(f"/invitation/{made}", {"password": OTHER}).status_code == 303
    assert site.post(f"/invitation/{made}", {"password": PASSWORD}).status_code == 404
    site.client.cookies.clear()
    assert sign_in(site, "noor", PASSWORD) == 400
    assert sign_in(site, "noor", OTHER) == 303
    hold(site, old)
    assert site.client.get("/account").status_code == 403
    for unfit in (f"{made}x", "console.", "console.a.b.c", "console.x.99999999999.y", made.replace("console", "c")):
        assert site.client.get(f"/invitation/{unfit}").status_code == 404
