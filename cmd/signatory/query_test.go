package main

import (
	"encoding/csv"
	"encoding/json"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"signatory/graph/neo4j/neo4jtest"
)

const rivals = `---
title: Denmark signs after all
date: 2019-05-03
publisher: Another sample
url: https://other.example/denmark
---

Denmark has signed the Oslo River Accord. Iceland was named too. 40 countries have signed the Oslo River Accord.
`

const union = `---
title: "=1+1 the Union joins"
date: 2019-06-01
publisher: Third sample
url: https://third.example/union
---

The European Union has signed the Oslo River Accord.
`

// askStore loads three articles into a file and gives a way to query it.
func askStore(t *testing.T) func(args ...string) ran {
	t.Helper()
	run := withStore(t)
	return func(args ...string) ran { return run(append([]string{"query"}, args...)...) }
}

// withStore loads three articles into a file and gives a way to run commands on it.
func withStore(t *testing.T) func(args ...string) ran {
	t.Helper()
	return loaded(t, []string{"SIGNATORY_DB=sqlite:" + filepath.Join(t.TempDir(), "graph.db")})
}

// loaded loads three articles into the store of an environment.
func loaded(t *testing.T, db []string) func(args ...string) ran {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{"a.md": dams, "b.md": rivals, "c.md": union} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if r := signatory(t, "", db, "ingest", dir); r.code != 0 {
		t.Fatalf("ingest: %s", r.err)
	}
	return func(args ...string) ran { return signatory(t, "", db, args...) }
}

// queryRows ask each question and tell what its table must show.
var queryRows = []struct {
	args string
	want []string
}{
	{"positions --actor|NOR", []string{"Oslo River Accord", "Norway", "signed", "2019-05-03"}},
	{"positions --stance|refused", []string{"none"}},
	{"ledger Denmark|Oslo River Accord", []string{"disputed", "refused", "signed", "Denmark has signed"}},
	{"silence Oslo River Accord", []string{"signed", "Finland", "silent", "Iceland"}},
	{"silence Oslo River Accord --bloc|Benelux", []string{"through", "NLD", "Netherlands", "European Union signed"}},
	{"silence Oslo River Accord --bloc|Benelux --expand=false", []string{"no_coverage", "NLD", "Netherlands"}},
	{"silence Oslo River Accord --bloc|BRICS", []string{"no_coverage", "IND", "India"}},
	{"silence Oslo River Accord --region|Northern Europe", []string{"signed", "Norway", "through", "Latvia"}},
	{"positions --region|154", []string{"Norway", "Denmark"}},
	{"positions --region|Africa", []string{"none"}},
	{"positions --min-confidence|0.999", []string{"none"}},
	{"members Benelux", []string{"BEL", "LUX", "NLD"}},
	{"members NATO --as-of|2003", []string{"TUR"}},
	{"members", []string{"region:150", "organization:nato"}},
	{"counts Oslo River Accord", []string{"40 countries", "36"}},
	{"disputes", []string{"Denmark", "refused", "signed", "Denmark has signed"}},
	{"sources DNK|Oslo River Accord", []string{"Another sample", "Signatory sample"}},
	{"alignment pair Norway|Sweden", []string{"Norway", "Sweden", "1"}},
	{"alignment periods Norway|Denmark", []string{"2010-2019", "1"}},
	{"alignment matrix --region|Africa", []string{"none"}},
	{"alignment matrix", []string{"Finland"}},
	{"alignment neighbours Norway", []string{"Finland", "Sweden"}},
	{"alignment clusters", []string{"CLUSTER"}},
	{"neighbours Oslo River Accord --stance signed", []string{"Norway", "<-signed-", "have signed"}},
	{"path Norway|Sweden --hops 2", []string{"-signed->", "<-signed-", "Oslo River Accord"}},
	{"search oslo riv", []string{"instrument", "Oslo River Accord", "claim"}},
	{"changes --actor|Norway", []string{"new", "signed 2019-05-03"}},
}

