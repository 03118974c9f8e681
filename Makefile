# `make report` and `make test` are all a newcomer needs; either sets up .venv first.
# A second call finds the stamp in .venv newer than what it was made from, and starts at once.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
EXAMPLE := $(firstword $(sort $(wildcard claimcheck/cli/examples/*.txt)))

# The first that starts, is new enough and can make a virtual environment: a version manager's shim
# may exist and not start, and Debian packs `venv` by itself.
PYTHON ?= $(shell for python in python3.13 python3.12 python3.11 python3; do \
	"$$python" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$python"; break; }; done)
# PIP_USER=0: a virtual environment refuses what a machine-wide `user = true` asks for.
# -qq: a machine's own pip configuration may warn once a package; errors still show.
PIP := PIP_USER=0 PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip install -qq -c constraints.txt

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/make \1\t\2/' | expand -t 16

.PHONY: report
report: $(READY) ## report on the first shipped example
	@$(BIN)/claimcheck report $(EXAMPLE)

.PHONY: test
test: $(READY) ## the tests, with branch coverage
	@$(BIN)/python -m pytest --cov

.PHONY: lint
lint: $(READY) ## style, types, layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: check
check: lint test ## what CI checks

.PHONY: format
format: $(READY) ## put the code in shape
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

.PHONY: readme
readme: $(READY) ## write the real report on the first example into README.md
	@$(BIN)/python -m tests.readme

# The wheel is unpacked where the checkout is out of reach, and must report from there.
.PHONY: dist
dist: $(READY) ## build wheel and sdist, and try the wheel outside the checkout
	@rm -rf dist
	@$(BIN)/python -m build --no-isolation >/dev/null
	@away=$$(mktemp -d); trap 'rm -rf "$$away"' EXIT; \
	$(PIP) --no-deps --target "$$away/site" dist/*.whl; \
	cp $(EXAMPLE) "$$away/article.txt"; \
	python=$$(pwd)/$(BIN)/python; cd "$$away"; export PYTHONPATH="$$away/site"; \
	"$$python" -c 'import claimcheck, sys; sys.exit(not claimcheck.__file__.startswith(sys.argv[1]))' "$$away"; \
	"$$away/site/bin/claimcheck" report article.txt >/dev/null
	@ls dist/*

.PHONY: clean
clean: ## remove .venv and everything that was built
	rm -rf $(VENV) dist htmlcov .coverage .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# torch goes first and by its pinned version: left to itself, pip takes the newest release, which
# on Linux brings gigabytes of CUDA with it even where a CPU build of the pinned one is at hand.
$(READY): pyproject.toml constraints.txt
	@[ -n "$(PYTHON)" ] || { echo "setup: no Python 3.11 or newer with venv was found (Debian: apt install python3-venv)" >&2; exit 1; }
	@[ -x $(BIN)/python ] && $(BIN)/python -m pip --version >/dev/null 2>&1 \
	|| { echo "setup: $(VENV) with $$($(PYTHON) --version)"; $(PYTHON) -m venv --clear $(VENV); }
	@echo "setup: torch (once; minutes on a slow line)"
	@$(PIP) torch
	@echo "setup: spaCy, its English pipeline and the rest"
	@$(PIP) -e '.[dev]'
	@touch $@
	@echo "setup: done"
