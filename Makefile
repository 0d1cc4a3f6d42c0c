# Parley: `make` = lint + types + tests; `make demo` = the main job on the shipped sample pages.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin

.PHONY: all test lint types unit integration soak demo docs bench clean
.DELETE_ON_ERROR:

all: test

$(VENV)/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parley needs Python 3.11 or newer: make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,docs,plot,parquet]"
	touch $@

test: lint types unit

lint: $(VENV)/.installed
	$(BIN)/ruff check kg tests

types: $(VENV)/.installed
	$(BIN)/mypy

unit: $(VENV)/.installed
	$(BIN)/python -m pytest -n 2 --dist loadfile

# Needs root on a Debian 12: two servers from its packages, and every trial of the push. Takes about a quarter of an hour.
integration: $(VENV)/.installed
	apt-get update -qq
	apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin libapache-jena-java raptor2-utils
	KG_INTEGRATION=1 $(BIN)/python -m pytest tests/endpoint tests/standards tests/cli/test_push.py -rs

# The long form of the trials with faults and hostile pages: at least 200 kills in each way. Takes one to two hours.
soak: $(VENV)/.installed
	KG_SOAK=1 $(BIN)/python -m pytest tests/faults tests/hostile -rs -s

demo: $(VENV)/.installed
	$(BIN)/kg demo

docs: $(VENV)/.installed
	$(BIN)/python -m tests.docs.generated

bench: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(BIN)/python -m tests.bench

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .demo
