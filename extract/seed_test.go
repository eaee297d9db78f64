package extract_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/graph"
)

// TestSeed reads the article that the project began with, where it lies beside
// the repository: all its positions, and nothing false.
func TestSeed(t *testing.T) {
	const path = "../../shared/seed.md"
	src, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		t.Skip(path + " is not here")
	}
	if err != nil {
		t.Fatal(err)
	}
	doc, err := article.Parse(path, src)
	if err != nil {
		t.Fatal(err)
	}
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	r := x.Extract(doc)

	const statement = "instrument:paris-ai-statement"
	want := map[string]bool{
		"country:USA withdrew organization:world-health-organization": true,
		"country:USA withdrew instrument:paris-agreement":             true,
	}
	for stance, codes := range map[string][]string{"refused": {"USA", "GBR"}, "signed": {"CHN", "IND", "JPN", "AUS", "CAN"}} {
		for _, code := range codes {
			want["country:"+code+" "+stance+" "+statement] = true
		}
	}
	got := map[string]bool{}
	for _, c := range r.Claims {
		key := c.Actor + " " + string(c.Stance) + " " + c.Instrument
		if got[key] = true; !want[key] || c.Tense != graph.Past {
			t.Errorf("false: %s %s :: %s", key, c.Tense, c.Evidence.Quote)
		}
		if q := string(src[c.Evidence.Start:c.Evidence.End]); !strings.Contains(q, "](") && q != c.Evidence.Quote {
			t.Errorf("the bytes at %d are %q, the quote is %q", c.Evidence.Start, q, c.Evidence.Quote)
		}
	}
	for key := range want {
		if !got[key] {
			t.Errorf("missing: %s", key)
		}
	}
	if len(r.Counts) != 1 || r.Counts[0].Count != 61 || r.Counts[0].Stance != graph.Signed || r.Counts[0].Instrument != statement {
		t.Errorf("counts: %+v, want 61 countries that signed the statement", r.Counts)
	}
	seedEntities(t, &r)
}

// seedEntities checks the instruments, the summit and the persons of the seed article.
func seedEntities(t *testing.T, r *graph.Reading) {
	t.Helper()
	for _, id := range []string{
		"instrument:bletchley-declaration", "instrument:seoul-declaration", "instrument:eu-ai-act", "summit:ai-action-summit-2025", "place:paris",
	} {
		if !slices.ContainsFunc(r.Entities, func(e graph.Entity) bool { return e.ID == id }) {
			t.Errorf("missing: %s", id)
		}
	}
	persons := 0
	for _, e := range r.Entities {
		if e.Kind == graph.Person {
			persons++
		}
	}
	if persons != 5 {
		t.Errorf("%d persons, want 5, each once", persons)
	}
	for person, side := range map[string]string{
		"person:jd-vance": "country:USA", "person:donald-trump": "country:USA", "person:emmanuel-macron": "country:FRA",
		"person:ursula-von-der-leyen": "organization:european-union", "person:dario-amodei": "organization:anthropic",
	} {
		if !slices.ContainsFunc(r.Links, func(l graph.Link) bool {
			return l.Kind == graph.Represents && l.From == person && l.To == side
		}) {
			t.Errorf("missing: %s represents %s", person, side)
		}
	}
}
