# The commands of this repository. `make check` is all that must hold before a change lands.

GO ?= go
# ./... leaves testdata out, which holds a package and tests of its own.
ALL = ./... ./testdata
# The race detector makes a test five to ten times slower. It watches the packages that are
# all about goroutines, and of the others the tests in which goroutines meet. The tests of cmd
# run the program as a process of its own, in which it would see nothing.
RACE ?= -race
RACY = ./api/access ./api/watch ./graph ./graph/bench ./extract/ingest/feeds ./extract/ingest/fetch
VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null)

.PHONY: build test test-plain test-racy crash lint vulnerabilities licences generate demo check

build:
	$(GO) build -ldflags "-X main.release=$(VERSION)" -o bin/signatory ./cmd/signatory

demo:
	$(GO) run ./cmd/signatory demo

lint:
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "gofmt would change:"; echo "$$unformatted"; exit 1; }
	$(GO) vet $(ALL)
	$(GO) tool staticcheck $(ALL)

# govulncheck asks a database on the network, and names its date where that can be reached.
# Where not, this says so and fails nothing; what it finds fails.
vulnerabilities:
	@if $(GO) tool govulncheck -version | grep -q '^DB updated'; then $(GO) tool govulncheck ./...; \
	else echo "NOT CHECKED for known vulnerabilities: the database of govulncheck cannot be reached from here"; fi

# The licence of each module that the program is built from, held to those that are allowed.
licences:
	$(GO) test -run Licences ./deploy && cat deploy/licenses.tsv

# What is made and kept in the repository: the bundle of the pages, which a test holds to its
# sources, and the figures of the reader that a page shows.
generate:
	$(GO) run ./web/build
	$(GO) run ./cmd/signatory eval --out web/quality/report.json testdata/gold

# Lint has judged the packages already: -vet=off.
test: test-racy test-plain

test-racy:
	$(GO) test -vet=off -timeout 20m $(RACE) $(RACY)
	$(GO) test -vet=off -timeout 20m $(RACE) -run 'TestReadingsDoNotDependOnOneAnother' ./extract
	$(GO) test -vet=off -timeout 20m $(RACE) -run 'InTheOrder|EndsWithItsContext|HarmsNoOther|EndsTheRun|TricklesIn|NothingIsLost' ./extract/ingest ./extract/ingest/queue
	$(GO) test -vet=off -timeout 20m $(RACE) -run 'TestStore/(concurrent|paging|supersede)|Twice|Queue|Cancelled|Matrix|Explore|KilledLoads' ./graph/sqlite
	$(GO) test -vet=off -timeout 20m $(RACE) -run '(Batch|Rates|Events|HangsUp|IsLeft|Sessions|Delivered)/sqlite' ./api ./api/hooks
	$(GO) test -vet=off -timeout 20m $(RACE) -run 'TestPages$$|ManyRows|ColdStore' ./web

test-plain:
	$(GO) test -vet=off -timeout 20m $$($(GO) list $(ALL) | grep -vxF "$$($(GO) list $(RACY))")

# Loads that are killed 50 times a store, at random moments, then whole programs (reader, worker,
# queue, Neo4j) 100 times a store; `make test` does a few of each. It prints how often what was struck.
crash:
	SIGNATORY_CRASHES=50 $(GO) test -count=1 -timeout 60m -run 'Killed' ./graph/sqlite ./graph/neo4j
	SIGNATORY_CRASHES=100 $(GO) test -count=1 -timeout 90m -v -run 'Killed' ./cmd/signatory

check: lint vulnerabilities test