// queryArgs parts the words of a row: the command, its arguments behind "|", and flags.
func queryArgs(row string) []string {
	head, flags, _ := strings.Cut(row, " --")
	command, rest, _ := strings.Cut(head, " ")
	args := []string{command}
	if command == "alignment" {
		command, rest, _ = strings.Cut(rest, " ")
		args = append(args, command)
	}
	if rest != "" {
		args = append(args, strings.Split(rest, "|")...)
	}
	for _, flag := range strings.Split(flags, " --") {
		if i := strings.IndexAny(flag, " |"); i > 0 {
			args = append(args, "--"+flag[:i], flag[i+1:])
		} else if flag != "" {
			args = append(args, "--"+flag)
		}
	}
	return args
}

func TestQuery(t *testing.T) {
	ask := askStore(t)
	for _, r := range queryRows {
		t.Run(r.args, func(t *testing.T) {
			args := queryArgs(r.args)
			got := ask(args...)
			if got.code != 0 {
				t.Fatalf("exit %d: %s", got.code, got.err)
			}
			for _, w := range r.want {
				if !strings.Contains(got.out, w) {
					t.Errorf("%q is not in\n%s", w, got.out)
				}
			}
			asJSON := ask(append(args, "--json")...)
			if !json.Valid([]byte(asJSON.out)) || strings.Count(asJSON.out, "\n") != 1 || strings.Contains(asJSON.out, ":null") {
				t.Errorf("--json prints %s%s", asJSON.out, asJSON.err)
			}
			if lines, err := csv.NewReader(strings.NewReader(ask(append(args, "--csv")...).out)).ReadAll(); err != nil || len(lines) == 0 {
				t.Errorf("--csv: %d lines, %v", len(lines), err)
			}
		})
	}
}

// moments are those of storing, which are each store's own.
var moments = regexp.MustCompile(`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z`)

// Both stores print the same bytes, save when they stored what they tell of.
func TestQueryAlikeOnNeo4j(t *testing.T) {
	server := neo4jtest.Start(t)
	u, err := url.Parse(server.URI)
	if err != nil {
		t.Fatal(err)
	}
	u.User = url.User(server.User)
	one := withStore(t)
	other := loaded(t, []string{"SIGNATORY_DB=" + u.String(), "SIGNATORY_DB_PASSWORD=" + server.Password})
	for _, r := range queryRows {
		for _, form := range []string{"--json", "--csv"} {
			args := append(append([]string{"query"}, queryArgs(r.args)...), form)
			if a, b := one(args...), other(args...); a.code != 0 || moments.ReplaceAllString(a.out, "") != moments.ReplaceAllString(b.out, "") {
				t.Errorf("%s %s:\nsqlite: %s%s\nneo4j:  %s%s", r.args, form, a.out, a.err, b.out, b.err)
			}
		}
	}
	for _, run := range []func(...string) ran{one, other} {
		r := run("resolve", "Denmark", "Oslo River Accord", "--stance", "refused", "--by", "Ada")
		if after := run("query", "ledger", "Denmark", "Oslo River Accord"); r.code != 0 || !strings.Contains(after.out, "refused since 2019-05-03 on") {
			t.Errorf("resolve: %+v, then %s", r, after.out)
		}
	}
}

func TestQueryPages(t *testing.T) {
	ask := askStore(t)
	var first, rest struct {
		Items []json.RawMessage
		Next  string `json:"next_cursor"`
	}
	for _, p := range []struct {
		to   any
		args []string
	}{{&first, []string{"--limit", "2"}}, {&rest, nil}} {
		args := append([]string{"positions", "--json"}, p.args...)
		if p.args == nil {
			args = append(args, "--cursor", first.Next, "--limit", "0")
		}
		if err := json.Unmarshal([]byte(ask(args...).out), p.to); err != nil {
			t.Fatal(err)
		}
	}
	if len(first.Items) != 2 || first.Next == "" || len(rest.Items) != 3 || rest.Next != "" {
		t.Errorf("%d items, then %d", len(first.Items), len(rest.Items))
	}
	if r := ask("positions", "--actor", "European Union", "--csv"); !strings.Contains(r.out, ",'=1+1 the Union joins,") {
		t.Errorf("a title would be a formula: %s", r.out)
	}
	if r := ask("positions", "--limit", "2"); !strings.Contains(r.err, "more follow") {
		t.Errorf("a cut table does not say so: %s", r.err)
	}
}

