# Every name only calls start.py, which also runs without make: python3 start.py demo
# Something more for it to pass on: make test ARGS="tests/core -q"

PYTHON ?= python3
TARGETS := help demo setup test test-postgres check fix docs soak bench bench-large validators check-published ci assets lock

.DEFAULT_GOAL := help
.PHONY: $(TARGETS)

$(TARGETS):
	@$(PYTHON) start.py $@ $(ARGS)
