# Shared by ./run and ./test: finds or makes uv, and a virtual environment that matches a lock. POSIX sh.
unset PYTHONDONTWRITEBYTECODE # modules are compiled once: a server that compiles them anew takes twice as long to start
say() { printf '%s\n' "thebridge: $*" >&2; }
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif [ -t 2 ] && command -v sudo >/dev/null 2>&1; then say "sudo $*"; sudo "$@"
  else return 1; fi
}
apt_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  as_root env DEBIAN_FRONTEND=noninteractive sh -c "apt-get update -qq && apt-get install -y -qq --no-install-recommends $*" >&2
}
venv_uv() { python3 -m venv .tools >/dev/null 2>&1 && .tools/bin/python -m pip install -q uv && UV=.tools/bin/uv; }
find_uv() {
  for u in "${THEBRIDGE_UV:-}" uv "${HOME:-/}/.local/bin/uv" .tools/bin/uv .tools/lib/bin/uv; do
    if [ -n "$u" ] && command -v "$u" >/dev/null 2>&1; then UV=$u; return 0; fi
  done
  mkdir -p .tools
  if ! command -v python3 >/dev/null 2>&1 && ! command -v curl >/dev/null 2>&1; then
    apt_install python3-venv ca-certificates || true
  fi
  if command -v python3 >/dev/null 2>&1; then
    venv_uv && return 0
    python3 -m pip install -q --target .tools/lib uv 2>/dev/null && { UV=.tools/lib/bin/uv; return 0; }
    rm -rf .tools; mkdir -p .tools
    apt_install python3-venv && venv_uv && return 0
  fi
  if command -v curl >/dev/null 2>&1; then
    curl -LsSf https://astral.sh/uv/install.sh | env UV_UNMANAGED_INSTALL="$PWD/.tools/bin" sh >&2 && { UV=.tools/bin/uv; return 0; }
  fi
  say "needs uv, or Python 3.11+ with venv, or curl"; return 1
}
sync_env() { # $1: the lock
  key=$(cat "$1" pyproject.toml | cksum)
  [ "$(cat .venv/.ok 2>/dev/null)" != "$key" ] || return 0
  case "$1" in *run.lock) [ "$(cat .venv/.ok 2>/dev/null)" != "$(cat requirements/dev.lock pyproject.toml | cksum)" ] || return 0 ;; esac
  find_uv
  [ -x .venv/bin/python ] || "$UV" venv -q --python '>=3.11' .venv
  say "installing Python packages"
  "$UV" pip install -q --compile-bytecode --python .venv/bin/python --require-hashes -r "$1"
  "$UV" pip install -q --python .venv/bin/python --no-deps --build-constraints requirements/dev.lock -e .
  echo "$key" > .venv/.ok
}
