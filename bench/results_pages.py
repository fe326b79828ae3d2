"""How long does the server take for each page of the admin? A quarter of sessions that ended, on SQLite.

    python bench/results_pages.py --sessions 200 --rooms 6 --write bench/results/results_pages.json

It seeds a database (see quarter.py), reads every team once, starts the server anew, and asks for each page: once when
it has run for some seconds (`--after`), and then several times. It counts from the request until the last byte of the
answer, without a network, and beside that the time that the process had of the processor: other work on the machine
does not count.
"""

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from starlette.testclient import TestClient

from bench.quarter import Quarter, seed_quarter
from thebridge.accounts import store
from thebridge.accounts.model import DEFAULT_ORGANISATION, Person, PersonId
from thebridge.bootstrap import Server, open_server
from thebridge.settings import read_settings
from thebridge.web.app import create_app, read_translations

URL: Final = "http://localhost:8000"
ROLES: Final = frozenset({"admin", "facilitator", "reviewer", "platform"})


def open_here(folder: Path) -> Server:
    """A server on the database in the folder."""
    return open_server(read_settings(data_dir=folder, public_url=URL), read_translations().t)


def client_of(server: Server) -> TestClient:
    """A browser on it, without a network."""
    return TestClient(create_app(server, read_translations()), base_url=URL, headers={"accept": "text/html"})


def call(client: TestClient, work: Any, *given: Any) -> Any:
    """Runs something of the server's own on its loop."""
    assert client.portal is not None
    return client.portal.call(work, *given)


async def make_admin(server: Server) -> Person:
    """An account that may open every page."""
    person = Person(PersonId("admin"), DEFAULT_ORGANISATION, "admin", "Admin", ROLES, server.now())
    await server.people._database.write(lambda tx: store.add_person(tx, person, "no password"))  # noqa: SLF001
    return person


def seed(folder: Path, wanted: Quarter) -> dict[str, Any]:
    """Fills the database, and has every team read once; what came of it."""
    server = open_here(folder)
    with client_of(server) as client:
        person = call(client, make_admin, server)
        began = time.perf_counter()
        sessions = call(client, seed_quarter, server, wanted)
        seeded = time.perf_counter() - began
        cookie = call(client, server.sign_ins.let_in, person)
        client.cookies.set("thebridge-account", cookie)
        began = time.perf_counter()
        assert client.get("/admin/results").status_code == 200
        first = time.perf_counter() - began
    rooms = wanted.sessions * wanted.rooms
    newest = sessions[-1]
    return {
        "cookie": cookie,
        "session": newest.id,
        "room": newest.rooms[0].id,
        "seed_seconds": round(seeded, 1),
        "first_reading_ms_per_team": round(first * 1000 / rooms, 1),
    }


def pages(known: dict[str, Any], scenario: str) -> dict[str, str]:
    """Every page, by a name."""
    results = f"/admin/results?scenario={scenario}"
    return {
        "sessions": "/admin/sessions",
        "session": f"/admin/sessions/{known['session']}",
        "results": results,
        "results, one unit": f"{results}&unit=Noord",
        "results, one goal": f"{results}&goal=G3",
        "results, compared": f"{results}&compare=1&unit=Noord&unit2=Zuid",
        "results, CSV": f"/admin/results.csv?scenario={scenario}",
        "results, XLSX": f"/admin/results.xlsx?scenario={scenario}",
        "results, JSON Lines": f"/admin/results.jsonl?scenario={scenario}",
        "a team": f"/admin/results/teams/{known['room']}",
        "facilitator": "/facilitator",
        "people": "/admin/people",
        "organisation": "/admin/organisation",
        "scenarios": "/admin/scenarios",
        "audit": "/admin/audit",
        "organisations": "/admin/organisations",
        "health": "/admin/health",
    }


def timed(client: TestClient, address: str) -> tuple[float, float, int]:
    """Milliseconds on the clock and of the processor, and bytes."""
    began, used = time.perf_counter(), time.process_time()
    answer = client.get(address)
    spent = (time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return *spent, len(answer.content)


def measure(folder: Path, known: dict[str, Any], given: argparse.Namespace) -> dict[str, Any]:
    """Each page on a server that has just started, and again."""
    found: dict[str, Any] = {}
    for name, address in pages(known, given.scenario).items():
        server = open_here(folder)
        with client_of(server) as client:
            client.cookies.set("thebridge-account", known["cookie"])
            client.get("/privacy")
            time.sleep(given.after)
            cold, _, size = timed(client, address)
            warm = [timed(client, address) for _ in range(given.repeat)]
        found[name] = {
            "first_after_start_ms": round(cold, 1),
            "p50_ms": round(statistics.median(one[0] for one in warm), 1),
            "longest_ms": round(max(one[0] for one in warm), 1),
            "cpu_p50_ms": round(statistics.median(one[1] for one in warm), 1),
            "bytes": size,
        }
        print(name, found[name], flush=True)
    return found


def main() -> None:
    """Seeds, measures, tells."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--scenario", default="the-bridge")
    parser.add_argument("--sessions", type=int, default=200)
    parser.add_argument("--rooms", type=int, default=6)
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--after", type=float, default=8.0, help="seconds from the start to the first page")
    parser.add_argument("--folder", type=Path, help="seed here, or measure what was seeded here before")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    wanted = Quarter(scenario=given.scenario, sessions=given.sessions, rooms=given.rooms)
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        file = folder / "known.json"
        known = json.loads(file.read_text(encoding="utf-8")) if file.exists() else seed(folder, wanted)
        file.write_text(json.dumps(known), encoding="utf-8")
        print({name: value for name, value in known.items() if name != "cookie"}, flush=True)
        found = measure(folder, known, given)
    told = {
        "scenario": given.scenario,
        "sessions": given.sessions,
        "rooms": given.sessions * given.rooms,
        "load": os.getloadavg()[0],
        "seed_seconds": known["seed_seconds"],
        "first_reading_ms_per_team": known["first_reading_ms_per_team"],
        "pages": found,
    }
    if given.write is not None:
        given.write.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
