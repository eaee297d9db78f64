package neo4j

import (
	_ "embed"
	"maps"
	"slices"

	"signatory/graph"
)

var (
	//go:embed cypher/pair_claims.cypher
	pairClaims string
	//go:embed cypher/pair_positions.cypher
	pairPositions string
	//go:embed cypher/put_positions.cypher
	putPositions string
	//go:embed cypher/delete_positions.cypher
	deletePositions string
	//go:embed cypher/put_edges.cypher
	putEdges string
	//go:embed cypher/change_edges.cypher
	changeEdges string
)

// edgeTypes are the plain relationships of positions that are facts.
var edgeTypes = map[graph.Stance]string{
	graph.Signed: "SIGNED", graph.Ratified: "RATIFIED", graph.Endorsed: "ENDORSED", graph.NotSigned: "DID_NOT_SIGN",
	graph.Refused: "REFUSED_TO_SIGN", graph.Abstained: "ABSTAINED", graph.Withdrew: "WITHDREW_FROM",
	graph.Suspended: "SUSPENDED",
}

// plansTo is the plain relationship of a position that is planned.
const plansTo = "PLANS_TO"

// settle makes the positions of all pairs that the transaction touches, while the
// server writes what has no part in them. Both ends of each are locked, so nobody
// else settles it meanwhile.
func (w *putting) settle() error {
	keys := slices.Sorted(maps.Keys(w.pairs))
	before, err := w.positionsBefore(keys)
	if err != nil {
		return err
	}
	cases, err := w.cases(keys, before)
	if err != nil {
		return err
	}
	changes, err := w.beginChanges()
	if err != nil {
		return err
	}
	settled := inBackground(func() { inParallel(len(cases), func(i int) { cases[i].settle() }) })
	err = w.writeRows()
	settled()
	if err != nil {
		return err
	}
	s := settledRows{ends: newGiven()}
	if s.sentences, err = w.sentencesOf(cases, before); err != nil {
		return err
	}
	for i, key := range keys {
		p := w.pairs[key]
		after, err := s.add(p, &cases[i])
		if err != nil {
			return err
		}
		s.edge(p, before[key].standing, after)
		w.countHeld(p, before[key].held, -1)
		w.countHeld(p, after.held, 1)
		changes.note(&cases[i], before[key], after)
	}
	if err := s.write(w.tx); err != nil {
		return err
	}
	return w.writeChanges(&changes)
}

// told are the claims of a pair, with what their articles are called.
type told struct {
	claims   []graph.Claim
	articles map[string]title
}

type title struct{ title, url string }

// fill puts the name of its article into a proof.
func (t told) fill(p *graph.Proof) {
	p.Title, p.URL = t.articles[p.Article].title, t.articles[p.Article].url
}

// sentences are those of the claims, by id.
func (t told) sentences() map[string]sentence {
	out := make(map[string]sentence, len(t.claims))
	for i := range t.claims {
		c := &t.claims[i]
		of := t.articles[c.Article]
		out[c.ID] = sentence{c.Evidence.Quote, of.title, of.url}
	}
	return out
}

// claimsByPair runs a statement that gives claims beside the key of their pair.
func claimsByPair(tx *transaction, cypher string, p params) (map[string]told, error) {
	byPair := map[string]told{}
	_, err := run(tx, cypher, p, func(r row) (struct{}, error) {
		c, err := claimOf(r)
		t := byPair[r.str("pair")]
		if t.articles == nil {
			t.articles = map[string]title{}
		}
		t.claims = append(t.claims, c)
		t.articles[c.Article] = title{r.str("title"), r.str("url")}
		byPair[r.str("pair")] = t
		return struct{}{}, err
	})
	return byPair, err
}

// standing is what lists and plain relationships need of a position: held
// is its stance, behind "planned " for a plan; edge the type of its relationship,
// told what graph.Told says of it.
type standing struct{ held, edge, told string }

// position is what is stored of a pair; one that an earlier version wrote has no dossier.
type position struct {
	standing
	stored  bool
	dossier []byte
	shows   shows
}

