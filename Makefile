# A thin front: CMake owns the C build and CTest, tangle/ the way from the book to code, weave/ that to pages.
# `make help` lists the verbs.
PRESET ?= dev
BUILD := build/$(PRESET)
MAKEFLAGS += --no-print-directory
.NOTPARALLEL:
.DEFAULT_GOAL := help

ASKED := $(or $(filter-out setup,$(MAKECMDGOALS)),book test)

setup:      ## install what the targets named beside it need: make setup book
	@tangle/setup install $(ASKED)

book:       ## render the book: build/book/index.html
	@tangle/setup check book
	@weave/weave

epub:       ## the book for a reading device: build/book.epub
	@tangle/setup check epub
	@weave/weave epub

pdf:        ## the book on paper, 20 by 25 cm: build/book.pdf
	@tangle/setup check pdf
	@weave/weave pdf

test:       ## build the library, run all tests
	@tangle/setup check test
	@cmake --preset $(PRESET) --log-level=WARNING >/dev/null
	@cmake --build --preset $(PRESET) --parallel $$(getconf _NPROCESSORS_ONLN)
	@ctest --preset $(PRESET) --parallel $$(getconf _NPROCESSORS_ONLN)

chapter:    ## N=1: the library as of that chapter, passing its tests
	@tangle/setup check test
	@tangle/chapter "$(N)"

tangle:     ## write src/, solutions/ and exercises/ anew from the book
	@tangle/setup check tangle
	@tangle/sync

record:     ## run the demos anew and write down what they print; PYTHONS=DIR: the Python sessions, too
	@tangle/setup check test
	@cmake --preset dev --log-level=WARNING >/dev/null
	@cmake --build --preset dev --parallel $$(getconf _NPROCESSORS_ONLN) --target record-demos >/dev/null
	@if [ -n "$(PYTHONS)" ]; then python3 tests/sessions/sessions.py record "$(PYTHONS)"; fi
	@tests/sessions/foreign record || [ $$? = 77 ]

claims:     ## PYTHONS=DIR: run all claims again; RECORD=1: write down what they print; LOOKED=NAME: it was reworded
	@$(if $(LOOKED),tests/claims/claims.py looked $(LOOKED),tests/claims/claims.py $(if $(RECORD),record,check) $(PYTHONS))

bench:      ## the library beside CPython, Lua, Boehm: 15 minutes, QUICK=1: 2; PYTHON=FILE: another one, too; RECORD=1: for the book
	@tangle/setup check test
	@tests/bench/run $(if $(QUICK),--quick) $(if $(PYTHON),--python "$(PYTHON)") $(if $(RECORD),--record)

coverage:   ## which lines of the library no test runs; the book then lists each chunk's tests
	@tangle/setup check coverage
	@cmake --preset coverage --log-level=WARNING >/dev/null
	@cmake --build --preset coverage --parallel $$(getconf _NPROCESSORS_ONLN) --target $(basename $(notdir $(wildcard tests/chapters/*_test.c))) >/dev/null
	@python3 tests/coverage/lines.py build/coverage

exercises:  ## list the exercises, and how far you are
	@tests/exercises/run list

# What was written behind EX= is a name, whatever it contains: neither make nor the shell is to look into it.
override EX := $(value EX)
export EX

exercise:   ## EX=01-swap: check your answer to an exercise; ALL=1: every check that fails is told in full
	@ALL="$(ALL)" tests/exercises/run exercise "$$EX"

hint:       ## EX=01-swap: the next hint
	@tests/exercises/run hint "$$EX"

reset:      ## EX=01-swap: the starter again; your version stays beside it
	@tests/exercises/run reset "$$EX"

mutants:    ## EX=01-swap: changes the solution of an exercise, one place at a time: each change is refused
	@python3 tests/exercises/mutants.py $${EX:+"$$EX"}

check-all:  ## whatever takes long: every chapter with both compilers, sanitizers, the browser, a million programs, mutants
	@tangle/setup check check-all
	@.ci/run all
	@build/gcc-release/tests/model-tests/model --programs 1000000
	@build/gcc-release/tests/rude-tests/rude --programs 1000000
	@python3 tests/mutants/mutants.py
	@python3 tests/exercises/mutants.py

check-all-tools pdf-tools: ;

clean:      ## remove everything that was built
	rm -rf build

help:       ## this list
	@echo "Ouroboros: Python's memory management, rebuilt in C"
	@sed -n 's/^\([a-z-]*\): *## /  make \1 /p' $(MAKEFILE_LIST) | \
	    awk '{ verb = $$1 " " $$2; $$1 = $$2 = ""; printf "  %-16s%s\n", verb, $$0 }'

.PHONY: setup book epub pdf test chapter tangle record claims bench coverage exercises exercise hint reset mutants check-all check-all-tools pdf-tools clean help
