package graph

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Dumper is a store whose whole content can be written down by WriteDump and
// taken in by another one, of either kind, by LoadDump.
type Dumper interface {
	Reader
	Reviewer
	Mender
	Linter
	Records
	// Beside tells, by id, what is kept of stored articles that no answer shows.
	Beside(ctx context.Context, articles []string) (map[string]Beside, error)
	// Shelves lists the shelves that hold records, in their order.
	Shelves(ctx context.Context) ([]string, error)
	// Restore takes in what another store kept, with its times: first all acts and
	// decisions, then articles some at a time. What is there already stays. An article that
	// is there in another state is an error.
	Restore(ctx context.Context, r Restoring) error
}

// Restoring is a part of what a store kept, on its way into another.
type Restoring struct {
	Acts      []Mending  // in the order of doing, those that were taken back too
	Decisions []Decision // in the order of deciding
	Articles  []Kept
}

// Kept is an article with all that a store keeps of it.
type Kept struct {
	Reading  Reading              // as it was read, before any mending
	Recorded map[string]time.Time // when each live claim was stored, by its id after mending
	Beside
}

// Beside is what a store keeps of an article that no answer shows.
type Beside struct {
	Digest string      // of the reading as it was put (Digest)
	Gone   []GoneClaim // claims that it made once, in the order of SortGone
}

// GoneClaim is a claim that a later reading of its article no longer made.
type GoneClaim struct {
	Claim      Claim     `json:"claim"` // with Published and Recorded
	Superseded time.Time `json:"superseded"`
}

// SortGone orders claims by when they were stored, when they were superseded, and id.
func SortGone(list []GoneClaim) {
	slices.SortFunc(list, func(a, b GoneClaim) int {
		return cmp.Or(a.Claim.Recorded.Compare(b.Claim.Recorded), a.Superseded.Compare(b.Superseded), cmp.Compare(a.Claim.ID, b.Claim.ID))
	})
}

// bare is a claim as it was read, without what a store knows of it.
func bare(c Claim) Claim {
	c.Article, c.Source, c.Publisher, c.Published, c.Recorded = "", "", "", "", time.Time{}
	return c
}

// asPut gives a reading that a store gave back the form in which it was put:
// claims in one order, and nothing that a store sets.
func asPut(r Reading) Reading {
	r.Claims, r.Counts, r.Links = slices.Clone(r.Claims), slices.Clone(r.Counts), slices.Clone(r.Links)
	for i := range r.Claims {
		r.Claims[i] = bare(r.Claims[i])
	}
	SortClaims(r.Claims)
	for i := range r.Counts {
		r.Counts[i].Article, r.Counts[i].Published = "", ""
	}
	for i := range r.Links {
		r.Links[i].Article = ""
	}
	r.Article.Retracted = false
	return r
}
