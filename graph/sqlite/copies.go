package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"maps"
	"slices"

	"signatory/graph"
)

// copies are what is found of the copies of the fresh articles.
type copies struct {
	grouping
	bands []bandRow // of their prints
	err   error
	found chan struct{} // closed when all of it is; nil: nobody looks yet
}

// findCopies begins to look for the copies of the fresh articles, among themselves and
// in the store, beside the transaction where that may be: of what was stored before it.
func (w *writer) findCopies(ctx context.Context) error {
	w.copies = &copies{grouping: grouping{prints: map[int64]graph.Print{}, source: map[int64]string{}, first: map[string]string{}}}
	if w.regroups || !w.isLarge() {
		return nil
	}
	w.copies.found = make(chan struct{})
	w.others.Go(func() {
		defer close(w.copies.found)
		w.copies.err = w.copies.find(ctx, w, w.before)
	})
	return nil
}

func (g *copies) find(ctx context.Context, w *writer, ask asking) error {
	if err := until(ctx, w.printed); err != nil {
		return err
	}
	for i := range w.fresh {
		f := &w.fresh[i]
		if f.print != nil {
			g.prints[f.n], g.source[f.n] = f.print, f.Article.ID
		}
	}
	fresh := slices.Sorted(maps.Keys(g.prints))
	inBand, err := g.shareBands(ctx, ask, fresh)
	if err != nil {
		return err
	}
	if err := g.loadPrints(ctx, ask, inBand); err != nil {
		return err
	}
	for _, n := range fresh {
		for _, other := range inBand[n] {
			if g.prints[n].CopyOf(g.prints[other]) {
				g.tie(g.source[n], g.source[other])
			}
		}
	}
	return nil
}

// groupCopies gives all that are copies of one text one source.
func (w *writer) groupCopies(ctx context.Context) error {
	if w.copies.found == nil {
		w.copies.err = w.copies.find(ctx, w, w.query)
	} else if err := until(ctx, w.copies.found); err != nil {
		return err
	}
	if w.copies.err != nil {
		return w.copies.err
	}
	return w.giveSources(ctx, &w.copies.grouping)
}

// grouping is what is known of articles that may be copies of one text.
type grouping struct {
	prints map[int64]graph.Print
	source map[int64]string  // as stored; of a fresh article its id
	first  map[string]string // a source that another one comes before in its group
}

// root is the source of the group that a source is in.
func (g *grouping) root(source string) string {
	for to, ok := g.first[source]; ok; to, ok = g.first[source] {
		source = to
	}
	return source
}

func (g *grouping) tie(a, b string) {
	if a, b = g.root(a), g.root(b); a != b {
		g.first[max(a, b)] = min(a, b)
	}
}

// bandRow is a band of the print of an article.
type bandRow struct {
	band    int64
	article int64
}

