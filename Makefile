# make run    start the product at http://127.0.0.1:8080 (PORT=8090 for another port)
# make test   everything that must hold: linters, types, import contract, tests, browser tests
# make demo   the same product on a built-in fictional wire
# make check  linters, types and the import contract alone
# make bench  speed and memory against other readers, in one run, as a table of ratios (BENCH="feeds delay" for some)
# make fuzz   random bytes, guided by what they reach, against all that reads from outside (FUZZ="feed --seconds 600")
# make lock   pin all dependencies anew
# make models learn from your own archive which words belong to which section, and teach the reader of pages and the
#             story desk anew where the labelled sets lie beside the project (models-sections, models-reader,
#             models-stories for one alone)
#
# In this folder only .venv is written; it is made again when the Python version or a lock changes. The room's data lies
# in your data folder (WIREROOM_DATA).

SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8080
RUN_ENV := $(VENV)/.run
DEV_ENV := $(VENV)/.dev
BENCH_ENV := $(VENV)/.bench
FUZZ_ENV := $(VENV)/.fuzz
# how many test processes; browser tests and the rest share them
WORKERS ?= 2

.PHONY: fuzz bench bench-politeness run demo test check browser lock models models-sections models-reader models-stories clean FORCE

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

# Some peers are no Python packages: they are passed over, visibly, where they are not installed (apt-get install newsboat).
bench: $(BENCH_ENV)
	$(PY) -m bench $(BENCH)

fuzz: $(FUZZ_ENV)
	$(PY) -m fuzz $(FUZZ)

# Thirty days of 2,000 feeds on a clock of our own: what publishers see of us. Two minutes, no network.
bench-politeness: $(RUN_ENV)
	$(PY) -m bench.politeness

models: models-sections models-reader models-stories

models-sections: $(RUN_ENV)
	$(PY) -m wireroom models sections

# Writes wireroom/articles/nets.npz and nets.json from the sets in WIREROOM_DATASETS. trafilatura, of the bench
# environment, judges pages without a whole truth. One thread: the order of sums is part of the result.
models-reader: $(BENCH_ENV)
	OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(PY) -m training.reader

# Writes wireroom/stories/join.json from the sets in WIREROOM_DATASETS.
models-stories: $(RUN_ENV)
	OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 $(PY) -m training.stories

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build pyproject.toml -o requirements.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--group build --group dev --all-extras pyproject.toml -o requirements-dev.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--constraint requirements.lock --group build --group bench pyproject.toml -o requirements-bench.lock
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--constraint requirements.lock --group build --group fuzz pyproject.toml -o requirements-fuzz.lock

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# The stamp holds the Python version and the lock's checksum; the recipe runs only when they differ.
$(RUN_ENV): FORCE
	@$(PYTHON) scripts/environment.py requirements.lock $@

$(DEV_ENV): FORCE
	@$(PYTHON) scripts/environment.py requirements-dev.lock $@

$(BENCH_ENV): FORCE
	@$(PYTHON) scripts/environment.py requirements-bench.lock $@

$(FUZZ_ENV): FORCE
	@$(PYTHON) scripts/environment.py requirements-fuzz.lock $@

FORCE:
