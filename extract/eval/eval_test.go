package eval

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
)

const gold = "../../testdata/gold"

// readings reads the labelled sample articles.
func readings(t *testing.T, labels []Label) map[string]graph.Reading {
	t.Helper()
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]graph.Reading{}
	for _, l := range labels {
		src, err := os.ReadFile(filepath.Join("../../testdata/articles", l.Article))
		if err != nil {
			t.Fatal(err)
		}
		d, err := article.Parse(l.Article, src)
		if err != nil {
			t.Fatal(err)
		}
		out[l.Article] = x.Extract(d)
	}
	return out
}

// spoil makes readings worse in every way that the figures tell apart.
func spoil(rs map[string]graph.Reading, labels []Label) {
	for i, l := range labels {
		r := rs[l.Article]
		for j := range r.Claims {
			switch c := &r.Claims[j]; (i + j) % 6 {
			case 1:
				c.Stance = graph.Refused
			case 2:
				c.Stance = graph.Ratified
			case 3:
				c.Tense = graph.Planned
			case 4:
				r.Claims = append(r.Claims, *c)
			}
		}
		if i%4 == 0 && len(r.Entities) > 2 {
			r.Entities = r.Entities[2:]
		}
		rs[l.Article] = r
		if i%9 == 8 {
			delete(rs, l.Article)
		}
	}
}

// TestFiguresEqualThoseOfTheReferenceScorer scores the sample articles, read
// well and read badly, with both scorers. It runs where the reference scorer,
// a Python program beside the project, is there.
func TestFiguresEqualThoseOfTheReferenceScorer(t *testing.T) {
	scorer, err := filepath.Abs("../../../shared/gold/score.py")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(scorer); err != nil {
		t.Skip("no reference scorer beside the project")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3")
	}
	labels, err := Labels(gold)
	if err != nil {
		t.Fatal(err)
	}
	rs := readings(t, labels)
	for _, state := range []string{"as read", "spoilt"} {
		t.Run(state, func(t *testing.T) {
			if state == "spoilt" {
				spoil(rs, labels)
			}
			want := reference(t, python, scorer, rs)
			equalFigures(t, Of(labels, rs), want)
		})
	}
}

func reference(t *testing.T, python, scorer string, rs map[string]graph.Reading) Score {
	t.Helper()
	var nd bytes.Buffer
	for _, r := range rs {
		line, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		nd.Write(append(line, '\n'))
	}
	path := filepath.Join(t.TempDir(), "readings.ndjson")
	if err := os.WriteFile(path, nd.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, scorer, gold, path, "--json").Output()
	if err != nil {
		t.Fatal(err)
	}
	var s Score
	if err := json.Unmarshal(out, &s); err != nil {
		t.Fatal(err)
	}
	return s
}

func equalFigures(t *testing.T, got, want Score) {
	t.Helper()
	for _, f := range []struct {
		name      string
		got, want float64
	}{
		{"strict precision", got.Strict.Precision, want.Strict.Precision},
		{"strict recall", got.Strict.Recall, want.Strict.Recall},
		{"strict F1", got.Strict.F1, want.Strict.F1},
		{"flips", float64(got.Flips), float64(want.Flips)},
		{"mean F1", got.MeanF1, want.MeanF1},
		{"relaxed precision", got.Relaxed.Precision, want.Relaxed.Precision},
		{"relaxed recall", got.Relaxed.Recall, want.Relaxed.Recall},
		{"counts F1", got.Counts.F1, want.Counts.F1},
		{"instrument recall", got.InstrumentRecall, want.InstrumentRecall},
		{"summit recall", got.SummitRecall, want.SummitRecall},
		{"missing", float64(got.Missing), float64(want.Missing)},
	} {
		if math.Abs(f.got-f.want) > 1e-9 {
			t.Errorf("%s: %v, the reference says %v", f.name, f.got, f.want)
		}
	}
	for stance, w := range want.ByStance {
		if g := got.ByStance[stance]; g.TP != w.TP || g.FP != w.FP || g.FN != w.FN {
			t.Errorf("%s: %+v, the reference says %+v", stance, g, w)
		}
	}
}