// shareBands notes the bands of fresh articles, in the order of the bands, and
// tells which articles share one with each.
func (g *copies) shareBands(ctx context.Context, ask asking, fresh []int64) (map[int64][]int64, error) {
	var rows []bandRow
	for _, n := range fresh {
		for _, band := range g.prints[n].Bands() {
			rows = append(rows, bandRow{band, n})
		}
	}
	slices.SortFunc(rows, func(a, b bandRow) int { return cmp.Or(cmp.Compare(a.band, b.band), cmp.Compare(a.article, b.article)) })
	rows = slices.Compact(rows)
	keys := make([]any, 0, len(rows))
	shared := map[int64][]int64{}
	for i, r := range rows {
		if i > 0 && rows[i-1].band == r.band {
			for j := i - 1; j >= 0 && rows[j].band == r.band; j-- {
				shared[r.article] = append(shared[r.article], rows[j].article)
			}
			continue
		}
		keys = append(keys, r.band)
	}
	err := lookUpBy(ctx, ask, "SELECT band, article FROM wanted CROSS JOIN copy_band ON band = k", keys, func(scan func(...any) error) error {
		var band, other int64
		if err := scan(&band, &other); err != nil {
			return err
		}
		i, _ := slices.BinarySearchFunc(rows, band, func(r bandRow, band int64) int { return cmp.Compare(r.band, band) })
		for ; i < len(rows) && rows[i].band == band; i++ {
			shared[rows[i].article] = append(shared[rows[i].article], other)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	for n := range shared {
		slices.Sort(shared[n])
		shared[n] = slices.Compact(shared[n])
	}
	g.bands = rows
	return shared, nil
}

// writePrints writes the prints of fresh articles and their bands.
func (w *writer) writePrints(ctx context.Context) error {
	var prints []any
	for i := range w.fresh {
		if f := &w.fresh[i]; f.print != nil {
			prints = append(prints, f.n, f.print.Bytes())
		}
	}
	if _, err := w.insert(ctx, "INTO copy_print (article, print)", 2, "", prints); err != nil {
		return err
	}
	bands := w.copies.bands
	_, err := w.insertRows(ctx, "INTO copy_band (band, article)", 2, "", len(bands), func(args []any, i int) []any {
		return append(args, bands[i].band, bands[i].article)
	})
	return err
}

// loadPrints reads the prints that share a band with one of a fresh article.
func (g *copies) loadPrints(ctx context.Context, ask asking, inBand map[int64][]int64) error {
	wanted := map[int64]bool{}
	for _, others := range inBand {
		for _, n := range others {
			if g.prints[n] == nil {
				wanted[n] = true
			}
		}
	}
	var keys []any
	for _, n := range slices.Sorted(maps.Keys(wanted)) {
		keys = append(keys, n)
	}
	return lookUpBy(ctx, ask, `SELECT p.article, p.print, a.source FROM wanted CROSS JOIN copy_print p ON p.article = k CROSS JOIN article a ON a.n = k`, keys,
		func(scan func(...any) error) error {
			var n int64
			var print []byte
			var source string
			if err := scan(&n, &print, &source); err != nil {
				return err
			}
			p, err := graph.ParsePrint(print)
			g.prints[n], g.source[n] = p, source
			return err
		})
}

// giveSources gives the fresh articles their sources, and stored ones another
// where their group has grown.
func (w *writer) giveSources(ctx context.Context, g *grouping) error {
	isFresh := map[string]bool{}
	for i := range w.fresh {
		f := &w.fresh[i]
		f.source = g.root(f.Article.ID)
		isFresh[f.Article.ID] = true
	}
	for _, source := range slices.Sorted(maps.Keys(g.first)) {
		if isFresh[source] {
			continue
		}
		rows, err := w.query(ctx, "SELECT n FROM article WHERE id = ?1 AND source = ?1 UNION ALL SELECT n FROM article WHERE source = ?1 AND source <> id", source)
		if err != nil {
			return err
		}
		members, err := collect(rows, scanNumber)
		if err != nil {
			return err
		}
		for _, n := range members {
			if err := w.setSource(ctx, n, g.root(source)); err != nil {
				return err
			}
		}
	}
	return nil
}

// ungroupCopies takes an article out of its group, which may fall apart.
func (w *writer) ungroupCopies(ctx context.Context, n int64) error {
	w.regroups = true
	mine, err := w.printsOf(ctx, "SELECT a.n, a.id, p.print FROM copy_print p JOIN article a ON a.n = p.article WHERE p.article = ?", n)
	if err != nil || len(mine) == 0 {
		return err
	}
	for _, band := range mine[0].print.Bands() {
		if err := w.exec(ctx, "DELETE FROM copy_band WHERE band = ? AND article = ?", band, n); err != nil {
			return err
		}
	}
	if err := w.exec(ctx, "DELETE FROM copy_print WHERE article = ?", n); err != nil {
		return err
	}
	left, err := w.printsOf(ctx, `WITH same (source) AS (SELECT source FROM article WHERE n = ?)
		SELECT a.n, a.id, p.print FROM (SELECT a.n, a.id FROM same JOIN article a ON a.id = same.source AND a.source = a.id
			UNION ALL SELECT a.n, a.id FROM same JOIN article a ON a.source = same.source AND a.source <> a.id) a
		JOIN copy_print p ON p.article = a.n`, n)
	if err != nil {
		return err
	}
	prints := map[string]graph.Print{}
	for _, m := range left {
		prints[m.id] = m.print
	}
	sources := graph.GroupCopies(prints)
	for _, m := range left {
		if err := w.setSource(ctx, m.n, sources[m.id]); err != nil {
			return err
		}
	}
	return nil
}

// setSource changes the source of a stored article, and settles anew what it claims.
func (w *writer) setSource(ctx context.Context, n int64, source string) error {
	if err := w.exec(ctx, "UPDATE article SET source = ? WHERE n = ?", source, n); err != nil {
		return err
	}
	rows, err := w.query(ctx, "SELECT instrument, actor FROM claim WHERE article = ? AND superseded = 0", n)
	if err != nil {
		return err
	}
	pairs, err := collect(rows, scanPair)
	for _, p := range pairs {
		w.touchPair(p)
	}
	return err
}

// printed is an article with its print.
type printed struct {
	n     int64
	id    string
	print graph.Print
}

func (w *writer) printsOf(ctx context.Context, query string, args ...any) ([]printed, error) {
	rows, err := w.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (p printed, err error) {
		var b []byte
		if err := r.Scan(&p.n, &p.id, &b); err != nil {
			return p, err
		}
		p.print, err = graph.ParsePrint(b)
		return p, err
	})
}

func (w *writer) strings(ctx context.Context, query string, args ...any) ([]string, error) {
	rows, err := w.query(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return collect(rows, func(r *sql.Rows) (s string, err error) {
		err = r.Scan(&s)
		return s, err
	})
}
