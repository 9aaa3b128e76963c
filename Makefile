# 瓯问 (Ouwen). `make` lists what there is; `make run` and `make test` are all that a newcomer needs.

ifeq ($(origin .DEFAULT_GOAL),undefined)
$(error This Makefile needs GNU make 3.81 or newer: install it (Debian: apt-get install make; macOS: brew install make))
endif

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

PORT ?= 5005
BIN := .venv/bin
TESTS ?= tests
PYTEST_FLAGS ?= -q --durations=15
RETRIEVAL ?= ../shared/benchmarks/cmrc2018
ours := bot actions knowledge
# what shows the quality of answers; make benchmark shows speed, scale and load
BENCHMARKS := $(patsubst %,benchmarks/%.py,articles backends entities hearing ingest nlu search)

.PHONY: help
help:  ## show this list
	@echo "瓯问 (Ouwen): answers from the Wenzhou Municipal Government Bulletin"
	@echo
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))
	@echo
	@echo "  PORT=5005       the port of make run"
	@echo "  TESTS=tests     what make test runs of the tests"
	@echo "  RETRIEVAL=...   the folder with corpus.jsonl and queries.jsonl for make bench"
	@echo "  PYTHON=...      a Python 3.10 to use instead of the one that is found"

.PHONY: install
install:  ## make .venv from requirements.lock (nothing to do when it is up to date)
	@PYTHON="$(PYTHON)" sh tools/install.sh

.PHONY: run
run: install  ## build the index and train where needed, then serve on http://127.0.0.1:PORT until Ctrl-C
	@exec $(BIN)/ouwen serve --port $(PORT)

.PHONY: test
test: lint types contracts  ## lint, types, contracts and all tests
	@sh tools/test.sh '$(TESTS)' $(PYTEST_FLAGS)

.PHONY: lint
lint: install  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: format
format: install  ## let ruff mend what it can and format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: types
types: install  ## mypy --strict on bot, actions and knowledge
	$(BIN)/mypy

.PHONY: contracts
contracts: install  ## import-linter: which package may import which
	$(BIN)/lint-imports --no-logo

.PHONY: bench
bench: install  ## run the benchmarks and print their figures
	@for script in $(BENCHMARKS); do echo "== $$script"; $(BIN)/python "$$script" || exit 1; done
	@echo "== ouwen evaluate retrieval $(RETRIEVAL)"; $(BIN)/ouwen evaluate retrieval "$(RETRIEVAL)" --held-out --ablation

.PHONY: benchmark
benchmark: install  ## measure speed, scale and load beside their peers (80 minutes) and write docs/benchmarks.md
	@$(BIN)/python -m benchmarks.everything $(BENCHMARK_FLAGS)

.PHONY: lock
lock: install  ## pin again: requirements.lock from pyproject.toml
	@sh tools/lock.sh

.PHONY: clean
clean:  ## remove everything generated (var/ with index, model and conversations; caches), keep .venv
	rm -rf var .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .rasa *.egg-info
	find $(ours) tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
