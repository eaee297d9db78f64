package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Reviewer keeps what people decide about claims. Every decision is kept, the
// ones that were taken back too.
type Reviewer interface {
	// Decide records a decision on a live claim and settles its position anew.
	// ErrNotFound where no live claim has the id; *InvalidError for a verdict
	// that is none or a decision without a name.
	Decide(ctx context.Context, claim string, v Verdict, by, reason string) (Ruling, error)
	// Revoke takes a decision back, which may be an orphaned one: it records an
	// Undo on what it was about.
	Revoke(ctx context.Context, ruling string, by, reason string) (Ruling, error)
	// Rulings lists decisions, the latest first.
	Rulings(ctx context.Context, q RulingQuery) (Page[Ruling], error)
}

// RulingQuery selects decisions on an actor and an instrument (none: all).
type RulingQuery struct {
	Paging
	Actor, Instrument string
}

// Ruling is a stored decision.
type Ruling struct {
	ID string `json:"id"`
	Decision
	Claims   []string `json:"claims"`   // the live claims that it is about
	Orphaned bool     `json:"orphaned"` // there are none: the article no longer says so
}

// Digest is the id of a decision: the same for the same decision in every store.
func (d Decision) Digest() (string, error) {
	d.At = d.At.UTC()
	b, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("id of a decision: %w", err)
	}
	sum := sha256.Sum256(b)
	return "decision:" + hex.EncodeToString(sum[:8]), nil
}

// Check reports an *InvalidError for a decision that cannot be.
func (d Decision) Check() error {
	if verdicts := []Verdict{Confirm, Reject, Undo}; !slices.Contains(verdicts, d.Verdict) {
		return &InvalidError{Field: "verdict", Reason: fmt.Sprintf("%q is no verdict: want one of %v", d.Verdict, verdicts)}
	}
	if strings.TrimSpace(d.By) == "" {
		return &InvalidError{Field: "by", Reason: "is empty: name who decides"}
	}
	return nil
}

// RulingOn makes the Ruling of a decision; live are the live claims of its
// actor on its instrument.
func RulingOn(d Decision, live []Claim) (Ruling, error) {
	id, err := d.Digest()
	r := Ruling{ID: id, Decision: d, Claims: []string{}}
	for i := range live {
		if live[i].decisionKey() == d.key() {
			r.Claims = append(r.Claims, live[i].ID)
		}
	}
	slices.Sort(r.Claims)
	r.Orphaned = len(r.Claims) == 0
	return r, err
}
