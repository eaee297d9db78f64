package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"strconv"

	"signatory/graph"
)

const entitySelect = `SELECT e.id, e.kind, e.name, e.code, e.type, e.date, e.aliases, e.claims, e.articles FROM entity e`

func scanEntity(rows *sql.Rows) (graph.EntitySummary, error) {
	var e graph.EntitySummary
	var aliases string
	if err := rows.Scan(&e.ID, &e.Kind, &e.Name, &e.Code, &e.Type, &e.Date, &aliases, &e.Claims, &e.Articles); err != nil {
		return e, err
	}
	err := json.Unmarshal([]byte(aliases), &e.Aliases)
	return e, err
}

// Entity returns one entity with its tallies.
func (s *Store) Entity(ctx context.Context, id string) (graph.EntitySummary, error) {
	rows, err := s.read.QueryContext(ctx, entitySelect+" WHERE e.id = ?", id)
	if err != nil {
		return graph.EntitySummary{}, err
	}
	found, err := collect(rows, scanEntity)
	if err != nil {
		return graph.EntitySummary{}, err
	}
	if len(found) == 0 {
		return graph.EntitySummary{}, s.movedOrGone(ctx, id)
	}
	err = s.addStances(ctx, found)
	return found[0], err
}

// Entities lists entities; see graph.EntityQuery.
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery) (graph.Page[graph.EntitySummary], error) {
	none := graph.Page[graph.EntitySummary]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	list, key, order := "entities", 1, "e.id"
	switch q.Sort {
	case "", "id":
	case "coverage":
		list, key, order = "coverage", 2, "e.claims DESC, e.id"
	case "articles":
		list, key, order = "articles", 3, "e.articles DESC, e.claims DESC, e.id"
	default:
		return none, &graph.InvalidError{Field: "sort", Reason: fmt.Sprintf("%q is no order: want id, coverage or articles", q.Sort)}
	}
	after, err := graph.DecodeCursor(list, key, q.Cursor)
	if err != nil {
		return none, err
	}
	var c conditions
	in(&c, "e.kind", q.Kinds)
	if q.Acts {
		c.add("e.acts > 0")
	}
	switch len(after) {
	case 1:
		c.add("e.id > ?", after[0])
	case 2:
		n := tallyOf(after[0])
		c.add("(e.claims < ? OR e.claims = ? AND e.id > ?)", n, n, after[1])
	case 3:
		n, m := tallyOf(after[0]), tallyOf(after[1])
		c.add("(e.articles < ? OR e.articles = ? AND (e.claims < ? OR e.claims = ? AND e.id > ?))", n, n, m, m, after[2])
	}
	rows, err := s.read.QueryContext(ctx, entitySelect+c.where()+" ORDER BY "+order+" LIMIT ? + 0", append(c.args, size+1)...)
	if err != nil {
		return none, fmt.Errorf("list entities: %w", err)
	}
	found, err := collect(rows, scanEntity)
	if err != nil {
		return none, fmt.Errorf("list entities: %w", err)
	}
	page := graph.PageOf(list, found, size, func(e graph.EntitySummary) []string {
		switch list {
		case "coverage":
			return []string{strconv.Itoa(e.Claims), e.ID}
		case "articles":
			return []string{strconv.Itoa(e.Articles), strconv.Itoa(e.Claims), e.ID}
		}
		return []string{e.ID}
	})
	return page, s.addStances(ctx, page.Items)
}

// tallyOf is a number of a cursor; one that was tampered with begins the list anew.
func tallyOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return math.MaxInt64
	}
	return n
}

// addStances counts the current positions of each entity that are facts.
func (s *Store) addStances(ctx context.Context, es []graph.EntitySummary) error {
	if len(es) == 0 {
		return nil
	}
	ids := make([]string, len(es))
	at := make(map[string]int, len(es))
	for i := range es {
		es[i].Stances = map[graph.Stance]int{}
		ids[i], at[es[i].ID] = es[i].ID, i
	}
	list, err := json.Marshal(ids)
	if err != nil {
		return err
	}
	rows, err := s.read.QueryContext(ctx, "SELECT h.entity, h.stance, h.n FROM json_each(?) j CROSS JOIN held h ON h.entity = j.value", string(list))
	if err != nil {
		return fmt.Errorf("count stances: %w", err)
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var id string
		var stance graph.Stance
		var n int
		err := r.Scan(&id, &stance, &n)
		es[at[id]].Stances[stance] += n
		return struct{}{}, err
	})
	if err != nil {
		return err
	}
	return s.addFounding(ctx, es)
}

// addFounding counts for bodies the positions on their founding instruments too.
func (s *Store) addFounding(ctx context.Context, es []graph.EntitySummary) error {
	var of []graph.EntitySummary
	for i := range es {
		if id := s.founding.Of(es[i].ID); id != es[i].ID {
			of = append(of, graph.EntitySummary{Entity: graph.Entity{ID: id}})
		}
	}
	if err := s.addStances(ctx, of); err != nil {
		return err
	}
	for i := range es {
		if s.founding.Of(es[i].ID) == es[i].ID {
			continue
		}
		for stance, n := range of[0].Stances {
			es[i].Stances[stance] += n
		}
		of = of[1:]
	}
	return nil
}

// Silent lists countries that are mentioned beside an instrument without a position on it.
func (s *Store) Silent(ctx context.Context, instrument string) ([]graph.ActorRef, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT e.id, e.kind, e.name, e.code FROM beside b JOIN entity e ON e.id = b.country
		WHERE b.instrument = ?1 AND e.kind = 'country'
		AND NOT EXISTS (SELECT 1 FROM position p WHERE p.instrument = ?1 AND p.actor = e.id AND p.stance <> '')
		ORDER BY e.id`, s.founding.Of(instrument))
	if err != nil {
		return nil, fmt.Errorf("list the silent on %s: %w", instrument, err)
	}
	out, err := collect(rows, func(r *sql.Rows) (a graph.ActorRef, err error) {
		err = r.Scan(&a.ID, &a.Kind, &a.Name, &a.Code)
		return a, err
	})
	if out == nil {
		out = []graph.ActorRef{}
	}
	return out, err
}

// SilentOn lists the instruments beside which a country is named without a position; see graph.Reader.
func (s *Store) SilentOn(ctx context.Context, country string) ([]graph.InstrumentRef, error) {
	rows, err := s.read.QueryContext(ctx, `SELECT e.id, e.name, e.type FROM beside b JOIN entity e ON e.id = b.instrument
		WHERE b.country = ?1
		AND NOT EXISTS (SELECT 1 FROM position p WHERE p.instrument = b.instrument AND p.actor = ?1 AND p.stance <> '')
		ORDER BY e.id`, country)
	if err != nil {
		return nil, fmt.Errorf("list what %s is silent on: %w", country, err)
	}
	out, err := collect(rows, func(r *sql.Rows) (i graph.InstrumentRef, err error) {
		err = r.Scan(&i.ID, &i.Name, &i.Type)
		return i, err
	})
	if out == nil {
		out = []graph.InstrumentRef{}
	}
	return out, err
}

// Mentioned lists the countries that are named beside an instrument; see graph.Reader.
func (s *Store) Mentioned(ctx context.Context, q graph.MentionQuery) ([]graph.ActorRef, error) {
	if err := (&graph.PositionQuery{KnownAt: q.KnownAt}).Check(); err != nil {
		return nil, err
	}
	q.Instrument = s.founding.Of(q.Instrument)
	if q.KnownAt == "" && q.RecordedAt.IsZero() {
		return s.mentionedNow(ctx, q.Instrument, q.Among)
	}
	held, args := heldBy(q.RecordedAt)
	args = append([]any{q.Instrument}, args...)
	rows, err := s.read.QueryContext(ctx, `SELECT DISTINCT e.id, e.kind, e.name, e.code, a.date
		FROM (SELECT c.article FROM position p`+ofPosition+` WHERE p.instrument = ? AND `+held+`
			UNION SELECT c.article FROM claim c INDEXED BY claim_gone WHERE c.instrument = ? AND c.superseded > 0 AND `+held+`) c
		JOIN article a ON a.n = c.article CROSS JOIN mention m ON m.article = c.article CROSS JOIN entity e ON e.n = m.entity
		WHERE e.kind = 'country' ORDER BY e.id`, append(args, args...)...)
	if err != nil {
		return nil, fmt.Errorf("list who is named beside %s: %w", q.Instrument, err)
	}
	out := []graph.ActorRef{}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var a graph.ActorRef
		var published graph.Date
		err := r.Scan(&a.ID, &a.Kind, &a.Name, &a.Code, &published)
		known := q.KnownAt == "" || published != "" && published.Last() <= q.KnownAt.Last()
		if known && (len(out) == 0 || out[len(out)-1].ID != a.ID) {
			out = append(out, a)
		}
		return struct{}{}, err
	})
	return out, err
}

// mentionedNow is Mentioned by what is stored and known today.
func (s *Store) mentionedNow(ctx context.Context, instrument string, among []string) ([]graph.ActorRef, error) {
	query, args := `SELECT e.id, e.kind, e.name, e.code FROM beside b JOIN entity e ON e.id = b.country WHERE b.instrument = ? AND e.kind = 'country'`, []any{instrument}
	if among != nil {
		query, args = query+" AND b.country IN (SELECT value FROM json_each(?))", append(args, list(among))
	}
	rows, err := s.read.QueryContext(ctx, query+" ORDER BY b.country", args...)
	if err != nil {
		return nil, fmt.Errorf("list who is named beside %s: %w", instrument, err)
	}
	out, err := collect(rows, func(r *sql.Rows) (a graph.ActorRef, err error) {
		err = r.Scan(&a.ID, &a.Kind, &a.Name, &a.Code)
		return a, err
	})
	return append([]graph.ActorRef{}, out...), err
}

// Stats counts what the store holds.
func (s *Store) Stats(ctx context.Context) (graph.Stats, error) {
	st, err := s.stats.Get(ctx, s.revision, s.count)
	st.Entities = maps.Clone(st.Entities)
	return st, err
}

// count counts all rows, which takes as long as there are many; claims, of which there are
// most, are counted by who makes them.
func (s *Store) count(ctx context.Context) (graph.Stats, error) {
	st := graph.Stats{Entities: map[graph.Kind]int{}}
	row := s.read.QueryRowContext(ctx, `SELECT (SELECT count(*) FROM article) - (SELECT count(*) FROM article WHERE retracted <> 0), (SELECT coalesce(sum(acts), 0) FROM entity),
		(SELECT count(*) FROM position WHERE stance <> '')`)
	if err := row.Scan(&st.Articles, &st.Claims, &st.Positions); err != nil {
		return st, fmt.Errorf("count: %w", err)
	}
	rows, err := s.read.QueryContext(ctx, "SELECT kind, count(*) FROM entity GROUP BY kind")
	if err != nil {
		return st, fmt.Errorf("count entities: %w", err)
	}
	_, err = collect(rows, func(r *sql.Rows) (struct{}, error) {
		var k graph.Kind
		var n int
		err := r.Scan(&k, &n)
		st.Entities[k] = n
		return struct{}{}, err
	})
	return st, err
}
