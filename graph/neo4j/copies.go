package neo4j

import (
	"cmp"
	_ "embed"
	"maps"
	"slices"

	"signatory/graph"
)

var (
	//go:embed cypher/leave_bands.cypher
	leaveBands string
	//go:embed cypher/join_bands.cypher
	joinBands string
	//go:embed cypher/group.cypher
	groupOf string
	//go:embed cypher/set_sources.cypher
	setSources string
)

// joinBands puts the articles that are about to be written into the bands of their
// prints, and gives the sources of those that are in them.
func (w *putting) joinBands(b *batch) (sources []string, err error) {
	g := newGiven()
	var bands []params
	for _, id := range w.fresh {
		for _, hash := range b.prints[id].Bands() {
			bands = append(bands, params{"in": g.articles.of(id), "hash": hash})
		}
	}
	slices.SortFunc(bands, func(a, b params) int {
		return cmp.Or(cmp.Compare(a["hash"].(int64), b["hash"].(int64)), cmp.Compare(a["in"].(int), b["in"].(int)))
	})
	touched := map[string]bool{}
	note := func(r row) (struct{}, error) {
		touched[r.str("source")] = true
		return struct{}{}, nil
	}
	if len(w.gone) > 0 {
		if _, err := run(w.tx, leaveBands, params{"articles": w.gone}, note); err != nil {
			return nil, err
		}
	}
	if len(bands) > 0 {
		if _, err := run(w.tx, givenArticles+joinBands, params{"rows": bands, "articles": g.articles.ids}, note); err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(touched)), nil
}

// groupCopies finds the copies of the articles that are about to be written among
// those with the sources touched, and gives all that are tied together one source. A
// group is grouped anew whole, for one of a superseded article may fall apart.
func (w *putting) groupCopies(b *batch, touched []string) error {
	prints := make(map[string]graph.Print, len(w.fresh))
	for _, id := range w.fresh {
		prints[id] = b.prints[id]
	}
	before, err := w.groups(touched, prints)
	if err != nil {
		return err
	}
	return w.giveSources(before, prints)
}

// groups adds the prints of the articles of some sources to prints, and tells
// the source of each.
func (w *putting) groups(sources []string, prints map[string]graph.Print) (map[string]string, error) {
	before := map[string]string{}
	if len(sources) == 0 {
		return before, nil
	}
	_, err := run(w.tx, groupOf, params{"sources": sources}, func(r row) (struct{}, error) {
		id := r.str("id")
		if _, fresh := prints[id]; fresh {
			return struct{}{}, nil
		}
		print, err := graph.ParsePrint(r.bytes("print"))
		prints[id], before[id] = print, r.str("source")
		return struct{}{}, err
	})
	return before, err
}

// giveSources groups prints, writes what changes for stored articles, and puts
// the sources of fresh ones into their rows.
func (w *putting) giveSources(before map[string]string, prints map[string]graph.Print) error {
	sources := graph.GroupCopies(prints)
	for _, article := range w.articles {
		id := article["id"].(string)
		article["source"], w.sources[id] = sources[id], sources[id]
		if p := prints[id]; len(p) > 0 {
			article["print"] = p.Bytes()
		}
	}
	var changed []params
	for _, id := range slices.Sorted(maps.Keys(before)) {
		if sources[id] != before[id] {
			changed = append(changed, params{"id": id, "source": sources[id]})
		}
	}
	if len(changed) == 0 {
		return nil
	}
	_, err := run(w.tx, setSources, params{"rows": changed}, func(r row) (struct{}, error) {
		p := pair{r.str("actor"), r.str("instrument")}
		w.pairs[p.key()], w.stale[p.key()] = p, true
		return struct{}{}, nil
	})
	return err
}
