# Home Program Companion: `make run` opens the window, `make test` proves that all is well.
# Both make what they need: .venv with packages pinned by hash, and system libraries where they may be installed.

PYTHON ?= $(shell for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null && echo $$name && break; done)
IN := .venv/bin/
export PYTHONUTF8 := 1

SETUP := scripts/setup.py scripts/system-packages.toml
RUN_READY := .venv/ready-to-run
TEST_READY := .venv/ready-to-test

.DEFAULT_GOAL := help
.PHONY: help run test check bench screenshots figures i18n trace mutate lock clean

help:  ## Say what there is.
	@grep -E '^[a-z0-9]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(RUN_READY)  ## Open the window (ARGS="--data-dir DIR" and the like are handed on).
	@HOMEPROG_LANGUAGES=build/i18n $(IN)python -m homeprog $(ARGS)

test: check  ## Check everything and run all tests.
	@QT_QPA_PLATFORM=offscreen $(IN)python -m pytest -q $(ARGS)

check: $(TEST_READY)  ## Style, types, import contracts, and the library's own proof.
	@$(IN)ruff check .
	@$(IN)ruff format --check .
	@$(IN)mypy --strict
	@$(IN)lint-imports
	@$(IN)python -m homeprog check

bench: $(TEST_READY)  ## Measure beside rivals and limits (ARGS="start answer" for some rows).
	@$(IN)python -m bench $(ARGS)

screenshots: $(TEST_READY)  ## Draw every screen into docs/screenshots.
	@QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 $(IN)python -m scripts.screenshots $(ARGS)

figures: $(TEST_READY)  ## Draw all figures into docs/figures, and the reference pictures of the tests.
	@QT_QPA_PLATFORM=offscreen QT_SCALE_FACTOR=1 $(IN)python -m scripts.figures

i18n: $(TEST_READY)  ## Extract and compile all sentences, make the pseudo-language (ARGS=pl begins a language).
	@$(IN)python -m scripts.i18n $(ARGS)

trace: $(TEST_READY)  ## Every clinical rule: where it is in the code, which tests name it.
	@$(IN)python scripts/trace.py

mutate: $(TEST_READY)  ## Break every rule on purpose; the rule tests must notice (ARGS=--quick for every fourth).
	@$(IN)python scripts/mutate.py $(ARGS)

LOCK := $(IN)uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

lock: $(TEST_READY)  ## Renew the locked packages: hashes, no host names (ARGS="--upgrade" for newer ones).
	@$(LOCK) $(ARGS) -o requirements.lock
	@$(LOCK) $(ARGS) --group dev -o requirements-dev.lock

clean:  ## Remove everything that can be made again.
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN_READY): requirements.lock $(SETUP)
	@$(if $(PYTHON),,$(error Python 3.11 or newer is needed; install it, or name it: make run PYTHON=/path/to/python3))
	@$(PYTHON) scripts/setup.py run
	@touch $@

$(TEST_READY): requirements-dev.lock $(SETUP)
	@$(if $(PYTHON),,$(error Python 3.11 or newer is needed; install it, or name it: make test PYTHON=/path/to/python3))
	@$(PYTHON) scripts/setup.py test
	@touch $@ $(RUN_READY)
