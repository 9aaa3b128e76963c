#!/bin/sh
# Writes requirements.lock from pyproject.toml: versions only, no addresses. torch's GPU packages stay
# out, so that the same file serves its small build (UV_TORCH_BACKEND=cpu) and its default one.
set -eu

cd "$(dirname "$0")/.."
draft=$(mktemp)
trap 'rm -f "$draft" "$draft.lock"' EXIT
cp requirements.lock "$draft"
.venv/bin/uv pip compile --quiet pyproject.toml --extra dev --python-version 3.10 \
    --no-header --no-annotate --output-file "$draft" "$@" >/dev/null
grep -Ev '^(nvidia-|cuda-|triton)' "$draft" >"$draft.lock"
cat "$draft.lock" >requirements.lock
echo "ouwen: requirements.lock pins $(wc -l <requirements.lock | tr -d ' ') packages"
