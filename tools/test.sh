#!/bin/sh
# Runs pytest on what its arguments name. All of `tests` is run in two processes at once, most tests of `bot`
# with those of the browser, and all others, so that both cores work; the second one's output follows the first one's.
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
# those of `bot` that the other process runs, as it would be done much earlier
moved="tests/bot/serving tests/bot/http tests/bot/test_benchmarks.py tests/bot/test_whole_bot.py"
second=$moved ignored="" told=$(mktemp)
for path in $moved; do ignored="$ignored --ignore=$path"; done
for path in tests/*/ tests/test_*.py; do
    case " $first tests/__pycache__ " in *" ${path%/} "*) ;; *) second="$second ${path%/}" ;; esac
done

# shellcheck disable=SC2086
.venv/bin/python -m pytest "$@" $second >"$told" 2>&1 &
other=$!
trap 'kill "$other" 2>/dev/null || true; rm -f "$told"' EXIT
trap 'exit 130' INT TERM

status=0
# shellcheck disable=SC2086
.venv/bin/python -m pytest "$@" $ignored $first || status=$?
wait "$other" || status=$?
cat "$told"
exit "$status"
