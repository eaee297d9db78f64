package graphtest

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"signatory/graph"
)

// Same fails unless both stores give the same bytes for the same questions:
// every list, page by page, of every entity and article of readings.
func Same(t *testing.T, a, b graph.Store, readings []graph.Reading) {
	t.Helper()
	SameAnswers(t, Answers(t, a, readings), Answers(t, b, readings))
}

// SameAnswers is Same for answers that were gathered one store after the other.
func SameAnswers(t *testing.T, x, y []string) {
	t.Helper()
	differ := 0
	for i := range x {
		if i < len(y) && x[i] != y[i] {
			t.Errorf("the stores differ:\n%s\n%s", x[i], y[i])
			if differ++; differ == 5 {
				t.Fatal("and perhaps more")
			}
		}
	}
	if len(x) != len(y) {
		t.Errorf("the stores differ: %d and %d answers", len(x), len(y))
	}
}

// Answers asks a store all questions about what stands in readings and gives
// the answers as JSON, each behind its question. Recorded times are left out.
func Answers(t *testing.T, s graph.Store, readings []graph.Reading) []string {
	t.Helper()
	ctx := t.Context()
	q := &asker{t: t}
	stats, err := s.Stats(ctx)
	q.add("stats", stats, err)
	small := graph.Paging{Limit: 7}
	pages(q, "entities", small, func(p graph.Paging) (graph.Page[graph.EntitySummary], error) {
		return s.Entities(ctx, graph.EntityQuery{Paging: p, Kinds: []graph.Kind{graph.Country, graph.Summit}})
	})
	pages(q, "coverage", small, func(p graph.Paging) (graph.Page[graph.EntitySummary], error) {
		return s.Entities(ctx, graph.EntityQuery{Paging: p, Sort: "coverage", Acts: true})
	})
	pages(q, "articles", small, func(p graph.Paging) (graph.Page[graph.EntitySummary], error) {
		return s.Entities(ctx, graph.EntityQuery{Paging: p, Sort: "articles", Kinds: []graph.Kind{graph.Country, graph.Instrument}})
	})
	for _, text := range []string{"treaty", "country c0", "alias", "report g1", "signed", "refu", "traety", "cuontry c0", "xqzvw"} {
		pages(q, "search "+text, graph.Paging{Limit: 20}, func(p graph.Paging) (graph.Page[graph.Hit], error) {
			return s.Search(ctx, graph.SearchQuery{Paging: p, Text: text})
		})
	}
	pages(q, "articles of a publisher", small, func(p graph.Paging) (graph.Page[graph.Article], error) {
		return s.Articles(ctx, graph.ArticleQuery{Paging: p, Publisher: "Gazette 3", From: "2005"})
	})
	pages(q, "articles to a date", small, func(p graph.Paging) (graph.Page[graph.Article], error) {
		return s.Articles(ctx, graph.ArticleQuery{Paging: p, To: "2012-06"})
	})
	if lists, ok := s.(graph.ListReader); ok {
		pages(q, "lists", small, func(p graph.Paging) (graph.Page[graph.StatusList], error) {
			return lists.Lists(ctx, graph.ListQuery{Paging: p})
		})
		pages(q, "reconcile", small, func(p graph.Paging) (graph.Page[graph.Reconciled], error) {
			return graph.Reconcile(ctx, lists, graph.ReconcileQuery{Paging: p})
		})
	}
	ids, articles := map[string]bool{}, map[string]bool{}
	for _, r := range readings {
		if !articles[r.Article.ID] {
			articles[r.Article.ID] = true
			read, err := s.Reading(ctx, r.Article.ID)
			q.add("reading "+r.Article.ID, read, err)
		}
		for _, e := range r.Entities {
			if !ids[e.ID] {
				ids[e.ID] = true
				entityAnswers(ctx, q, s, e.ID)
			}
		}
	}
	pathAnswers(ctx, q, s, readings)
	wholeAnswers(ctx, q, s)
	return q.answers
}

// wholeAnswers asks what is asked of the whole graph.
func wholeAnswers(ctx context.Context, q *asker, s graph.Store) {
	small := graph.Paging{Limit: 7}
	pages(q, "disputes", small, func(p graph.Paging) (graph.Page[graph.Dispute], error) {
		return graph.Disputes(ctx, s, graph.PositionQuery{Paging: p})
	})
	pages(q, "what is sure, of some", small, func(p graph.Paging) (graph.Page[graph.Position], error) {
		return s.Positions(ctx, graph.PositionQuery{Paging: p, MinConfidence: 0.9, MinSources: 1, Actors: []string{"country:C01", "country:C07", "country:C20"}})
	})
	if feed, ok := s.(graph.Changes); ok {
		pages(q, "changes", small, func(p graph.Paging) (graph.Page[graph.Change], error) {
			return feed.Changes(ctx, graph.ChangeQuery{Paging: p})
		})
	}
	for _, ask := range []graph.AlignQuery{{}, {To: "2014", Shared: 3}} {
		al, err := graph.Align(ctx, s, ask)
		q.add(fmt.Sprintf("alignment to %s", ask.To), al, err)
		q.add(fmt.Sprintf("clusters at %s", ask.To), al.Clusters(), nil)
	}
}

