# Everything runs in .venv, made on first use. Needs Python 3.11 or later and make.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# One more than there are processors: many tests wait for a process or a clock.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)

.PHONY: setup run demo test soak lint types gate check bench pins clean

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parallax needs Python 3.11 or later: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

setup: $(READY) ## install into .venv

run: setup ## the Telegram bot; its token stands in .env
	@$(BIN)/parallax run

demo: setup ## print the brief of the shipped example story
	@$(BIN)/parallax brief examples/harn-bridge

test: setup ## run all tests
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

soak: setup ## kill the bot 50 times in each of three mixes of chance, and an ingest 50 times
	for seed in 1 2 3; do \
		SOAK_KILLS=50 SOAK_SEED=$$seed timeout 400 $(BIN)/python -m pytest -s tests/test_killed_bot.py || exit 1; \
	done
	SOAK_KILLS=50 SOAK_ARTICLES=20000 timeout 3600 $(BIN)/python -m pytest -s tests/test_killed_ingest.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

gate: setup ## hold the floors of tests/eval/floors.json
	$(BIN)/python -m tests.eval.gate

check: test lint types gate ## what CI runs

bench: setup ## timings as ratios against a named peer
	$(BIN)/python -m benchmarks.ranking
	$(BIN)/python -m benchmarks.brief

pins: setup ## resolve constraints.txt again
	$(PYTHON) -m venv .venv/pins
	.venv/pins/bin/pip install --quiet uv
	.venv/pins/bin/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
		--generate-hashes --no-header --no-annotate --upgrade -o constraints.txt

clean:
	rm -rf .venv dist build .mypy_cache .pytest_cache .ruff_cache .hypothesis
