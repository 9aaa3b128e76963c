#!/bin/sh
# Runs pytest on what its arguments name. All of `tests` is run in two processes at once, the tests of `bot`
# and of the browser and all others, so that both cores work; the second one's output follows the first one's.
set -eu

cd "$(dirname "$0")/.."
tests=$1
shift

if [ "$tests" != tests ]; then
    # more than one path may be named
    # shellcheck disable=SC2086
    exec .venv/bin/python -m pytest "$@" $tests
fi

first="tests/bot tests/browser"
told=$(mktemp)
without=""
for folder in $first; do without="$without --ignore=$folder"; done

# shellcheck disable=SC2086
.venv/bin/python -m pytest "$@" $without tests >"$told" 2>&1 &
other=$!
trap 'kill "$other" 2>/dev/null || true; rm -f "$told"' EXIT
trap 'exit 130' INT TERM

status=0
# shellcheck disable=SC2086
.venv/bin/python -m pytest "$@" $first || status=$?
wait "$other" || status=$?
cat "$told"
exit "$status"
