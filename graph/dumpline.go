package graph

import (
	"encoding/json"
	"fmt"
	"time"
	"unicode/utf8"
)

// dumpVersion is that of the lines below; a dump of a newer one is refused.
const dumpVersion = 1

// dumpLine is a line of a dump: just one of its fields is set. The first is
// Dump, then come all acts, decisions, articles and records, each in a fixed
// order; the last is End, so that a dump which was cut off is known for one.
type dumpLine struct {
	Dump     *dumpHead    `json:"dump,omitempty"`
	Act      *dumpAct     `json:"mending,omitempty"`
	Decision *Decision    `json:"decision,omitempty"`
	Article  *dumpArticle `json:"article,omitempty"`
	Record   *dumpRecord  `json:"record,omitempty"`
	End      *DumpTally   `json:"end,omitempty"`
}

type dumpHead struct {
	Of      string `json:"of"` // always "signatory"
	Version int    `json:"version"`
}

// dumpAct is an act with what its JSON leaves out.
type dumpAct struct {
	Mending
	Target *Entity `json:"target,omitempty"`
}

// dumpArticle is Kept. Its source stands in Text where that is UTF-8, else in Raw, as base64.
type dumpArticle struct {
	Reading
	Text     *string              `json:"text,omitempty"`
	Raw      []byte               `json:"raw,omitempty"`
	Reader   string               `json:"reader"`
	Recorded time.Time            `json:"recorded"`
	Claimed  map[string]time.Time `json:"claimed,omitempty"` // of claims stored later than the article
	Digest   string               `json:"digest"`
	Gone     []GoneClaim          `json:"gone,omitempty"`
}

type dumpRecord struct {
	Shelf string          `json:"shelf"`
	Key   string          `json:"key"`
	Value json.RawMessage `json:"value,omitempty"`
	Bytes []byte          `json:"bytes,omitempty"` // where the value is no JSON in its shortest form
}

// DumpTally is how much a dump holds.
type DumpTally struct {
	Mendings  int `json:"mendings"`
	Decisions int `json:"decisions"`
	Articles  int `json:"articles"`
	Claims    int `json:"claims"` // live ones, before mending
	Records   int `json:"records"`
}

func actLine(m Mending) dumpLine {
	m.Orphaned = false // which is found out, not kept
	a := &dumpAct{Mending: m}
	if m.Kind == MergeEntity {
		a.Target = &m.Target
	}
	a.At = a.At.UTC()
	return dumpLine{Act: a}
}

func (a *dumpAct) act() Mending {
	m := a.Mending
	if a.Target != nil {
		m.Target = *a.Target
	}
	return m
}

func articleLine(k Kept) dumpLine {
	r := asPut(k.Reading)
	a := &dumpArticle{Reading: r, Reader: r.Article.Reader, Recorded: r.Article.Recorded.UTC(), Digest: k.Digest, Gone: k.Gone}
	for id, at := range k.Recorded {
		if !at.Equal(r.Article.Recorded) {
			if a.Claimed == nil {
				a.Claimed = map[string]time.Time{}
			}
			a.Claimed[id] = at.UTC()
		}
	}
	if utf8.Valid(r.Article.Raw) {
		text := string(r.Article.Raw)
		a.Text = &text
	} else {
		a.Raw = r.Article.Raw
	}
	return dumpLine{Article: a}
}

// kept is the article of a line; text gives its plain text.
func (a *dumpArticle) kept(text TextOf) (Kept, error) {
	k := Kept{Reading: a.Reading, Recorded: a.Claimed, Beside: Beside{Digest: a.Digest, Gone: a.Gone}}
	art := &k.Reading.Article
	art.Raw, art.Reader, art.Recorded = a.Raw, a.Reader, a.Recorded
	if a.Text != nil {
		art.Raw = []byte(*a.Text)
	}
	if err := Check(&k.Reading); err != nil {
		return k, err
	}
	if a.Digest == "" || a.Recorded.IsZero() {
		return k, &InvalidError{Field: "article", Reason: art.ID + " has no digest or no time"}
	}
	if art.Format == ListFormat {
		return k, nil
	}
	var err error
	if art.Text, err = text(*art); err != nil {
		return k, fmt.Errorf("article %s: %w", art.ID, err)
	}
	return k, nil
}

func recordLine(shelf string, r Record) dumpLine {
	d := &dumpRecord{Shelf: shelf, Key: r.Key}
	if shortest, err := json.Marshal(json.RawMessage(r.Value)); err == nil && string(shortest) == string(r.Value) {
		d.Value = r.Value
	} else {
		d.Bytes = r.Value
	}
	return dumpLine{Record: d}
}

func (r *dumpRecord) value() []byte {
	if r.Value != nil {
		return r.Value
	}
	return append([]byte{}, r.Bytes...)
}
