package neo4j

import (
	"cmp"
	"context"
	_ "embed"
	"fmt"
	"slices"
	"strconv"

	"signatory/graph"
)

var (
	//go:embed cypher/entity.cypher
	entityByID string
	//go:embed cypher/entities_by_id.cypher
	entitiesByID string
	//go:embed cypher/entities_by_articles.cypher
	entitiesByArticles string
	//go:embed cypher/entities_by_coverage.cypher
	entitiesByCoverage string
	//go:embed cypher/silent_on.cypher
	silentOn string
	//go:embed cypher/silent.cypher
	silent string
	//go:embed cypher/mentioned.cypher
	mentioned string
	//go:embed cypher/mentioned_now.cypher
	mentionedNow string
	//go:embed cypher/stats.cypher
	stats string
)

// Entity returns one entity; see graph.Reader.
func (s *Store) Entity(ctx context.Context, id string) (graph.EntitySummary, error) {
	return read(ctx, s, func(tx *transaction) (graph.EntitySummary, error) {
		found, err := run(tx, entityByID, params{"id": id}, func(r row) (graph.EntitySummary, error) {
			return summaryOf(r.sub("entity")), nil
		})
		if err == nil && len(found) > 0 {
			err = s.addFounding(tx, found)
		}
		if err != nil || len(found) > 0 {
			return one(found, err)
		}
		return graph.EntitySummary{}, movedOrGone(tx, id)
	})
}

// addFounding counts for bodies the positions on their founding instruments too.
func (s *Store) addFounding(tx *transaction, es []graph.EntitySummary) error {
	for i := range es {
		of := s.founding.Of(es[i].ID)
		if of == es[i].ID {
			continue
		}
		found, err := run(tx, entityByID, params{"id": of}, func(r row) (graph.EntitySummary, error) {
			return summaryOf(r.sub("entity")), nil
		})
		if err != nil {
			return err
		}
		for _, instrument := range found {
			for stance, n := range instrument.Stances {
				es[i].Stances[stance] += n
			}
		}
	}
	return nil
}

// summaryOf reads the properties of an entity.
func summaryOf(r row) graph.EntitySummary {
	e := graph.EntitySummary{Entity: graph.Entity{ID: r.str("id"), Kind: graph.Kind(r.str("kind")), Name: r.str("name"),
		Code: r.str("code"), Type: r.str("type"), Date: graph.Date(r.str("date"))},
		Claims: r.num("claims"), Articles: r.num("articles"), Stances: heldOf(r)}
	if aliases := r.strs("aliases"); len(aliases) > 0 {
		e.Aliases = aliases
	}
	return e
}

// Entities lists entities; see graph.Reader. Each kind has its own index
// order, and their pages are merged.
func (s *Store) Entities(ctx context.Context, q graph.EntityQuery) (graph.Page[graph.EntitySummary], error) {
	none := graph.Page[graph.EntitySummary]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	cypher, key := entitiesByID, func(e graph.EntitySummary) []string { return []string{e.ID} }
	list, parts := "entities", 1
	switch q.Sort {
	case "", "id":
	case "coverage":
		list, parts, cypher = "coverage", 2, entitiesByCoverage
		key = func(e graph.EntitySummary) []string { return []string{strconv.Itoa(e.Claims), e.ID} }
	case "articles":
		list, parts, cypher = "articles", 3, entitiesByArticles
		key = func(e graph.EntitySummary) []string {
			return []string{strconv.Itoa(e.Articles), strconv.Itoa(e.Claims), e.ID}
		}
	default:
		return none, &graph.InvalidError{Field: "sort", Reason: fmt.Sprintf("%q is no order: want id, coverage or articles", q.Sort)}
	}
	after, err := graph.DecodeCursor(list, parts, q.Cursor)
	if err != nil {
		return none, err
	}
	kinds := q.Kinds
	if len(kinds) == 0 {
		kinds = graph.Kinds
	}
	return read(ctx, s, func(tx *transaction) (graph.Page[graph.EntitySummary], error) {
		var all []graph.EntitySummary
		for _, kind := range kinds {
			some, err := run(tx, cypher, params{"kind": string(kind), "after": placeOf(after), "acts": q.Acts, "limit": size + 1},
				func(r row) (graph.EntitySummary, error) { return summaryOf(r.sub("entity")), nil })
			if err != nil {
				return none, err
			}
			all = append(all, some...)
		}
		slices.SortFunc(all, func(a, b graph.EntitySummary) int { return cmp.Compare(placeOf(key(a)), placeOf(key(b))) })
		all = slices.CompactFunc(all, func(a, b graph.EntitySummary) bool { return a.ID == b.ID })
		page := graph.PageOf(list, all, size, key)
		return page, s.addFounding(tx, page.Items)
	})
}

// placeOf is the property that the list is sorted by: the id, coverage for a key
// of claims and id, or told for one of articles, claims and id; "" at the start of a list.
func placeOf(key []string) string {
	switch len(key) {
	case 0:
		return ""
	case 1:
		return key[0]
	case 2:
		return coverage(tallyOf(key[0]), key[1])
	}
	return toldOf(tallyOf(key[0]), tallyOf(key[1]), key[2])
}

// tallyOf is a number of a cursor; one that was tampered with begins the list anew.
func tallyOf(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return maxClaims
	}
	return n
}

// Silent lists the countries mentioned without a position; see graph.Reader.
func (s *Store) Silent(ctx context.Context, instrument string) ([]graph.ActorRef, error) {
	return read(ctx, s, func(tx *transaction) ([]graph.ActorRef, error) {
		return run(tx, silent, params{"instrument": s.founding.Of(instrument)}, func(r row) (graph.ActorRef, error) { return actorOf(r), nil })
	})
}

// SilentOn lists the instruments beside which a country is named without a position; see graph.Reader.
func (s *Store) SilentOn(ctx context.Context, country string) ([]graph.InstrumentRef, error) {
	return read(ctx, s, func(tx *transaction) ([]graph.InstrumentRef, error) {
		return run(tx, silentOn, params{"country": country}, func(r row) (graph.InstrumentRef, error) {
			return graph.InstrumentRef{ID: r.str("id"), Name: r.str("name"), Type: r.str("type")}, nil
		})
	})
}

// Mentioned lists the countries named beside an instrument; see graph.Reader.
func (s *Store) Mentioned(ctx context.Context, q graph.MentionQuery) ([]graph.ActorRef, error) {
	if err := (&graph.PositionQuery{KnownAt: q.KnownAt}).Check(); err != nil {
		return nil, err
	}
	p := params{"instrument": s.founding.Of(q.Instrument), "recorded": ""}
	if !q.RecordedAt.IsZero() {
		p["recorded"] = stamp(q.RecordedAt)
	}
	return read(ctx, s, func(tx *transaction) ([]graph.ActorRef, error) {
		if q.KnownAt == "" && q.RecordedAt.IsZero() {
			return nowMentioned(tx, p["instrument"], q.Among)
		}
		out := []graph.ActorRef{}
		_, err := run(tx, mentioned, p, func(r row) (struct{}, error) {
			a, published := actorOf(r), graph.Date(r.str("published"))
			known := q.KnownAt == "" || published != "" && published.Last() <= q.KnownAt.Last()
			if known && (len(out) == 0 || out[len(out)-1].ID != a.ID) {
				out = append(out, a)
			}
			return struct{}{}, nil
		})
		return out, err
	})
}

// nowMentioned lists the countries, all or some, that are named beside an instrument today.
func nowMentioned(tx *transaction, instrument any, among []string) ([]graph.ActorRef, error) {
	if among != nil && len(among) == 0 {
		return []graph.ActorRef{}, nil
	}
	p := params{"instrument": instrument, "among": nil}
	if among != nil {
		p["among"] = among
	}
	return run(tx, mentionedNow, p, func(r row) (graph.ActorRef, error) { return actorOf(r), nil })
}

func actorOf(r row) graph.ActorRef {
	return graph.ActorRef{ID: r.str("id"), Kind: graph.Kind(r.str("kind")), Name: r.str("name"), Code: r.str("code")}
}

// Stats counts what is stored; see graph.Reader.
func (s *Store) Stats(ctx context.Context) (graph.Stats, error) {
	return read(ctx, s, func(tx *transaction) (graph.Stats, error) {
		return one(run(tx, stats, nil, func(r row) (graph.Stats, error) {
			out := graph.Stats{Articles: r.num("articles"), Claims: r.num("claims"), Positions: r.num("positions"),
				Entities: map[graph.Kind]int{}}
			for _, kind := range graph.Kinds {
				if n := r.num(string(kind)); n > 0 {
					out.Entities[kind] = n
				}
			}
			return out, nil
		}))
	})
}

// compareForms is the order in which forms are kept.
func compareForms(a, b graph.Form) int {
	return cmp.Or(cmp.Compare(a.Field, b.Field), cmp.Compare(a.Value, b.Value))
}
