package main

import (
	"os/exec"
	"strings"
	"testing"
)

// imports lists the packages of the module that each of its packages imports,
// tests left out.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{range .Imports}}{{.}} {{end}}", "signatory/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	m := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		m[fields[0]] = fields[1:]
	}
	if len(m) < 10 {
		t.Fatalf("only %d packages found", len(m))
	}
	return m
}

// within reports whether a package is in a folder of the module.
func within(pkg, folder string) bool {
	return pkg == "signatory/"+folder || strings.HasPrefix(pkg, "signatory/"+folder+"/")
}

// TestImportRules holds the packages to who may know whom. A package that is
// made for tests (its name ends in "test") may import what it tests.
func TestImportRules(t *testing.T) {
	store := func(p string) bool { return within(p, "graph/sqlite") || within(p, "graph/neo4j") }
	queue := func(p string) bool { return strings.HasPrefix(p, "github.com/nats-io/") }
	ours := func(p string) bool { return strings.HasPrefix(p, "signatory/") }
	for _, rule := range []struct {
		says      string
		of        func(pkg string) bool
		forbidden func(imported string) bool
	}{
		{"graph imports nothing of ours", func(p string) bool { return p == "signatory/graph" }, ours},
		{"the stores import graph alone", store, func(p string) bool { return ours(p) && !within(p, "graph") }},
		{"a store does not know the other", func(p string) bool { return within(p, "graph/sqlite") }, func(p string) bool { return within(p, "graph/neo4j") }},
		{"a store does not know the other", func(p string) bool { return within(p, "graph/neo4j") }, func(p string) bool { return within(p, "graph/sqlite") }},
		{"extract imports graph and itself alone", func(p string) bool { return within(p, "extract") },
			func(p string) bool { return ours(p) && !within(p, "extract") && p != "signatory/graph" }},
		{"only extract/ingest knows queues", func(p string) bool { return within(p, "extract") && !within(p, "extract/ingest") }, queue},
		{"extract needs no network or database", func(p string) bool { return within(p, "extract") && !within(p, "extract/ingest") },
			func(p string) bool { return p == "database/sql" || p == "net/http" || p == "net" }},
		{"api imports graph alone; it is given its reader", func(p string) bool { return within(p, "api") },
			func(p string) bool { return ours(p) && p != "signatory/graph" && !within(p, "api") }},
		{"web imports graph alone, and access to know who asks", func(p string) bool { return within(p, "web") },
			func(p string) bool {
				return ours(p) && p != "signatory/graph" && p != "signatory/api/access" && !within(p, "web")
			}},
		{"nothing imports cmd", ours, func(p string) bool { return within(p, "cmd") }},
		{"testing stays out of the program", ours, func(p string) bool { return p == "testing" }},
	} {
		for pkg, imported := range imports(t) {
			if !rule.of(pkg) || strings.HasSuffix(pkg, "test") {
				continue
			}
			for _, p := range imported {
				if rule.forbidden(p) {
					t.Errorf("%s: %s imports %s", rule.says, pkg, p)
				}
			}
		}
	}
}
