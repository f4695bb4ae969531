# Every target sets up what it needs, and is quick the second time. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
ARTICLES := $(wildcard ../shared/articles)
BENCH := $(wildcard ../shared/bench)
WORKERS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup demo run test check bench soak train lock screenshot clean

help: ## List the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

setup: $(READY) ## Make .venv with the pinned packages

$(READY): requirements-dev.lock pyproject.toml
	@test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

demo: setup ## Show the whole journey on the sandbox (ONCE=1: check it and stop)
	@$(BIN)/playlist-service demo $(if $(ONCE),--once) $(if $(ARTICLES),--articles $(ARTICLES))

run: setup ## Run the service on this machine: database, site, worker, clock
	@$(BIN)/playlist-service run

test: setup browser ## Run the tests
	@$(BIN)/python -m pytest -n $(WORKERS) --dist loadfile -q

soak: setup ## Run the long tests
	@$(BIN)/python -m pytest -m slow -q

check: setup ## Format, lint, types, layers, dependencies
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/deptry .

bench: setup ## Measure extraction, fusion, matching, syncing
	@for bench in extraction fusion matching syncing journey; do $(BIN)/python bench/$$bench.py $(if $(BENCH),--data $(BENCH)) || exit 1; done

train: setup ## Fit the weights by which articles are read, anew
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'scikit-learn>=1.6'
	@$(BIN)/python bench/reading_fit.py --write --documents bench/documents/training $(if $(BENCH),$(BENCH)/extraction/dev $(BENCH)/extraction/dev-real --names $(BENCH)/matching/dev.jsonl)

screenshot: setup browser ## Make the README's picture of a playlist page
	@$(BIN)/python bench/screenshot.py

lock: setup ## Pin the packages anew
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header --strip-extras --allow-unsafe --extra dev -o requirements-dev.lock pyproject.toml
	@$(BIN)/pip-compile --quiet --upgrade --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options --no-header --strip-extras --constraint requirements-dev.lock -o requirements.lock pyproject.toml

.PHONY: browser
browser: # The pages are tested in Debian's Chromium
	@command -v chromium > /dev/null || { if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-liberation > /dev/null; else echo "The browser tests need Chromium: apt-get install chromium" >&2; exit 1; fi; }

clean: ## Delete what was built; instance/ stays
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