func (w *putting) positionsBefore(keys []string) (map[string]position, error) {
	before := make(map[string]position, len(keys))
	_, err := run(w.tx, pairPositions, params{"pairs": keys}, func(r row) (struct{}, error) {
		before[r.str("pair")] = position{standing{r.str("held"), r.str("edge"), r.str("told")}, true, r.bytes("dossier"), showsStored(r)}
		return struct{}{}, nil
	})
	return before, err
}

// countHeld keeps the tallies of positions that are facts, at both ends.
func (w *putting) countHeld(p pair, held string, by int) {
	if edgeTypes[graph.Stance(held)] == "" {
		return
	}
	w.entities[p.actor].held[graph.Stance(held)] += by
	if p.instrument != p.actor {
		w.entities[p.instrument].held[graph.Stance(held)] += by
	}
}

// settledRows are the rows that settling makes.
type settledRows struct {
	positions []params
	gone      []string
	edges     []params // that come
	changes   []params // of those that are there
	ends      *given
	sentences map[string]sentence
	position  graph.Position // the last one added
	claims    int
}

// add makes the row of a settled pair.
func (s *settledRows) add(p pair, c *settling) (standing, error) {
	if c.err != nil {
		return standing{}, c.err
	}
	s.claims = len(c.told.Claims)
	if s.claims == 0 {
		s.gone = append(s.gone, p.key())
		return standing{}, nil
	}
	position := c.position
	s.position = position
	now := standing{held: heldWord(position.Stance, position.Tense), told: graph.Told(&position)}
	if position.Confirmed && position.Tense == graph.Planned {
		now.edge = plansTo
	} else if position.Confirmed {
		now.edge = edgeTypes[position.Stance]
	}
	row := nulls(params{"key": p.key(), "actor": p.actor, "instrument": p.instrument,
		"held": now.held, "edge": now.edge, "told": now.told, "disputed": position.Disputed, "first_day": string(position.FirstDay()),
		"undated": position.HasUndated(), "dossier": c.dossier, "ledger": c.ledger, "packed": 2, "body": nil})
	if !c.keeps {
		c.shows.put(row, s.sentences)
	}
	s.positions = append(s.positions, row)
	return now, nil
}

// heldWord is how lists select a position: by its stance if it is a fact.
func heldWord(stance graph.Stance, tense graph.Tense) string {
	if tense == graph.Planned {
		return "planned " + string(stance)
	}
	return string(stance)
}

// edge notes which plain relationship goes, and which comes or changes.
func (s *settledRows) edge(p pair, before, after standing) {
	if before.edge == "" && after.edge == "" {
		return
	}
	row := func(edge string) params {
		return params{"type": edge, "by": s.ends.entities.of(p.actor), "on": s.ends.entities.of(p.instrument)}
	}
	with := func(row, props params) params {
		row["props"] = props
		return row
	}
	if before.edge != "" && before.edge != after.edge {
		s.changes = append(s.changes, row(before.edge))
	}
	switch {
	case after.edge == "":
	case before.edge == after.edge:
		s.changes = append(s.changes, with(row(after.edge), s.edgeProps(after.edge)))
	default:
		s.edges = append(s.edges, with(row(after.edge), s.edgeProps(after.edge)))
	}
}

// edgeProps are the properties of the plain relationship of the position added last.
func (s *settledRows) edgeProps(edge string) params {
	q := s.position
	p := params{"since": string(q.Since), "since_precision": q.SincePrecision, "sources": q.Sources,
		"confidence": q.Confidence, "claims": s.claims}
	if edge == plansTo {
		p["stance"] = string(q.Stance)
	}
	props(p)
	p["disputed"] = q.Disputed
	return p
}

func (s *settledRows) write(tx *transaction) error {
	if len(s.gone) > 0 {
		if err := tx.exec(deletePositions, params{"keys": s.gone}); err != nil {
			return err
		}
	}
	if err := tx.each(putPositions, s.positions); err != nil {
		return err
	}
	if err := tx.eachGiven(changeEdges, s.changes, s.ends); err != nil {
		return err
	}
	return tx.eachGiven(putEdges, s.edges, s.ends)
}
