# make run    start the product at http://127.0.0.1:8080 (PORT=8090 for another port)
# make test   everything that must hold: linters, types, import contract, tests, browser tests
# make demo   the same product on a built-in fictional wire
# make check  linters, types and the import contract alone
# make lock   pin all dependencies anew
#
# Only .venv is written. It is made again when the Python version or a lock changes.

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8080
RUN_ENV := $(VENV)/.run
DEV_ENV := $(VENV)/.dev
# how many test processes; browser tests and the rest share them
WORKERS ?= 2

.PHONY: bench-politeness run demo test check browser lock clean FORCE

run: $(RUN_ENV)
	@exec $(PY) -m wireroom up --port $(PORT)

demo: $(RUN_ENV)
	@exec $(PY) -m wireroom demo --port $(PORT)

check: $(DEV_ENV)
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports --no-cache

test: check browser
	$(PY) -m pytest -n $(WORKERS) --dist loadfile

# A browser and fonts for the browser tests: as root on Debian they are installed, elsewhere the tests say what is missing.
browser: $(DEV_ENV)
	@$(PY) scripts/browser.py

# Thirty days of 2,000 feeds on a clock of our own: what publishers see of us. Two minutes, no network.
bench-politeness: $(RUN_ENV)
	PYTHONPATH=. $(PY) bench/politeness.py

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build --group dev pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The stamp holds the Python version and the lock's checksum; the recipe runs only when they differ.
$(RUN_ENV): FORCE
	@$(PYTHON) scripts/environment.py requirements.lock $@

$(DEV_ENV): FORCE
	@$(PYTHON) scripts/environment.py requirements-dev.lock $@

FORCE:
