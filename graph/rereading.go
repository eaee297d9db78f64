package graph

import (
	"cmp"
	"encoding/json"
	"slices"
	"time"
)

// ReadingDiff is what another reading of an article says otherwise. It is told
// before the reading is stored.
type ReadingDiff struct {
	Article string        `json:"article"`
	Title   string        `json:"title"`
	Gained  []Claim       `json:"gained"`
	Lost    []Claim       `json:"lost"`
	Changed []ClaimChange `json:"changed"`
	Weighed int           `json:"weighed"` // claims of which only the confidence is another
	Rest    []RestDiff    `json:"rest"`    // entities, counts and links that come and go; none where all stay
}

// RestDiff tells how many things of one kind come and go.
type RestDiff struct {
	What   string `json:"what"` // entities, counts or links
	Gained int    `json:"gained"`
	Lost   int    `json:"lost"`
}

// ClaimChange is one claim in two readings.
type ClaimChange struct {
	Before Claim `json:"before"`
	After  Claim `json:"after"`
}

// Empty reports whether the readings say the same, weighed alike.
func (d *ReadingDiff) Empty() bool {
	return len(d.Gained)+len(d.Lost)+len(d.Changed)+d.Weighed+len(d.Rest) == 0
}

// DiffReadings compares two readings of one article. A claim is the same where
// it has the same id; else one that reads overlapping words otherwise, of the
// same actor or on the same instrument, is told as changed.
func DiffReadings(before, after *Reading) ReadingDiff {
	d := ReadingDiff{Article: after.Article.ID, Title: after.Article.Title, Gained: []Claim{}, Lost: []Claim{}, Changed: []ClaimChange{}, Rest: []RestDiff{}}
	now := map[string]*Claim{}
	for i := range after.Claims {
		now[after.Claims[i].ID] = &after.Claims[i]
	}
	for i := range before.Claims {
		old := asRead(&before.Claims[i])
		same := now[old.ID]
		if same == nil {
			d.Lost = append(d.Lost, old)
			continue
		}
		delete(now, old.ID)
		switch fresh := asRead(same); {
		case fresh == old:
		case sameButWeight(fresh, old):
			d.Weighed++
		default:
			d.Changed = append(d.Changed, ClaimChange{old, fresh})
		}
	}
	for i := range after.Claims {
		if c := &after.Claims[i]; now[c.ID] != nil {
			d.Gained = append(d.Gained, asRead(c))
		}
	}
	d.pair()
	bareEntity := func(e *Entity) { e.Mentions = nil }
	restDiff(&d, "entities", bared(before.Entities, bareEntity), bared(after.Entities, bareEntity))
	bareCount := func(c *Count) { c.Article, c.Published = "", "" }
	restDiff(&d, "counts", bared(before.Counts, bareCount), bared(after.Counts, bareCount))
	bareLink := func(l *Link) { l.Article = "" }
	restDiff(&d, "links", bared(before.Links, bareLink), bared(after.Links, bareLink))
	return d
}

// restDiff notes how many of two lists are in one of them alone.
func restDiff[T any](d *ReadingDiff, what string, before, after []T) {
	n := map[string]int{}
	for by, list := range map[int][]T{-1: before, 1: after} {
		for _, item := range list {
			b, err := json.Marshal(item)
			if err != nil {
				b = []byte(err.Error())
			}
			n[string(b)] += by
		}
	}
	r := RestDiff{What: what}
	for _, by := range n {
		r.Gained, r.Lost = r.Gained+max(by, 0), r.Lost+max(-by, 0)
	}
	if r.Gained+r.Lost > 0 {
		d.Rest = append(d.Rest, r)
	}
}

// bared is a list without what a store sets, or what is not compared.
func bared[T any](list []T, bare func(*T)) []T {
	list = slices.Clone(list)
	for i := range list {
		bare(&list[i])
	}
	return list
}

// asRead is a claim without what a store knows of it, and without its reader.
func asRead(c *Claim) Claim {
	out := *c
	out.Article, out.Source, out.Publisher, out.Published, out.Reader = "", "", "", "", ""
	out.Recorded = time.Time{}
	return out
}

func sameButWeight(a, b Claim) bool {
	a.Confidence, a.Reason = b.Confidence, b.Reason
	return a == b
}

// pair tells a claim that is lost and one that is gained as one that changed,
// where both read the same words.
func (d *ReadingDiff) pair() {
	var lost []Claim
	for _, old := range d.Lost {
		i := slices.IndexFunc(d.Gained, func(c Claim) bool {
			return c.Evidence.Start < old.Evidence.End && old.Evidence.Start < c.Evidence.End &&
				(c.Actor == old.Actor || c.Instrument == old.Instrument)
		})
		if i < 0 {
			lost = append(lost, old)
			continue
		}
		d.Changed = append(d.Changed, ClaimChange{old, d.Gained[i]})
		d.Gained = slices.Delete(d.Gained, i, i+1)
	}
	d.Lost = append([]Claim{}, lost...)
	slices.SortStableFunc(d.Changed, func(a, b ClaimChange) int {
		return cmp.Or(cmp.Compare(a.Before.Evidence.Start, b.Before.Evidence.Start), cmp.Compare(a.Before.ID, b.Before.ID))
	})
}
