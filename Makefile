# The commands of this repository. `make check` is all that must hold before a change lands.

GO ?= go
# ./... leaves testdata out, which holds a package and tests of its own.
ALL = ./... ./testdata
RACE ?= -race
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null)

.PHONY: build test crash lint vulnerabilities licences generate demo check

build:
	$(GO) build -ldflags "-X main.release=$(VERSION)" -o bin/signatory ./cmd/signatory

demo:
	$(GO) run ./cmd/signatory demo

lint:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "gofmt would change:"; echo "$$unformatted"; exit 1; }
	$(GO) vet $(ALL)
	$(GO) tool staticcheck $(ALL)

# govulncheck asks a database on the network. Where that cannot be reached it
# says so and fails nothing; what it finds fails.
vulnerabilities:
	@out=$$($(GO) tool govulncheck ./... 2>&1); code=$$?; echo "$$out" | tail -n 20; \
	if [ $$code -ne 0 ] && echo "$$out" | grep -q 'fetching vulnerabilities'; then \
		echo "NOT CHECKED for known vulnerabilities: the database of govulncheck cannot be reached from here"; \
	else exit $$code; fi

# The licence of each module that the program is built from, held to those that are allowed.
licences:
	$(GO) test -run Licences ./deploy && cat deploy/licenses.tsv

# What is made and kept in the repository: the bundle of the pages, which a test holds to its
# sources, and the figures of the reader that a page shows.
generate:
	$(GO) run ./web/build
	$(GO) run ./cmd/signatory eval --out web/quality/report.json testdata/gold

test:
	$(GO) test -timeout 20m $(RACE) $(ALL)

# Loads that are killed 50 times a store, at random moments, then whole programs (reader, worker,
# queue, Neo4j) 100 times a store; `make test` does a few of each. It prints how often what was struck.
crash:
	SIGNATORY_CRASHES=50 $(GO) test -count=1 -timeout 60m -run 'Killed' ./graph/sqlite ./graph/neo4j
	SIGNATORY_CRASHES=100 $(GO) test -count=1 -timeout 90m -v -run 'Killed' ./cmd/signatory

check: lint vulnerabilities test
