package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/graph"
)

// articleFile writes a file into a folder of its own and gives its path.
func articleFile(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// readingsOf decodes what extract printed.
func readingsOf(t *testing.T, out string) []graph.Reading {
	t.Helper()
	var rs []graph.Reading
	for line := range strings.Lines(out) {
		var r graph.Reading
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatalf("%v in %s", err, line)
		}
		rs = append(rs, r)
	}
	return rs
}

// TestExtractPrintsSoundReadings reads every sample article with the built
// program: a reading has all its lists, names nothing that it does not hold,
// and its quotes are the bytes at their offsets.
func TestExtractPrintsSoundReadings(t *testing.T) {
	dir, err := filepath.Abs("../../testdata/articles")
	if err != nil {
		t.Fatal(err)
	}
	one, two := signatory(t, "", nil, "extract", "--jobs", "1", dir), signatory(t, "", nil, "extract", "--jobs", "5", dir)
	if one.code != 0 || one.out != two.out {
		t.Fatalf("exit code %d; one worker and five print the same: %v", one.code, one.out == two.out)
	}
	if strings.Contains(one.out, ":null") {
		t.Error("an empty list is printed as null")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	rs := readingsOf(t, one.out)
	if len(rs) != len(names) {
		t.Fatalf("%d readings of %d articles", len(rs), len(names))
	}
	for i, r := range rs {
		if r.Article.Path != names[i] {
			t.Errorf("reading %d is of %s, want the order of names: %s", i, r.Article.Path, names[i])
		}
		if err := graph.Check(&r); err != nil {
			t.Error(err)
		}
		verbatim(t, r)
	}
}

// verbatim holds every span of a reading to the source.
func verbatim(t *testing.T, r graph.Reading) {
	t.Helper()
	raw, err := os.ReadFile(r.Article.Path)
	if err != nil {
		t.Fatal(err)
	}
	check := func(what, text string, start, end int) {
		if start < 0 || end > len(raw) || start >= end || string(raw[start:end]) != text && !strings.ContainsAny(string(raw[start:end]), "[]*_&\\<\"") {
			t.Errorf("%s: %s %q is not at %d to %d", r.Article.Path, what, text, start, end)
		}
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			check("mention", m.Text, m.Start, m.End)
		}
	}
	for _, c := range r.Claims {
		check("claim", c.Evidence.Quote, c.Evidence.Start, c.Evidence.End)
	}
	for _, c := range r.Counts {
		check("count", c.Evidence.Quote, c.Evidence.Start, c.Evidence.End)
	}
	for _, l := range r.Links {
		check("link", l.Evidence.Quote, l.Evidence.Start, l.Evidence.End)
	}
}

