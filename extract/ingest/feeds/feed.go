// Package feeds follows feeds for months: it asks each now and then, politely,
// and has what is new in it stored.
//
// A tour: feed.go is what is remembered of a feed, in the store, so that a run
// that ends in any way goes on where it was; schedule.go says when a feed is
// asked next; poll.go asks it once and reads what is new, pages included;
// run.go does so for all of them. discover.go finds the feed of a site.
package feeds

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"signatory/extract/ingest/fetch"
	"signatory/graph"
)

// shelf is where feeds are kept, by their URL.
const shelf = "feeds"

// Pages says when the page of an item is fetched.
type Pages string

const (
	Auto   Pages = "auto" // where the feed gives a summary only
	Always Pages = "always"
	Never  Pages = "never"
)

// Feed is a feed that is followed.
type Feed struct {
	URL   string        `json:"url"`
	Title string        `json:"title"`
	Every time.Duration `json:"every"` // the pause between two polls, in nanoseconds
	Pages Pages         `json:"pages"`
	Added time.Time     `json:"added"`

	// How it went so far.
	Stamp    fetch.Stamp     `json:"stamp"`
	Next     time.Time       `json:"next"`            // when it is asked again
	Asked    time.Time       `json:"asked"`           // the last time
	Answered time.Time       `json:"answered"`        // the last time that it could be read
	Failures int             `json:"failures"`        // one after the other
	Quiet    int             `json:"quiet"`           // polls without anything new, one after the other
	Problem  string          `json:"problem"`         // of the last poll, "" where there was none
	Gone     bool            `json:"gone"`            // it is no more (410), and not asked again
	Articles int             `json:"articles"`        // taken in, in all
	Items    map[string]Item `json:"items,omitempty"` // of the last answer, by the article's id
}

// Item is what became of an item of a feed.
type Item struct {
	Revision string `json:"revision"`        // of the item's bytes
	Tries    int    `json:"tries,omitempty"` // to get its page; 0 when it is done with
}

// List gives all feeds in the order of their URLs.
func List(ctx context.Context, r graph.Records) ([]Feed, error) {
	records, err := graph.AllRecords(ctx, r, shelf)
	out := make([]Feed, len(records))
	for i, rec := range records {
		if err := json.Unmarshal(rec.Value, &out[i]); err != nil {
			return nil, fmt.Errorf("feed %s: %w", rec.Key, err)
		}
	}
	return out, err
}

// Get gives one feed; graph.ErrNotFound.
func Get(ctx context.Context, r graph.Records, url string) (Feed, error) {
	var f Feed
	value, err := r.Record(ctx, shelf, url)
	if err == nil {
		err = json.Unmarshal(value, &f)
	}
	return f, err
}

// Save keeps a feed as it is now.
func Save(ctx context.Context, r graph.Records, f Feed) error {
	value, err := json.Marshal(f)
	if err != nil {
		return err
	}
	return r.SetRecord(ctx, shelf, f.URL, value)
}

// Remove forgets a feed; graph.ErrNotFound. What was read from it stays.
func Remove(ctx context.Context, r graph.Records, url string) error {
	if _, err := r.Record(ctx, shelf, url); err != nil {
		return err
	}
	return r.DropRecord(ctx, shelf, url)
}

// saveKnown saves a feed unless it was removed meanwhile.
func saveKnown(ctx context.Context, r graph.Records, f Feed) error {
	if _, err := r.Record(ctx, shelf, f.URL); errors.Is(err, graph.ErrNotFound) {
		return nil
	} else if err != nil {
		return err
	}
	return Save(ctx, r, f)
}