// pathAnswers asks for paths between what some of the readings name.
func pathAnswers(ctx context.Context, q *asker, s graph.Store, readings []graph.Reading) {
	e, ok := s.(graph.ExploringStore)
	if !ok {
		return
	}
	for i := 1; i < min(len(readings), 13); i++ {
		a, b := readings[i-1].Entities, readings[i].Entities
		from, to := a[0].ID, b[len(b)-1].ID
		if from == to {
			continue
		}
		paths, err := graph.FindPaths(ctx, e, graph.PathQuery{From: from, To: to, Count: i})
		q.add("paths from "+from+" to "+to, paths, err)
	}
}

// entityAnswers asks all about one entity. The links and neighbours of each are
// asked for; what its kind can never have, an instrument positions of its own or
// a country positions on it, is asked once, for nothing.
func entityAnswers(ctx context.Context, q *asker, s graph.Store, id string) {
	e, err := s.Entity(ctx, id)
	q.add("entity "+id, e, err)
	small := graph.Paging{Limit: 7}
	pages(q, "links of "+id, small, func(p graph.Paging) (graph.Page[graph.Link], error) {
		return s.Links(ctx, graph.LinkQuery{Paging: p, Entity: id})
	})
	if x, ok := s.(graph.ExploringStore); ok {
		pages(q, "neighbours of "+id, small, func(p graph.Paging) (graph.Page[graph.Neighbour], error) {
			return graph.Neighbours(ctx, x, graph.NeighbourQuery{Paging: p, Entity: id})
		})
	}
	dates := []graph.Date{"", "2008", "2016-05-31"}
	if graph.KindOf(id) == graph.Instrument {
		actorAnswers(ctx, q, s, id, dates[:1])
		instrumentAnswers(ctx, q, s, id, dates)
	} else {
		actorAnswers(ctx, q, s, id, dates)
		signatures(ctx, q, s, id, "")
	}
}

// actorAnswers asks what an entity did, as of some dates.
func actorAnswers(ctx context.Context, q *asker, s graph.Store, id string, dates []graph.Date) {
	small := graph.Paging{Limit: 7}
	for _, date := range dates {
		pages(q, fmt.Sprintf("positions of %s as of %s", id, date), small, func(p graph.Paging) (graph.Page[graph.Position], error) {
			return s.Positions(ctx, graph.PositionQuery{Paging: p, Actor: id, AsOf: date})
		})
	}
	last := dates[len(dates)-1]
	pages(q, fmt.Sprintf("positions of %s as of %s, undated", id, last), small, func(p graph.Paging) (graph.Page[graph.Position], error) {
		return s.Positions(ctx, graph.PositionQuery{Paging: p, Actor: id, AsOf: last, Undated: true})
	})
	pages(q, "claims of "+id, small, func(p graph.Paging) (graph.Page[graph.Claim], error) {
		return s.Claims(ctx, graph.ClaimQuery{Paging: p, Actor: id})
	})
}

func signatures(ctx context.Context, q *asker, s graph.Store, id string, date graph.Date) {
	pages(q, fmt.Sprintf("signatures on %s as of %s", id, date), graph.Paging{Limit: 7}, func(p graph.Paging) (graph.Page[graph.Position], error) {
		return s.Positions(ctx, graph.PositionQuery{Paging: p, Instrument: id, AsOf: date, Stance: graph.Signed})
	})
}

// instrumentAnswers asks what was done to an instrument.
func instrumentAnswers(ctx context.Context, q *asker, s graph.Store, id string, dates []graph.Date) {
	for _, date := range dates {
		signatures(ctx, q, s, id, date)
	}
	counts, err := s.Counts(ctx, id)
	q.add("counts of "+id, counts, err)
	silent, err := s.Silent(ctx, id)
	q.add("silent on "+id, silent, err)
	survey, err := graph.TakeSurvey(ctx, s, graph.SurveyQuery{Instrument: id, AsOf: "2012", KnownAt: "2018", Expand: world{}})
	q.add("survey of "+id, survey, err)
	sources, err := graph.SourcesOf(ctx, s, "country:C01", id)
	q.add("sources of country:C01 on "+id, sources, err)
}

// asker gathers answers.
type asker struct {
	t       *testing.T
	answers []string
}

func (q *asker) add(question string, answer any, err error) {
	q.t.Helper()
	if err != nil {
		q.t.Fatalf("%s: %v", question, err)
	}
	b, err := json.Marshal(withoutClock(answer))
	if err != nil {
		q.t.Fatalf("%s: %v", question, err)
	}
	q.answers = append(q.answers, question+": "+string(b))
}

// withoutClock takes the recorded times off an answer.
func withoutClock(answer any) any {
	var claims []graph.Claim
	switch v := answer.(type) {
	case graph.Page[graph.Claim]:
		claims = v.Items
	case graph.Reading:
		claims = v.Claims
	case graph.Page[graph.Article]:
		for i := range v.Items {
			v.Items[i].Recorded = time.Time{}
		}
	case graph.Page[graph.Change]:
		for i := range v.Items {
			v.Items[i].At = time.Time{}
		}
	}
	for i := range claims {
		claims[i].Recorded = time.Time{}
	}
	return answer
}

// pages asks for a list page by page until its end.
func pages[T any](q *asker, question string, p graph.Paging, ask func(graph.Paging) (graph.Page[T], error)) {
	q.t.Helper()
	for range 10000 {
		page, err := ask(p)
		q.add(question, page, err)
		if page.Next == "" {
			return
		}
		p.Cursor = page.Next
	}
	q.t.Fatalf("%s: the list has no end", question)
}
