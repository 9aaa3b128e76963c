#!/bin/sh
# Makes .venv from requirements.lock, or returns at once when it is up to date.
# Every way to fail ends in one line that says what to do.
set -eu

UV_VERSION=0.13.8
# Measured with du: 7.4 GB by default, 3.5 GB with UV_TORCH_BACKEND=cpu; the rest is var/ and room to unpack.
if [ "${UV_TORCH_BACKEND:-}" = cpu ]; then default_need=5; else default_need=9; fi
NEED_GB=${NEED_GB:-$default_need}

cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-}
STAMP=.venv/complete
HALF_MADE=.venv/half-made

fail() {
    printf 'ouwen: %s\n' "$*" >&2
    exit 1
}

# What the environment was made from: the pins, the project, this script and the place of the checkout.
fingerprint() {
    { cat requirements.lock pyproject.toml tools/install.sh && pwd; } | cksum
}

up_to_date() {
    [ -f "$STAMP" ] && [ "$(cat "$STAMP")" = "$(fingerprint)" ] && .venv/bin/python -c '' 2>/dev/null
}

# A pyenv shim or a launcher can exist and yet not run, so each candidate is asked for its version.
is_python_310() {
    [ "$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null)" = 3.10 ]
}

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3.10 python3; do
        if is_python_310 "$candidate"; then
            command -v "$candidate"
            return
        fi
        if [ -n "$PYTHON" ]; then
            fail "PYTHON=$PYTHON is no Python 3.10 that runs: give the path of one, or leave PYTHON out"
        fi
    done
    if command -v uv >/dev/null 2>&1; then
        found=$(uv python find 3.10 2>/dev/null) || {
            uv python install 3.10 >&2 && found=$(uv python find 3.10 2>/dev/null)
        } || found=
        if [ -n "$found" ] && is_python_310 "$found"; then
            echo "$found"
            return
        fi
    fi
    fail "Python 3.10 is needed (found: $(python3 --version 2>/dev/null || echo none)): install python3.10 with its venv module, or uv, then run make again"
}

check_space() {
    free=$(df -Pk "$1" | awk 'NR == 2 { print int($4 / 1048576) }')
    if [ "$free" -lt "$NEED_GB" ]; then
        fail "too little disk space: $free GB free in $1, $NEED_GB GB needed (UV_TORCH_BACKEND=cpu needs 5); free some, or set NEED_GB=0 to try all the same"
    fi
}

make_environment() {
    if [ -t 2 ]; then quiet=; else quiet=--quiet; fi
    if [ -e "$HALF_MADE" ] || ! .venv/bin/python -c '' 2>/dev/null; then
        rm -rf .venv
    fi
    if [ ! -d .venv ]; then
        check_space .
        python=$(find_python)
        echo "ouwen: making .venv with $python"
        mkdir .venv
        : >"$HALF_MADE"
        "$python" -m venv .venv >.venv/venv.log 2>&1 ||
            fail "python -m venv failed: $(tail -n 1 .venv/venv.log) (Debian and Ubuntu: apt-get install python3.10-venv)"
    fi
    rm -f "$STAMP"
    : >"$HALF_MADE"
    .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv==$UV_VERSION" ||
        fail "pip could not install uv $UV_VERSION (see above): check the network and the disk, then run make again"
    echo "ouwen: installing $(wc -l <requirements.lock | tr -d ' ') pinned packages: a few minutes the first time"
    # shellcheck disable=SC2086 # no word at all on a terminal, where uv draws its progress
    .venv/bin/uv pip install $quiet --python .venv/bin/python -r requirements.lock ||
        fail "the pinned packages could not be installed (see above): check the network and the disk, then run make again"
    .venv/bin/uv pip install --quiet --python .venv/bin/python --no-deps --no-build-isolation --editable . ||
        fail "the project could not be installed into .venv (see above)"
    rm -f "$HALF_MADE"
    fingerprint >"$STAMP"
    echo "ouwen: .venv is ready ($(du -sh .venv | cut -f 1))"
}

if ! up_to_date; then
    make_environment
fi
