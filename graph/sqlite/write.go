package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"maps"
	"slices"

	"signatory/graph"
)

// writeClaims inserts the claims noted, in the order of their pairs. One that
// is live already, from another article, is not written again.
func (w *writer) writeClaims(ctx context.Context) error {
	w.sortClaims()
	first := w.lastClaim
	row := func(args []any, i int) []any {
		c := &w.claims[i]
		w.lastClaim++
		c.n, c.recorded = w.lastClaim, w.claimRecorded(c)
		return append(args, c.ID, c.articleN, c.Actor, c.Instrument, string(c.Stance), string(c.article.Date), c.recorded, c.Attribution.Entity, c.Evidence.Quote, c.reading.bodies[c.place])
	}
	added, err := w.insertRows(ctx, "INTO claim (id, article, actor, instrument, stance, published, recorded, attributed, quote, body)", 10,
		" ON CONFLICT (id) WHERE superseded = 0 DO NOTHING", len(w.claims), row)
	if err != nil {
		return err
	}
	if added < int64(len(w.claims)) {
		if err := w.numberWritten(ctx, first); err != nil {
			return err
		}
	}
	var t *touched
	for i := range w.claims {
		c := &w.claims[i]
		if i == 0 || c.order != w.claims[i-1].order {
			t = w.pairOf(pair{c.Instrument, c.Actor})
		}
		t.added = append(t.added, c)
	}
	return nil
}

// sortClaims sorts the claims noted by instrument, actor and id.
func (w *writer) sortClaims() {
	places := map[string]uint64{} // of the ends among themselves
	for i := range w.claims {
		places[w.claims[i].Instrument], places[w.claims[i].Actor] = 0, 0
	}
	for n, id := range slices.Sorted(maps.Keys(places)) {
		places[id] = uint64(n)
	}
	for i := range w.claims {
		c := &w.claims[i]
		c.order = places[c.Instrument]<<32 | places[c.Actor]
	}
	slices.SortFunc(w.claims, func(a, b claimRow) int {
		if a.order != b.order {
			return cmp.Compare(a.order, b.order)
		}
		return cmp.Compare(a.ID, b.ID)
	})
}

// writeClaimWords writes the words of the claims noted.
func (w *writer) writeClaimWords(ctx context.Context) error {
	if err := until(ctx, w.worded); err != nil {
		return err
	}
	words := make([]wordRow, len(w.claims))
	var batch *wordList
	known := map[string]bool{}
	for i := range w.claims {
		c := &w.claims[i]
		words[i] = wordRow{placeOf(c.article.Date, c.n), c.reading.words[c.place]}
		if batch == nil {
			batch = c.reading.batch
		}
		if c.reading.batch == nil {
			addWords(known, words[i].words)
		}
	}
	if batch != nil {
		if err := w.writeKnown(ctx, batch.words); err != nil {
			return err
		}
	}
	return w.writeWords(ctx, "claim_words", words, known)
}

// numberWritten gives the claims behind the number first their numbers, where
// some were not written, and forgets those.
func (w *writer) numberWritten(ctx context.Context, first int64) error {
	numbers := map[string]int64{}
	rows, err := w.query(ctx, "SELECT n, id FROM claim WHERE n > ?", first)
	if err != nil {
		return err
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var n int64
		var id string
		err := r.Scan(&n, &id)
		numbers[id] = n
		return struct{}{}, err
	})
	written := w.claims[:0]
	for _, c := range w.claims {
		if c.n = numbers[c.ID]; c.n == 0 {
			w.unwritten = append(w.unwritten, pair{c.Instrument, c.Actor})
			continue
		}
		delete(numbers, c.ID) // another one of that id was not written
		written = append(written, c)
	}
	clear(w.claims[len(written):])
	w.claims, w.lastClaim = written, first+int64(len(written))
	return err
}

// writeForms writes by how much the tallies of forms change.
func (w *writer) writeForms(ctx context.Context) error {
	for _, c := range w.entities {
		for _, t := range c.told {
			w.addForms(t.Entity, t.by)
		}
	}
	keys := slices.SortedFunc(maps.Keys(w.forms), func(a, b formKey) int {
		return cmp.Or(cmp.Compare(a.entity, b.entity), cmp.Compare(a.field, b.field), cmp.Compare(a.value, b.value))
	})
	var args []any
	fewer := []formKey{}
	for _, k := range keys {
		if by := w.forms[k]; by != 0 {
			args = append(args, k.entity, string(k.field), k.value, by)
			if by < 0 {
				fewer = append(fewer, k)
			}
		}
	}
	_, err := w.insert(ctx, "INTO form (entity, field, value, n)", 4,
		" ON CONFLICT (entity, field, value) DO UPDATE SET n = n + excluded.n", args)
	if err != nil {
		return err
	}
	for _, k := range fewer {
		if err := w.exec(ctx, "DELETE FROM form WHERE entity = ? AND field = ? AND value = ? AND n = 0", k.entity, string(k.field), k.value); err != nil {
			return err
		}
	}
	return nil
}

