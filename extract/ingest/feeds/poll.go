package feeds

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"time"

	"signatory/extract/article"
	"signatory/extract/ingest"
	"signatory/extract/ingest/fetch"
	"signatory/graph"
)

// Store is what following feeds needs of a store.
type Store interface {
	ingest.Store
	graph.Records
	graph.Holder
}

// Follower follows the feeds of a store.
type Follower struct {
	Store   Store
	Extract func(*article.Document) graph.Reading
	Get     func(ctx context.Context, url string, have fetch.Stamp) (fetch.Page, error)
	Now     func() time.Time
	Log     *slog.Logger
	// Polled, where not nil, is told of each poll.
	Polled func(f Feed, t ingest.Tally, err error)
}

// The bounds of what is done for one item.
const (
	pageTries   = 3    // polls in which the page of an item is asked for
	wholeLength = 1500 // bytes of text from which an item is an article and no summary
)

// Poll asks one feed and stores what is new in it. How it went is kept with the
// feed; the error is one that ends all work: the store, or ctx.
func (w *Follower) Poll(ctx context.Context, f Feed) error {
	f.Asked = w.Now().UTC()
	tally, err := w.poll(ctx, &f)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if lost := w.Store.Ready(ctx); err != nil && lost != nil {
		return lost
	}
	if err != nil {
		f.failed(w.Now().UTC(), err)
		f.Articles += tally.Added
		w.Log.WarnContext(ctx, "feed failed", "feed", f.URL, "failures", f.Failures, "next", f.Next, "error", err)
	} else {
		f.answered(w.Now().UTC(), tally.Added+tally.Superseded)
		f.Articles += tally.Added
		w.Log.InfoContext(ctx, "feed read", "feed", f.URL, "added", tally.Added, "superseded", tally.Superseded, "failed", tally.Failed, "claims", tally.Claims, "next", f.Next)
	}
	if w.Polled != nil {
		w.Polled(f, tally, err)
	}
	return saveKnown(ctx, w.Store, f)
}

// poll asks a feed and stores what is new. What became of its items is noted
// only when they are stored.
func (w *Follower) poll(ctx context.Context, f *Feed) (ingest.Tally, error) {
	page, err := w.Get(ctx, f.URL, f.Stamp)
	if err != nil || page.Unchanged && !f.waiting() {
		return ingest.Tally{}, err
	}
	if page.Unchanged { // but some pages of its items are still to be had
		if page, err = w.Get(ctx, f.URL, fetch.Stamp{}); err != nil {
			return ingest.Tally{}, err
		}
	}
	source := article.Source{Name: f.URL, Ending: page.Ending, URL: page.URL, Charset: page.Charset}
	if source.Format() != "feed" {
		return ingest.Tally{}, fmt.Errorf("%s: it is no feed any more", f.URL)
	}
	items := map[string]Item{}
	var cut error // of a feed of which the end is missing
	read := func(yield func(ingest.Result) bool) {
		for d, err := range source.Stream(bytes.NewReader(page.Body)) {
			if errors.Is(err, article.ErrCutOff) {
				cut = err
				continue
			}
			for _, r := range w.item(ctx, f, d, err, items) {
				if !yield(r) {
					return
				}
			}
		}
	}
	dead := &ingest.DeadLetters{Records: w.Store, Now: w.Now}
	tally, err := ingest.Run(ctx, w.Store, read, ingest.Reporter{Failed: dead.Keep,
		Problem: func(p string) { w.Log.WarnContext(ctx, "article", "feed", f.URL, "problem", p) }})
	if err == nil && tally.Failed > 0 && len(items) == 0 {
		err = errors.New(f.URL + ": the feed could not be read; signatory ingest --list-failed tells why")
	}
	switch {
	case err != nil:
	case cut != nil: // without its stamp, so that the same answer is not taken for all of it
		f.keep(items)
		err = cut
	default:
		f.Items, f.Stamp = items, page.Stamp
	}
	return tally, err
}

// keep notes what became of items beside what is known of others.
func (f *Feed) keep(items map[string]Item) {
	all := maps.Clone(f.Items)
	if all == nil {
		all = map[string]Item{}
	}
	maps.Copy(all, items)
	f.Items = all
}

// waiting reports that the page of an item is still to be had.
func (f *Feed) waiting() bool {
	for _, i := range f.Items {
		if i.Tries > 0 {
			return true
		}
	}
	return false
}

// item reads one item of a feed, if it is new: nothing, or one result.
func (w *Follower) item(ctx context.Context, f *Feed, d *article.Document, err error, items map[string]Item) []ingest.Result {
	if err != nil {
		return []ingest.Result{{Input: f.URL, Err: err}}
	}
	id := d.Article.ID
	state := Item{Revision: d.Article.Revision}
	if before, ok := f.Items[id]; ok && before.Revision == state.Revision {
		if state = before; state.Tries == 0 {
			items[id] = state
			return nil
		}
	}
	page, again := w.page(ctx, f, d)
	if again && state.Tries+1 < pageTries {
		state.Tries++
		items[id] = state
		return nil // its summary is not stored yet: it may be known by another address than its page
	}
	items[id] = Item{Revision: state.Revision}
	if page != nil {
		d = page
	}
	return []ingest.Result{{Input: d.Article.Path, Reading: w.Extract(d), Size: len(d.Article.Raw)}}
}

// page gets the page of an item where it says more than the item does. again
// tells that it may be had later.
func (w *Follower) page(ctx context.Context, f *Feed, item *article.Document) (page *article.Document, again bool) {
	if a := item.Article; f.Pages == Never || a.URL == "" || f.Pages != Always && len(item.Text) >= wholeLength {
		return nil, false
	}
	got, err := w.Get(ctx, item.Article.URL, fetch.Stamp{})
	if err != nil {
		var e *fetch.Error
		w.Log.DebugContext(ctx, "page not had", "feed", f.URL, "error", err)
		return nil, errors.As(err, &e) && e.Temporary
	}
	s := article.Source{Name: got.URL, Ending: got.Ending, URL: got.URL, Charset: got.Charset}
	if s.Many() {
		return nil, false
	}
	d, err := s.Parse(got.Body)
	if err != nil || len(d.Text) < len(item.Text) { // a wall, or an empty frame that a script would fill
		return nil, false
	}
	if d.Article.Date == "" {
		d.Article.Date = item.Article.Date
	}
	if d.Article.Title == "" {
		d.Article.Title = item.Article.Title
	}
	return d, false
}