func reading(claims ...graph.Claim) graph.Reading {
	return graph.Reading{Claims: claims, Entities: []graph.Entity{
		{ID: "country:FRA", Kind: graph.Country, Name: "France", Code: "FRA"},
		{ID: "instrument:a", Kind: graph.Instrument, Name: "Convention on River Dams", Aliases: []string{"Dams Convention"}},
	}}
}

func says(s graph.Stance, tense graph.Tense) graph.Claim {
	return graph.Claim{Actor: "country:FRA", Instrument: "instrument:a", Stance: s, Tense: tense}
}

// TestWhatCounts states the rules of counting, one a row.
func TestWhatCounts(t *testing.T) {
	signed := Position{Actor: "FRA", Stance: graph.Signed, Tense: graph.Past, Names: []string{"Dams Convention"}}
	maybe := signed
	maybe.Optional = true
	for _, c := range []struct {
		says       string
		label      []Position
		claims     []graph.Claim
		tp, fp, fn int
		flips      int
	}{
		{"the position is found", []Position{signed}, []graph.Claim{says(graph.Signed, graph.Past)}, 1, 0, 0, 0},
		{"said twice, it counts once", []Position{signed}, []graph.Claim{says(graph.Signed, graph.Past), says(graph.Signed, graph.Past)}, 1, 0, 0, 0},
		{"endorsed beside signed says less", []Position{signed}, []graph.Claim{says(graph.Signed, graph.Past), says(graph.Endorsed, graph.Past)}, 1, 0, 0, 0},
		{"ratified beside signed says more and is false", []Position{signed}, []graph.Claim{says(graph.Signed, graph.Past), says(graph.Ratified, graph.Past)}, 1, 1, 0, 0},
		{"planned is not past", []Position{signed}, []graph.Claim{says(graph.Signed, graph.Planned)}, 0, 1, 1, 0},
		{"refused is the opposite of signed", []Position{signed}, []graph.Claim{says(graph.Refused, graph.Past)}, 0, 1, 1, 1},
		{"a false claim in two sentences is one", nil, []graph.Claim{says(graph.Refused, graph.Past), says(graph.Refused, graph.Past)}, 0, 1, 0, 0},
		{"an optional position counts neither way", []Position{maybe}, []graph.Claim{says(graph.Signed, graph.Past)}, 0, 0, 0, 0},
	} {
		t.Run(c.says, func(t *testing.T) {
			s := Of([]Label{{Article: "a.md", Positions: c.label}}, map[string]graph.Reading{"a.md": reading(c.claims...)})
			if s.Strict.TP != c.tp || s.Strict.FP != c.fp || s.Strict.FN != c.fn || s.Flips != c.flips {
				t.Errorf("right %d false %d missed %d flips %d, want %d %d %d %d", s.Strict.TP, s.Strict.FP, s.Strict.FN, s.Flips, c.tp, c.fp, c.fn, c.flips)
			}
		})
	}
}

// TestWhatIsPublished holds the report that the pages show and the README to what the reader
// does now, which says of nobody in the sample articles that he did what they say he did not.
func TestWhatIsPublished(t *testing.T) {
	labels, err := Labels(gold)
	if err != nil {
		t.Fatal(err)
	}
	s := Of(labels, readings(t, labels))
	for _, j := range s.Judged {
		if j.Verdict == Flip {
			t.Errorf("%s: %s %s: %q", j.Article, j.Actor, j.Stance, j.Quote)
		}
	}
	src, err := os.ReadFile("../../web/quality/report.json")
	if err != nil {
		t.Fatal(err)
	}
	var report struct{ Score Score }
	if err := json.Unmarshal(src, &report); err != nil {
		t.Fatal(err)
	}
	s.Judged = nil
	if !reflect.DeepEqual(report.Score, s) {
		t.Errorf("web/quality/report.json is of another reader: write it anew with `make generate`. It has %+v, measured is %+v", report.Score.Strict, s.Strict)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	line := fmt.Sprintf("    strict P %.3f R %.3f F1 %.3f tp %d fp %d fn %d flips %d; mean over articles F1 %.3f\n",
		s.Strict.Precision, s.Strict.Recall, s.Strict.F1, s.Strict.TP, s.Strict.FP, s.Strict.FN, s.Flips, s.MeanF1)
	if !strings.Contains(string(readme), line) {
		t.Errorf("README.md does not hold what eval prints:\n%s", line)
	}
}
