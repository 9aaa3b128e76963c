#!/bin/sh
# Makes .venv from requirements.lock, or returns at once when it is up to date.
# Every way to fail ends in one line that says what to do.
set -eu

UV_VERSION=0.13.8
# .venv alone is 7.4 GB by default and 3.5 GB with UV_TORCH_BACKEND=cpu; the rest is for var/.
if [ "${UV_TORCH_BACKEND:-}" = cpu ]; then default_need=5; else default_need=9; fi
NEED_GB=${NEED_GB:-$default_need}
PYTHON=${PYTHON:-}

cd "$(dirname "$0")/.."
# Stands in a .venv that was installed to its end, and says from what.
STAMP=.venv/complete

fail() {
    printf 'ouwen: %s\n' "$*" >&2
    exit 1
}

# What the environment is made from: the pins, the project, this script and the place of the checkout.
fingerprint() {
    { cat requirements.lock pyproject.toml tools/install.sh && pwd; } | cksum
}

# A python that has lost its pyvenv.cfg would install into the system's packages.
is_environment() {
    .venv/bin/python -c 'import sys; sys.exit(sys.prefix == sys.base_prefix)' 2>/dev/null
}

up_to_date() {
    [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(fingerprint)" ] && is_environment
}

# A pyenv shim or a launcher can exist and yet not run, so each candidate is asked for its version.
is_python_310() {
    [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = 3.10 ]
}

find_python() {
    if [ -n "$PYTHON" ]; then
        is_python_310 "$PYTHON" || fail "PYTHON=$PYTHON is no Python 3.10 that runs: give the path of one, or leave PYTHON out"
        command -v "$PYTHON"
        return
    fi
    for candidate in python3.10 python3; do
        if is_python_310 "$candidate"; then
            command -v "$candidate"
            return
        fi
    done
    python_of_uv ||
        fail "Python 3.10 is needed (found: $(python3 --version 2>/dev/null || echo no python3)): install python3.10 with its venv module, or uv, then run make again"
}

# uv, where it is on PATH, knows of a Python 3.10 or fetches one.
python_of_uv() {
    command -v uv >/dev/null 2>&1 || return 1
    uv python find --system 3.10 >/dev/null 2>&1 || uv python install --quiet 3.10 >/dev/null 2>&1 || return 1
    found=$(uv python find --system 3.10 2>/dev/null) && is_python_310 "$found" && echo "$found"
}

check_space() {
    free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1048576) }')
    if [ "$free" -lt "$NEED_GB" ]; then
        fail "too little disk space: $free GB free here, $NEED_GB GB needed (UV_TORCH_BACKEND=cpu needs 5); free some, or set NEED_GB=0 to try all the same"
    fi
}

# Renamed before it is deleted, so that an interruption leaves no .venv that is half there.
discard_environment() {
    [ ! -e .venv ] && [ ! -L .venv ] || mv .venv ".venv-old.$$"
    rm -rf .venv-old.*
}

create_environment() {
    check_space
    python=$(find_python)
    echo "ouwen: making .venv with $python"
    if ! reason=$("$python" -m venv .venv 2>&1); then
        discard_environment
        fail "$python -m venv failed: $(printf '%s' "$reason" | tail -n 1) (Debian and Ubuntu: apt-get install python3.10-venv)"
    fi
}

install_packages() {
    if [ -t 2 ]; then quiet=; else quiet=--quiet; fi
    echo "ouwen: installing $(wc -l <requirements.lock | tr -d ' ') pinned packages: a few minutes the first time"
    PIP_REQUIRE_VIRTUALENV=1 .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" ||
        fail "pip could not install uv $UV_VERSION (see above): check the network and the disk, then run make again"
    # shellcheck disable=SC2086 # on a terminal $quiet is no word at all, and uv draws its progress
    .venv/bin/uv pip install $quiet --python .venv/bin/python -r requirements.lock ||
        fail "the pinned packages could not be installed (see above): check the network and the disk, then run make again"
    .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable . ||
        fail "the project could not be installed into .venv (see above)"
}

if up_to_date; then
    exit 0
fi
if [ ! -f "$STAMP" ] || ! is_environment; then
    discard_environment
    create_environment
fi
rm -f "$STAMP"
install_packages
fingerprint >"$STAMP"
echo "ouwen: .venv is ready ($(du -sh .venv | cut -f 1))"