// TestOneBadFileHarmsNoOther reads a folder with one article of each kind of mess.
func TestOneBadFileHarmsNoOther(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{
		"a.md": dams, "b.md": "", "c.md": "---\ntitle: x\n\nNo end.", "d.md": "Norway\x92s signature.",
		"e.md": strings.Repeat("long ", 11<<18), "README.md": "x", "notes.pdf": "x",
		"f.ndjson": `{"text": "Norway has signed the Oslo River Accord."}` + "\n{\n", "z.md": dams,
		"g.rss":  `<rss version="2.0"><channel><title>News</title><item><title>Accord</title><link>https://news.example/1</link><description><![CDATA[<p>Norway has signed the Oslo River Accord.</p>]]></description></item></channel></rss>`,
		"h.atom": "<feed><entry>",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	r := signatory(t, "", nil, "extract", dir, filepath.Join(dir, "gone.md"))
	var paths []string
	for _, reading := range readingsOf(t, r.out) {
		paths = append(paths, filepath.Base(reading.Article.Path))
	}
	if got := strings.Join(paths, " "); r.code != exitFailed || got != "a.md d.md f.ndjson#1 g.rss#1 z.md" {
		t.Errorf("exit code %d, read %s", r.code, got)
	}
	for _, want := range []string{"b.md: no article: the file is empty\n", "c.md: front matter: opened", "e.md: 13.8 MB; an article is at most 10 MB\n",
		"f.ndjson:2: not a JSON object", "h.atom: broken XML: on line 1: unexpected EOF\n", "gone.md: there is no such file", "2 other files"} {
		if !strings.Contains(r.err, want) {
			t.Errorf("standard error %q does not say %q", r.err, want)
		}
	}
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	if r = signatory(t, "", nil, "ingest", "--db", db, "--json", dir); r.code != exitFailed || !strings.Contains(r.out, `"failed":5,`) || strings.Count(r.out, "\n") != 1 {
		t.Errorf("ingest: %+v", r)
	}
	if r = signatory(t, "", nil, "ingest", "--db", db, filepath.Join(dir, "a.md")); r.code != exitOK || !strings.Contains(r.out, "0 added, 1 unchanged") {
		t.Errorf("the same article again: %+v", r)
	}
}

// TestWrongUse holds exit codes and messages of a command called wrongly.
func TestWrongUse(t *testing.T) {
	for _, c := range []struct {
		says string
		env  []string
		args []string
		code int
		want string
	}{
		{"no path", nil, []string{"extract"}, exitUsage, "requires at least 1 arg"},
		{"an unknown flag", nil, []string{"extract", "--fast", "x"}, exitUsage, "unknown flag: --fast"},
		{"an unknown command", nil, []string{"etract"}, exitUsage, `unknown command "etract"`},
		{"an unknown format", nil, []string{"extract", "--format", "xml", "x"}, exitUsage, "want ndjson or text"},
		{"a flag's variable that is no number", []string{"SIGNATORY_JOBS=many"}, []string{"extract", "x"}, exitUsage, "SIGNATORY_JOBS"},
		{"an unknown store", []string{"SIGNATORY_DB=mysql:x"}, []string{"serve"}, exitUsage, "want sqlite:PATH or neo4j://user@host:port"},
		{"an address in use by none", nil, []string{"serve", "--addr", "256.0.0.1:1", "--db", "sqlite:a.db"}, exitFailed, "choose another address with --addr"},
		{"no labels", nil, []string{"eval", "."}, exitFailed, "holds no labels"},
	} {
		t.Run(c.says, func(t *testing.T) {
			r := signatory(t, "", c.env, c.args...)
			if r.code != c.code || !strings.Contains(r.err, c.want) || strings.Count(r.err, "\n") != 1 {
				t.Errorf("%+v, want code %d and one line that says %q", r, c.code, c.want)
			}
		})
	}
}

// TestHelpShowsAnExampleForEachCommand also holds every --json to one line.
func TestHelpShowsAnExampleForEachCommand(t *testing.T) {
	for _, c := range []string{"extract", "ingest", "serve", "demo", "eval", "bench", "version"} {
		if r := signatory(t, "", nil, c, "--help"); r.code != 0 || !strings.Contains(r.out, "Examples:\n  ") {
			t.Errorf("%s --help: %+v", c, r)
		}
	}
	if r := signatory(t, "", nil, "version", "--json"); r.code != 0 || strings.Count(r.out, "\n") != 1 || !json.Valid([]byte(r.out)) {
		t.Errorf("version --json: %+v", r)
	}
}

// TestStandardInput reads NDJSON from a pipe; offsets count bytes of the decoded text.
func TestStandardInput(t *testing.T) {
	text := "Été: Norway has signed the Oslo River Accord."
	src, err := json.Marshal(map[string]string{"id": "n1", "date": "2019-05-03", "text": text})
	if err != nil {
		t.Fatal(err)
	}
	r := signatory(t, string(src), nil, "extract", "-")
	rs := readingsOf(t, r.out)
	if r.code != 0 || len(rs) != 1 || len(rs[0].Claims) != 1 {
		t.Fatalf("%+v", r)
	}
	if e := rs[0].Claims[0].Evidence; text[e.Start:e.End] != e.Quote {
		t.Errorf("quote %q is not at %d to %d of %q", e.Quote, e.Start, e.End, text)
	}
}