func TestResolve(t *testing.T) {
	run := withStore(t)
	standing := func() string { return run("query", "ledger", "Denmark", "Oslo River Accord").out }
	disputed := func() bool {
		said := standing()
		return strings.Contains(said, "signed since 2019-05-03") && strings.Contains(said, "disputed on")
	}
	if !disputed() {
		t.Fatalf("before: %s", standing())
	}
	done := run("resolve", "Denmark", "Oslo River Accord", "--stance", "refused", "--by", "Ada", "--reason", "absent", "--json")
	var list struct{ Items []struct{ ID string } }
	if err := json.Unmarshal([]byte(done.out), &list); err != nil || len(list.Items) != 1 || done.code != 0 {
		t.Fatalf("resolve: %v, %+v", err, done)
	}
	if !strings.Contains(standing(), "refused since 2019-05-03 on") || !strings.Contains(standing(), "overruled") {
		t.Errorf("resolved: %s", standing())
	}
	if r := run("resolve", "--undo", list.Items[0].ID, "--by", "Bob"); r.code != 0 || !strings.Contains(r.out, "undo") {
		t.Errorf("undo: %+v", r)
	}
	if !disputed() {
		t.Errorf("after: %s", standing())
	}
	if r := run("query", "decisions", "--actor", "DNK"); strings.Count(r.out, "country:DNK") != 2 || !strings.Contains(r.out, "Ada") {
		t.Errorf("decisions: %s%s", r.out, r.err)
	}
	for args, code := range map[string]int{"Denmark": 2, "--undo": 2, "Norway|Oslo River Accord|--stance|signed|--by|Ada": 1,
		"Denmark|Oslo River Accord|--stance|endorsed|--by|Ada": 1, "Denmark|Oslo River Accord|--stance|signed": 1, "--undo|decision:none|--by|Ada": 1} {
		if r := run(append([]string{"resolve"}, strings.Split(args, "|")...)...); r.code != code || r.err == "" {
			t.Errorf("%s: exit %d, %q", args, r.code, r.err)
		}
	}
}

func TestQueryTellsWhatIsWrong(t *testing.T) {
	ask := askStore(t)
	for _, r := range []struct {
		args string
		code int
		says string
	}{
		{"positions --actor|Nobody", 1, `"Nobody": no country`},
		{"positions --instrument|country:NOR", 1, "country:NOR"},
		{"positions --stance|liked", 1, "want one of"},
		{"positions --as-of|yesterday", 2, "--as-of: date"},
		{"positions --recorded-at|noon", 2, "--recorded-at: moment"},
		{"positions --limit|-1", 2, "--limit -1"},
		{"ledger Norway", 2, "accepts 2 arg"},
		{"silence Oslo River Accord --group|France", 1, "France"},
	} {
		if got := ask(queryArgs(r.args)...); got.code != r.code || !strings.Contains(got.err, r.says) {
			t.Errorf("%s: exit %d, %q", r.args, got.code, got.err)
		}
	}
	if r := signatory(t, "", nil, "query", "positions", "--db", "sqlite:none.db"); r.code != 1 || !strings.Contains(r.err, "signatory ingest") {
		t.Errorf("no file: exit %d, %q", r.code, r.err)
	}
}

// No text of a table breaks its lines or drives the terminal.
func TestOneLine(t *testing.T) {
	for text, want := range map[string]string{"a\nb": "a b", "\x1b[31mred": "[31mred", "a\tb": "a b", "Côte": "Côte"} {
		if got := oneLine(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
	if got := oneLine(strings.Repeat("é", 200)); len([]rune(got)) != widest || !slices.Equal([]rune(got)[widest-1:], []rune("…")) {
		t.Errorf("a long text becomes %q", got)
	}
}
