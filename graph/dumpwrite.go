package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"sync"
	"time"
)

// dumpedAtOnce is how many articles are read at a time, dumpReaders by how many at once.
const (
	dumpedAtOnce = 64
	dumpReaders  = 8
)

// WriteDump writes all that a store keeps as lines of JSON: the same bytes for
// the same content, whichever store it is. Articles that are stored meanwhile may be
// in it or not; each that is stands there whole. An act of mending
// meanwhile is an error: dump again.
func WriteDump(ctx context.Context, s Dumper, w io.Writer) (DumpTally, error) {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	d := &dumping{s: s, e: e}
	for _, step := range []func(context.Context) error{d.head, d.decisions, d.articles, d.records, d.end} {
		if err := step(ctx); err != nil {
			return d.tally, fmt.Errorf("dump: %w", err)
		}
	}
	return d.tally, nil
}

type dumping struct {
	s     Dumper
	e     *json.Encoder
	tally DumpTally
	acts  []Mending
}

func (d *dumping) line(l dumpLine) error { return d.e.Encode(l) }

// head writes the first line, and the acts behind it.
func (d *dumping) head(ctx context.Context) (err error) {
	switch _, err := d.s.Record(ctx, RestoreShelf, RestoreKey); {
	case err == nil:
		return errors.New("the store holds a part of a dump only, whose loading was cut off; run that restore again first")
	case !errors.Is(err, ErrNotFound):
		return err
	}
	if err := d.line(dumpLine{Dump: &dumpHead{"signatory", dumpVersion}}); err != nil {
		return err
	}
	if d.acts, err = allActs(ctx, d.s); err != nil {
		return err
	}
	for _, m := range d.acts {
		if err := d.line(actLine(m)); err != nil {
			return err
		}
	}
	d.tally.Mendings = len(d.acts)
	return nil
}

// allActs lists all acts of mending in the order of doing.
func allActs(ctx context.Context, s Mender) ([]Mending, error) {
	var out []Mending
	err := eachPage(func(p Paging) (Page[Mending], error) { return s.Mendings(ctx, MendingQuery{Paging: p}) },
		func(m Mending) { out = append(out, m) })
	slices.Reverse(out)
	return out, err
}

func (d *dumping) decisions(ctx context.Context) error {
	var all []Decision
	err := eachPage(func(p Paging) (Page[Ruling], error) { return d.s.Rulings(ctx, RulingQuery{Paging: p}) },
		func(r Ruling) { all = append(all, r.Decision) })
	slices.Reverse(all)
	for i := range all {
		all[i].At = all[i].At.UTC()
		err = errors.Join(err, d.line(dumpLine{Decision: &all[i]}))
	}
	d.tally.Decisions = len(all)
	return err
}

func (d *dumping) articles(ctx context.Context) error {
	after := ""
	for {
		ids, err := d.s.ArticleIDs(ctx, after, dumpedAtOnce)
		if err != nil || len(ids) == 0 {
			return err
		}
		after = ids[len(ids)-1]
		some, err := d.read(ctx, ids)
		if err != nil {
			return err
		}
		for _, k := range some {
			d.tally.Articles++
			d.tally.Claims += len(k.Reading.Claims)
			if err := d.line(articleLine(k)); err != nil {
				return err
			}
		}
	}
}

// read reads articles, several at once, in their order.
func (d *dumping) read(ctx context.Context, ids []string) ([]Kept, error) {
	beside, err := d.s.Beside(ctx, ids)
	if err != nil {
		return nil, err
	}
	out, errs := make([]Kept, len(ids)), make([]error, dumpReaders)
	var readers sync.WaitGroup
	for reader := range dumpReaders {
		readers.Go(func() {
			for i := reader; i < len(ids) && errs[reader] == nil; i += dumpReaders {
				out[i], errs[reader] = d.one(ctx, ids[i])
				out[i].Beside = beside[ids[i]]
			}
		})
	}
	readers.Wait()
	return out, errors.Join(errs...)
}

func (d *dumping) one(ctx context.Context, id string) (Kept, error) {
	live, err := d.s.Reading(ctx, id)
	if err != nil {
		return Kept{}, err
	}
	k := Kept{Reading: live, Recorded: map[string]time.Time{}}
	for i := range live.Claims {
		k.Recorded[live.Claims[i].ID] = live.Claims[i].Recorded
	}
	if len(d.acts) > 0 {
		k.Reading, err = d.s.Unmended(ctx, id)
	}
	return k, err
}

func (d *dumping) records(ctx context.Context) error {
	shelves, err := d.s.Shelves(ctx)
	if err != nil {
		return err
	}
	for _, shelf := range shelves {
		list, err := AllRecords(ctx, d.s, shelf)
		if err != nil {
			return err
		}
		for _, r := range list {
			d.tally.Records++
			if err := d.line(recordLine(shelf, r)); err != nil {
				return err
			}
		}
	}
	return nil
}

// end writes the last line, unless somebody mended since the first.
func (d *dumping) end(ctx context.Context) error {
	now, err := allActs(ctx, d.s)
	if err == nil && len(now) != len(d.acts) {
		err = errors.New("somebody mended meanwhile; run it again")
	}
	if err != nil {
		return err
	}
	return d.line(dumpLine{End: &d.tally})
}
