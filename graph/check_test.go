package graph

import (
	"errors"
	"strings"
	"testing"
)

// soundReading is a reading of which each row below changes one thing.
func soundReading() *Reading {
	return &Reading{
		Article:  Article{ID: "article:a1", Path: "a.md", Date: "2020-01-01"},
		Entities: []Entity{{ID: "country:FRA", Kind: Country, Name: "France"}, {ID: "instrument:x", Kind: Instrument, Name: "X"}},
		Claims: []Claim{{ID: "claim:1", Actor: "country:FRA", Stance: Signed, Tense: Past, Instrument: "instrument:x", Date: "2019", Confidence: 1},
			{ID: "claim:2", Actor: "country:FRA", Tense: Past, Instrument: "instrument:x", Act: Reservation}},
		Counts: []Count{{Stance: Signed, Count: 3, Instrument: "instrument:x"}},
		Links:  []Link{{Kind: Said, From: "country:FRA", About: "instrument:x"}},
	}
}

func TestCheck(t *testing.T) {
	if err := Check(soundReading()); err != nil {
		t.Fatalf("a sound reading: %v", err)
	}
	for _, r := range []struct {
		rule  string
		spoil func(*Reading)
		field string
	}{
		{"an article needs an id", func(r *Reading) { r.Article.ID = "" }, "article.id"},
		{"an id has no spaces", func(r *Reading) { r.Entities[0].ID = "country:F R" }, "entities[0].id"},
		{"a date is a date", func(r *Reading) { r.Article.Date = "1 May" }, "article.date"},
		{"a kind is one of ours", func(r *Reading) { r.Entities[1].Kind = "treaty" }, "entities[1].kind"},
		{"an entity has a name", func(r *Reading) { r.Entities[1].Name = "" }, "entities[1].name"},
		{"an entity stands once", func(r *Reading) { r.Entities = append(r.Entities, r.Entities[0]) }, "entities[2].id"},
		{"an actor is among the entities", func(r *Reading) { r.Claims[0].Actor = "country:USA" }, "claims[0].actor"},
		{"so is an instrument", func(r *Reading) { r.Claims[1].Instrument = "instrument:y" }, "claims[1].instrument"},
		{"so is a summit, where there is one", func(r *Reading) { r.Claims[0].Summit = "summit:y" }, "claims[0].summit"},
		{"only a reservation has no stance", func(r *Reading) { r.Claims[1].Act = "" }, "claims[1].stance"},
		{"a tense is one of ours", func(r *Reading) { r.Claims[0].Tense = "" }, "claims[0].tense"},
		{"an act is one of ours", func(r *Reading) { r.Claims[0].Act = "nod" }, "claims[0].act"},
		{"a confidence is a chance", func(r *Reading) { r.Claims[0].Confidence = 1.1 }, "claims[0].confidence"},
		{"a claim stands once", func(r *Reading) { r.Claims[1].ID = "claim:1" }, "claims[1].id"},
		{"a second date is a date", func(r *Reading) { r.Claims[0].Effective = "2020-13" }, "claims[0].effective"},
		{"a count is of an entity", func(r *Reading) { r.Counts[0].Instrument = "" }, "counts[0].instrument"},
		{"a count is not below nothing", func(r *Reading) { r.Counts[0].Count = -1 }, "counts[0].count"},
		{"only what is said leads to nothing", func(r *Reading) { r.Links[0].Kind = Hosted }, "links[0].to"},
		{"a relation is one of ours", func(r *Reading) { r.Links[0].Kind = "likes" }, "links[0].kind"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			reading := soundReading()
			r.spoil(reading)
			err := Check(reading)
			var invalid *InvalidError
			if !errors.As(err, &invalid) || invalid.Field != r.field {
				t.Fatalf("got %v, want a complaint about %s", err, r.field)
			}
			if strings.Contains(err.Error(), "\n") || !errors.Is(err, ErrInvalid) {
				t.Errorf("%q is not one line, or no ErrInvalid", err)
			}
		})
	}
}

func TestSnippet(t *testing.T) {
	long := strings.Repeat("many words stand here ", 20) + "before the Déclaration of Paris " + strings.Repeat("and many words after it ", 20)
	for _, r := range []struct {
		rule, text      string
		words           []string
		has, begin, end string
	}{
		{"a short text is whole", "a  short\ntext", []string{"text"}, "a short text", "a", "t"},
		{"a long one is cut around the word", long, []string{"declaration"}, "the Déclaration of", "… ", " …"},
		{"without the word it is its beginning", long, []string{"nothing"}, "many words stand here many", "many", " …"},
		{"a text without spaces is cut all the same", strings.Repeat("é", 500), []string{"x"}, "éé", "é", " …"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			got := Snippet(r.text, r.words)
			if !strings.Contains(got, r.has) || !strings.HasPrefix(got, r.begin) || !strings.HasSuffix(got, r.end) || len(got) > snippetLength+10 {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestMergeForms(t *testing.T) {
	var forms []Form
	for _, e := range []Entity{{ID: "country:CIV", Kind: Country, Name: "Ivory Coast", Aliases: []string{"Abidjan", "Abidjan"}},
		{ID: "country:CIV", Kind: Country, Name: "Côte d’Ivoire", Code: "CIV"}, {ID: "country:CIV", Kind: Country, Name: "Côte d’Ivoire"}} {
		forms = append(forms, Forms(&e)...)
	}
	tally := map[Form]int{}
	for _, f := range forms {
		tally[Form{Field: f.Field, Value: f.Value}] += f.N
	}
	forms = forms[:0]
	for f, n := range tally {
		f.N = n
		forms = append(forms, f)
	}
	e := MergeForms("country:CIV", forms)
	if e.Name != "Côte d’Ivoire" || e.Code != "CIV" || strings.Join(e.Aliases, "; ") != "Abidjan; Ivory Coast" {
		t.Errorf("merged into %+v", e)
	}
}
