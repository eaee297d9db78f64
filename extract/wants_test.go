package extract_test

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
)

var prune = flag.Bool("prune", false, "take the cases that pass off their pending.list")

// TestArticles reads every sample article and holds the reading against
// testdata/articles/NAME.want.txtar, where there is one.
func TestArticles(t *testing.T) {
	runWants(t, "../testdata/articles", ".want.txtar", func(name string, _ *txtar.Archive) ([]byte, error) {
		return os.ReadFile(filepath.Join("../testdata/articles", name+".md"))
	})
}

// TestConstructions reads the tiny article of each case of
// testdata/constructions: one way to say, or not to say, a position.
func TestConstructions(t *testing.T) {
	runWants(t, "../testdata/constructions", ".txtar", func(_ string, ar *txtar.Archive) ([]byte, error) {
		src, ok := section(ar, "article")
		if !ok {
			return nil, errors.New("no section -- article --")
		}
		return []byte(src), nil
	})
}

// runWants runs the cases of dir. A case listed in dir/pending.list is known to
// fail; it must be taken off the list as soon as it passes, so that the list
// only shrinks.
func runWants(t *testing.T, dir, suffix string, source func(string, *txtar.Archive) ([]byte, error)) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	cases, err := filepath.Glob(filepath.Join(dir, "*"+suffix))
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in %s: %v", dir, err)
	}
	list := filepath.Join(dir, "pending.list")
	pending := readPending(t, list)
	var passed []string
	for _, path := range cases {
		name := strings.TrimSuffix(filepath.Base(path), suffix)
		isPending := slices.Contains(pending, name)
		t.Run(name, func(t *testing.T) {
			problems, err := runWant(x, path, name, source)
			switch {
			case err != nil:
				t.Fatal(err)
			case isPending && len(problems) == 0:
				passed = append(passed, name)
			case !isPending && len(problems) > 0:
				t.Error(strings.Join(problems, "\n"))
			}
		})
	}
	checkPending(t, list, pending, cases, suffix, passed)
}

// runWant says in which ways the reading misses what the case wants. The error
// is for a case that is itself wrong.
func runWant(x *extract.Extractor, path, name string, source func(string, *txtar.Archive) ([]byte, error)) ([]string, error) {
	ar, err := txtar.ParseFile(path)
	if err != nil {
		return nil, err
	}
	src, err := source(name, ar)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	want, err := parseWant(ar, src)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	doc, err := article.Parse(name+".md", src)
	if err != nil {
		return []string{err.Error()}, nil
	}
	reading := x.Extract(doc)
	return want.problems(doc, &reading, src), nil
}

func readPending(t *testing.T, path string) []string {
	t.Helper()
	data, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			names = append(names, line)
		}
	}
	return names
}

// checkPending fails for a listed case that passes or does not exist, or, with
// -prune, takes it off the list.
func checkPending(t *testing.T, list string, pending, cases []string, suffix string, passed []string) {
	t.Helper()
	var keep, gone []string
	for _, name := range pending {
		path := filepath.Join(filepath.Dir(list), name+suffix)
		if slices.Contains(passed, name) || !slices.Contains(cases, path) {
			gone = append(gone, name)
		} else {
			keep = append(keep, name)
		}
	}
	t.Logf("%s: %d cases, %d pending", filepath.Dir(list), len(cases), len(keep))
	if len(gone) == 0 {
		return
	}
	if !*prune {
		t.Errorf("%s lists what passes or is gone; take it off with -prune: %s", list, strings.Join(gone, " "))
		return
	}
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for line := range strings.Lines(string(data)) {
		if !slices.Contains(gone, strings.TrimSpace(line)) {
			out.WriteString(line)
		}
	}
	if err := os.WriteFile(list, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// problems compares a reading with the want, section by section.
func (w *want) problems(doc *article.Document, r *graph.Reading, src []byte) []string {
	found := finder{reading: r, src: string(src)}
	var out []string
	out = append(out, w.documentProblems(doc)...)
	for _, e := range w.entities {
		if len(found.entities(e)) == 0 {
			out = append(out, "entities: missing "+e.String())
		}
	}
	for _, m := range w.mentions {
		if !found.mention(m) {
			out = append(out, "mentions: missing "+m.entity.String()+" -> "+m.text)
		}
	}
	out = append(out, w.claimProblems(found)...)
	for _, c := range w.counts {
		if !c.may && !slices.ContainsFunc(r.Counts, func(got graph.Count) bool { return found.isCount(c, got) }) {
			out = append(out, "counts: missing "+c.line)
		}
	}
	for _, l := range w.links {
		if !l.may && !slices.ContainsFunc(r.Links, func(got graph.Link) bool { return found.isLink(l, got) }) {
			out = append(out, "links: missing "+l.line)
		}
	}
	return out
}

func (w *want) documentProblems(doc *article.Document) []string {
	var out []string
	check := func(key, got string) {
		if wanted, ok := w.document[key]; ok && wanted != got {
			out = append(out, fmt.Sprintf("document: %s is %q, want %q", key, got, wanted))
		}
	}
	check("title", doc.Article.Title)
	check("date", string(doc.Article.Date))
	check("url", doc.Article.URL)
	check("publisher", doc.Article.Publisher)
	check("blocks", fmt.Sprint(len(doc.Blocks)))
	return out
}

// claimProblems: every line without "may" has a claim, and every claim a line.
func (w *want) claimProblems(found finder) []string {
	var out []string
	for _, c := range w.claims {
		if !c.may && !slices.ContainsFunc(found.reading.Claims, func(got graph.Claim) bool { return found.isClaim(c, got) }) {
			out = append(out, "claims: missing "+c.line)
			c.quote, c.details = "", nil
			for _, got := range found.reading.Claims {
				if found.isClaim(c, got) {
					out = append(out, "        but there is "+describe(got))
				}
			}
		}
	}
	for _, got := range found.reading.Claims {
		if !slices.ContainsFunc(w.claims, func(c wantClaim) bool {
			c.quote, c.details = "", nil
			return found.isClaim(c, got)
		}) {
			out = append(out, "claims: false "+describe(got))
		}
	}
	return out
}

func describe(c graph.Claim) string {
	return fmt.Sprintf("%s %s %s %s on %q act %q :: %s (%s)",
		c.Actor, c.Stance, c.Tense, c.Instrument, c.Date, c.Act, c.Evidence.Quote, c.Reason.Rule)
}
