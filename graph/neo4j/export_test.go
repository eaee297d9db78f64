package neo4j

import (
	"context"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"signatory/graph"
)

// Plans gives the operators of the plans of what pages ask, by question.
func (s *Store) Plans(ctx context.Context) (map[string][]string, error) {
	ids, pairs := []string{"country:FRA"}, []params{{"a": "country:FRA", "b": "instrument:x"}}
	asked := map[string]struct {
		cypher string
		params params
	}{
		"adjacent":      {adjacent, params{"rows": []params{{"id": ids[0], "on": ids[0]}}, "limit": 9}},
		"ties":          {tiesOf, params{"entity": ids[0], "other": "", "kinds": []string{}, "others": 9}},
		"between":       {between, params{"keys": ids, "pairs": pairs}},
		"by key":        {positionsByKey + namedPosition[graph.Brief], params{"keys": ids}},
		"proofs":        {proofSentences, params{"ids": ids}},
		"case file":     {caseFilesOf, params{"pairs": ids}},
		"clocked":       {clockedClaims, params{"pairs": ids, "recorded": "2026"}},
		"mentioned":     {mentioned, params{"instrument": "instrument:x", "recorded": ""}},
		"mentioned now": {mentionedNow, params{"instrument": "instrument:x", "among": ids}},
		"named among":   {namedAmong, params{"instrument": "instrument:x", "among": ids, "many": manyClaims}},
		"counts":        {counts, params{"instrument": "instrument:x"}},
		"entity":        {entityByID, params{"id": ids[0]}},
		"roll calls":    {calledAll, params{"ids": ids, "on": ids}},
		"refs":          {refsOf, params{"ids": ids}},
		"changed keys":  {changedKeys, params{"from": "", "to": "~", "after": "", "start": "", "actor": "", "limit": 9}},
		"changed pairs": {changedUnsure, params{"from": "", "to": "~", "after": "", "start": "", "actor": "", "limit": 9, "much": 9}},
		"changed files": {changedFiles, params{"from": "", "to": "~", "after": "", "start": "", "actor": "", "limit": 9}},
	}
	for name, q := range map[string]graph.PositionQuery{
		"on an instrument": {Instrument: "instrument:x"}, "of an actor": {Actor: ids[0]},
		"on an instrument as of": {Instrument: "instrument:x", AsOf: "2020"}, "of an actor as of": {Actor: ids[0], AsOf: "2020"},
		"one": {Actor: ids[0], Instrument: "instrument:x"}, "of a stance": {Stance: graph.Signed}, "plain": {Instrument: "instrument:x", Plain: true},
	} {
		a := asked[name]
		a.cypher, a.params = positionsQuery(&q, "", 9)
		asked[name] = a
	}
	for name, q := range map[string]graph.ClaimQuery{"claims by id": {IDs: ids}, "claims of a pair by id": {IDs: ids, Actor: ids[0], Instrument: "instrument:x"}} {
		a := asked[name]
		a.cypher, a.params = claimsQuery(&q, "", 9)
		asked[name] = a
	}
	asked["articles by id"] = struct {
		cypher string
		params params
	}{articlesAmong, params{"ids": ids, "publisher": "", "from": "", "to": "~", "date": "~", "id": "", "limit": 9}}
	a := asked["evidence"]
	a.cypher, a.params = claimsQuery(&graph.ClaimQuery{Actor: ids[0], Instrument: "instrument:x"}, "", 9)
	asked["evidence"] = a
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	plans := map[string][]string{}
	for name, a := range asked {
		result, err := session.Run(ctx, "EXPLAIN "+a.cypher, a.params)
		if err != nil {
			return nil, err
		}
		summary, err := result.Consume(ctx)
		if err != nil {
			return nil, err
		}
		plans[name] = operators(summary.Plan())
	}
	return plans, nil
}

// StillNamed gives those of countries that are named beside an instrument, where so many claims are many.
func (s *Store) StillNamed(ctx context.Context, instrument string, countries []string, many int) ([]string, error) {
	return read(ctx, s, func(tx *transaction) ([]string, error) { return stillNamed(tx, instrument, countries, many) })
}

// BandsPlan gives the operators of the plan that putting articles into their
// bands would have if it were made now.
func (s *Store) BandsPlan(ctx context.Context) ([]string, error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	result, err := session.Run(ctx, "CYPHER replan=force EXPLAIN "+givenArticles+joinBands,
		params{"rows": []params{{"hash": int64(1), "in": 0}}, "articles": []string{"article:x"}})
	if err != nil {
		return nil, err
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		return nil, err
	}
	return operators(summary.Plan()), nil
}

func operators(p neo4j.Plan) []string {
	list := []string{p.Operator()}
	for _, child := range p.Children() {
		list = append(list, operators(child)...)
	}
	return list
}

// ChangedPairs are the keys of the pairs that may have changed within a window of all
// pairs, where so many claims are much, a page of so many pairs after the other.
func (s *Store) ChangedPairs(ctx context.Context, from, to time.Time, actor string, limit, much int) ([]string, error) {
	var out []string
	p := params{"from": stamp(from), "to": stamp(to), "after": "", "start": "", "actor": actor, "limit": limit, "much": much}
	for {
		pairs, err := changedPage(&transaction{ctx: ctx, alone: s}, p, len(out) == 0)
		for _, touched := range pairs {
			out = append(out, touched.key())
		}
		if err != nil || len(pairs) < limit {
			return out, err
		}
		p["after"] = out[len(out)-1]
	}
}
