# Muster. The first two commands of the README are `make run` and `make test`;
# both install what is missing first.

SHELL := /bin/bash
ENV   := . .ci/env &&

# How long each fuzz test runs, how often a program is killed, and how many contacts the benchmark imports.
FUZZTIME ?= 5m
KILLS    ?= 100
N        ?= 100000

.PHONY: help run build terminal test safe race fuzz lint walk screenshots bench bench-large office fixtures windows wine clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile | column -t -s "$$(printf '\t')"

run: build ## builds Muster and opens its window; without a screen, walks its main job in the terminal
	@packaging/run.sh

build: ## builds dist/muster
	@.ci/setup build
	@$(ENV) printf 'building (the first time takes some minutes)\n' >&2 && \
		go build -tags $$MUSTER_TAGS -ldflags "$$MUSTER_LDFLAGS" -o dist/muster .

terminal: ## builds dist/muster-terminal: the commands without the window, for machines without OpenGL and GTK
	@.ci/setup terminal
	@$(ENV) CGO_ENABLED=0 go build -tags headless -ldflags "$$MUSTER_LDFLAGS" -o dist/muster-terminal .

test: ## everything that must hold: lint, tests, race run, other systems, the walk in a real window
	@.ci/setup test
	@.ci/test

safe: ## kills, full disks (as root) and damaged files, many times over: the book is before or after each act
	@.ci/setup test
	@$(ENV) MUSTER_TEST_KILLS=$(KILLS) MUSTER_TEST_FULL=$(KILLS) go test -count=1 -timeout 3h -tags $$MUSTER_TEST_TAGS \
		-run 'Kill|FullDisk|Damage|Restore|Cancel|CannotBeWritten|HalfCheckpoint' ./data/store ./app ./views/terminal

race: ## the tests with the race detector
	@.ci/setup test
	@$(ENV) go test -race -tags $$MUSTER_TEST_TAGS ./...

fuzz: ## every fuzz test for FUZZTIME (5m)
	@.ci/setup test
	@.ci/fuzz $(FUZZTIME)

lint: ## gofumpt, vet and staticcheck
	@.ci/setup test
	@.ci/lint

walk: build ## the walk in a real window alone
	@.ci/setup test
	@.ci/walk

screenshots: build ## makes docs/screenshots anew, in a real window
	@.ci/setup test
	@packaging/screenshots.sh

bench: build ## an import of N (100000) contacts against the sqlite3 command line, what follows it against the import, Go's benchmarks
	@.ci/setup bench
	@packaging/bench/compare $(N)
	@packaging/bench/packages
	@packaging/bench/real-window $(N)

bench-large: build ## the import and the window with 100,000 and with 1,000,000 contacts
	@.ci/setup bench
	@packaging/bench/compare 100000 1000000
	@packaging/bench/real-window 100000 1000000

office: build ## sheets through LibreOffice and Gnumeric and back
	@.ci/setup office
	@packaging/office.sh

fixtures: ## makes data/sheet/testdata/programs anew with LibreOffice, Gnumeric, exceljs, SheetJS and openpyxl
	@.ci/setup fixtures
	@packaging/fixtures.sh

windows: ## Muster.exe and muster-cli.exe in dist
	@.ci/setup windows
	@packaging/windows/build

wine: windows ## starts the programs for Windows under wine
	@.ci/setup wine
	@packaging/windows/try

clean: ## removes what was built
	rm -rf dist build *.syso