// writeArticles writes the fresh articles with their texts: those that have a
// number from before, and behind them the new ones, which SQLite numbers on.
func (w *writer) writeArticles(ctx context.Context) error {
	again, added := make([]*fresh, 0), make([]*fresh, 0, len(w.fresh))
	words := make([]wordRow, len(w.fresh))
	for i := range w.fresh {
		f := &w.fresh[i]
		if f.isNew {
			added = append(added, f)
		} else {
			again = append(again, f)
		}
		words[i] = wordRow{placeOf(f.Article.Date, f.n), wordsOf(f.Article.Title)}
	}
	const columns = "id, revision, digest, path, title, date, url, publisher, language, format, reader, source, recorded, retracted)"
	_, err := w.insertRows(ctx, "INTO article (n, "+columns, 15, "", len(again), func(args []any, i int) []any {
		return w.articleRow(append(args, again[i].n), again[i])
	})
	if err != nil {
		return err
	}
	_, err = w.insertRows(ctx, "INTO article ("+columns, 14, "", len(added), func(args []any, i int) []any {
		return w.articleRow(args, added[i])
	})
	if err != nil {
		return err
	}
	_, err = w.insertRows(ctx, "INTO article_text (article, raw, said)", 3, "", len(w.fresh), func(args []any, i int) []any {
		f := &w.fresh[i]
		if f.Article.Raw == nil {
			return append(args, f.n, []byte{}, f.said)
		}
		return append(args, f.n, f.Article.Raw, f.said)
	})
	if err != nil {
		return err
	}
	return w.writeWords(ctx, "article_words", words, wordsIn(words))
}

// articleRow appends the columns of an article but for its number.
func (w *writer) articleRow(args []any, f *fresh) []any {
	a := &f.Article
	return append(args, a.ID, a.Revision, f.digest, a.Path, a.Title, string(a.Date), a.URL, a.Publisher,
		a.Language, a.Format, a.Reader, f.source, w.articleRecorded(a.ID), a.Retracted)
}

// writeMentions writes which entities articles name.
func (w *writer) writeMentions(ctx context.Context) error {
	_, err := w.insertRows(ctx, "INTO mention (article, entity)", 2, "", len(w.mentions), func(args []any, i int) []any {
		return append(args, w.mentions[i].article, w.numbers[w.mentions[i].entity])
	})
	return err
}

// writeRest writes counts, lists and links.
func (w *writer) writeRest(ctx context.Context) error {
	if _, err := w.insert(ctx, "INTO count (instrument, article, place, body)", 4, "", w.rest.counts); err != nil {
		return err
	}
	if _, err := w.insert(ctx, "INTO status_list (instrument, article)", 2, "", w.rest.lists); err != nil {
		return err
	}
	if _, err := w.insert(ctx, "INTO link (key, article, kind, body)", 4, " ON CONFLICT DO NOTHING", w.rest.links); err != nil {
		return err
	}
	if _, err := w.insert(ctx, "INTO link_end (entity, kind, key)", 3, " ON CONFLICT DO NOTHING", w.rest.ends); err != nil {
		return err
	}
	return w.writeTies(ctx)
}

// storedEntity is what the row of an entity is made of.
type storedEntity struct {
	n     int64
	words string
	forms []graph.Form
}

// writeEntities makes the row of each touched entity of all forms of it, and
// removes those that no article names any more.
func (w *writer) writeEntities(ctx context.Context) error {
	known, err := w.storedEntities(ctx)
	if err != nil {
		return err
	}
	w.numbers = make(map[string]int64, len(known))
	var rows, words []any
	for _, id := range slices.Sorted(maps.Keys(known)) {
		e, isNew := known[id], false
		if len(e.forms) == 0 {
			if err := w.removeEntity(ctx, e.n); err != nil {
				return err
			}
			continue
		}
		if e.n == 0 {
			w.lastEntity++
			e.n, isNew = w.lastEntity, true
		}
		w.numbers[id] = e.n
		m, c := w.mends.MergeForms(id, e.forms), w.entities[id]
		aliases, err := json.Marshal(m.Aliases)
		if err != nil {
			return err
		}
		text := m.SearchText()
		rows = append(rows, e.n, id, string(m.Kind), m.Name, m.Code, m.Type, string(m.Date), string(aliases), text, c.claims, c.acts, c.articles)
		if isNew || text != e.words {
			words = append(words, e.n, text)
		}
	}
	_, err = w.insert(ctx, "INTO entity (n, id, kind, name, code, type, date, aliases, words, claims, acts, articles)", 12,
		` ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, name = excluded.name,
		code = excluded.code, type = excluded.type, date = excluded.date, aliases = excluded.aliases, words = excluded.words,
		claims = claims + excluded.claims, acts = acts + excluded.acts, articles = articles + excluded.articles`, rows)
	if err != nil {
		return err
	}
	for ; len(words) > 0; words = words[2:] {
		if err := w.exec(ctx, "INSERT OR REPLACE INTO entity_words (rowid, words) VALUES (?, ?)", words[:2]...); err != nil {
			return err
		}
	}
	return nil
}

// storedEntities reads what is stored of the touched entities.
func (w *writer) storedEntities(ctx context.Context) (map[string]*storedEntity, error) {
	known := make(map[string]*storedEntity, len(w.entities))
	ids := make([]any, 0, len(w.entities))
	for id := range w.entities {
		known[id] = &storedEntity{}
		ids = append(ids, id)
	}
	err := w.lookUp(ctx, "SELECT id, n, words FROM wanted CROSS JOIN entity ON id = k", ids, func(scan func(...any) error) error {
		var id string
		var e storedEntity
		err := scan(&id, &e.n, &e.words)
		*known[id] = e
		return err
	})
	if err != nil {
		return nil, err
	}
	err = w.lookUp(ctx, "SELECT entity, field, value, n FROM wanted CROSS JOIN form ON entity = k", ids, func(scan func(...any) error) error {
		var id string
		var f graph.Form
		err := scan(&id, &f.Field, &f.Value, &f.N)
		known[id].forms = append(known[id].forms, f)
		return err
	})
	return known, err
}

func (w *writer) removeEntity(ctx context.Context, n int64) error {
	if n == 0 {
		return nil
	}
	if err := w.exec(ctx, "DELETE FROM entity WHERE n = ?", n); err != nil {
		return err
	}
	return w.exec(ctx, "DELETE FROM entity_words WHERE rowid = ?", n)
}
