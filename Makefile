# Python 3.11 or newer and make are all that is needed; the rest is installed into .venv on first use.

PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: help demo test check train report compiled clean
help:
	@echo "make demo    run the whole pipeline on a bundled sample newsroom and show the pledges"
	@echo "make test    run every test"
	@echo "make check   format, lint, types and import rules"
	@echo "make train   rebuild the spotter's weights from the labelled articles"
	@echo "make report  say how well the spotter does, cross-validated (some minutes)"
	@echo "make compiled  compile the spotter to C: about a quarter quicker (needs a C compiler, some two minutes)"
	@echo "make clean   remove what make installed (your data/ stays)"

demo: $(READY)
	@$(BIN)/pledgewatch demo

test: $(READY)
	$(BIN)/python -m pytest

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

LEARNED := $(wildcard tests/corpus/own/*.jsonl) $(wildcard tests/newsroom/sample/*.jsonl)
JUDGED := $(wildcard tests/corpus/dev-*.jsonl)

train: $(READY)
	$(BIN)/python -m pledgewatch.spot.training.references $(LEARNED)
	$(BIN)/python -m pledgewatch.spot.train $(JUDGED) $(LEARNED)

report: $(READY)
	$(BIN)/python -m pledgewatch.spotting_report $(JUDGED) -- $(LEARNED) > docs/spotting-report.md

compiled: $(READY)
	$(BIN)/python -m pledgewatch.spot.compiling

clean:
	rm -rf $(VENV)
	find src -name '*.so' -delete

# A Python without ensurepip (Debian's, without python3-venv) still has its own pip to fill the environment with.
$(READY): pyproject.toml constraints.txt
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "pledgewatch needs Python 3.11 or newer, but '$(PY)' is $$($(PY) --version 2>/dev/null || echo missing)." \
	       "Name another one: make PY=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Setting up in $(VENV) (once, about a minute) ..."
	@$(PY) -m venv $(VENV) >/dev/null 2>&1 || { \
	  $(PY) -m venv --clear --without-pip $(VENV) && \
	  $(PY) -m pip --python $(BIN)/python --disable-pip-version-check install --quiet pip; } || { \
	  echo "Could not make a virtual environment: install pip for '$(PY)' (on Debian: apt install python3-venv)." >&2; \
	  exit 1; }
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet \
	  --constraint constraints.txt --editable '.[postgres,test]'
	@touch $@
