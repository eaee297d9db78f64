package neo4j

import (
	"crypto/rand"
	_ "embed"
	"encoding/json"
	"fmt"
	"maps"
	"slices"

	"signatory/graph"
)

var (
	//go:embed cypher/lock_entities.cypher
	lockEntities string
	//go:embed cypher/put_entities.cypher
	putEntities string
	//go:embed cypher/delete_entities.cypher
	deleteEntities string
)

// labels are the labels that the kinds have in Neo4j.
var labels = map[graph.Kind]string{
	graph.Country: "Country", graph.Organization: "Organization", graph.Person: "Person",
	graph.Instrument: "Instrument", graph.Summit: "Summit", graph.Place: "Place",
}

// formKey is a form without its tally.
type formKey struct {
	field graph.FormField
	value string
}

// change is what a transaction adds to the tallies of an entity, or takes off.
type change struct {
	forms                  map[formKey]int
	articles, claims, acts int
}

func (w *putting) changeOf(id string) *change {
	c := w.changes[id]
	if c == nil {
		c = &change{forms: map[formKey]int{}}
		w.changes[id] = c
	}
	return c
}

// countForms adds what one article says of an entity to the tallies, or takes it off.
func (w *putting) countForms(e *graph.Entity, by int) {
	c := w.changeOf(e.ID)
	c.articles += by
	for _, f := range graph.Forms(e) {
		c.forms[formKey{f.Field, f.Value}] += by
	}
}

// countClaim counts a claim at both of its ends, or takes it off, and has its
// position settled.
func (w *putting) countClaim(actor, instrument string, by int) {
	p := pair{actor, instrument}
	w.pairs[p.key()] = p
	if by < 0 {
		w.stale[p.key()] = true
	}
	a := w.changeOf(actor)
	a.claims, a.acts = a.claims+by, a.acts+by
	if instrument != actor {
		w.changeOf(instrument).claims += by
	}
}

// entity is a stored entity with its tallies.
type entity struct {
	label                  string
	forms                  []graph.Form
	articles, claims, acts int
	settled                string // the mark of the transaction that settled positions on it last
	held                   map[graph.Stance]int
}

// lockEntities locks all that the transaction touches and adds its changes.
func (w *putting) lockEntities() error {
	w.entities = map[string]*entity{}
	for _, p := range w.pairs { // a claim that stays can settle anew, when its article's title changes
		w.changeOf(p.actor)
		w.changeOf(p.instrument)
	}
	ids := slices.Sorted(maps.Keys(w.changes))
	_, err := run(w.tx, lockEntities, params{"ids": ids}, func(r row) (struct{}, error) {
		e, err := entityOf(r.sub("entity"))
		if err == nil {
			e.apply(w.changes[r.str("id")])
			w.entities[r.str("id")] = e
		}
		return struct{}{}, err
	})
	if err != nil {
		return err
	}
	return w.sameMends()
}

func entityOf(r row) (*entity, error) {
	e := &entity{label: labels[graph.Kind(r.str("kind"))], articles: r.num("articles"), claims: r.num("claims"),
		acts: r.num("acts"), settled: r.str("settled"), held: heldOf(r)}
	if r.str("forms") == "" {
		return e, nil
	}
	return e, r.json("forms", &e.forms)
}

// heldOf gives the tallies of current positions.
func heldOf(r row) map[graph.Stance]int {
	held := map[graph.Stance]int{}
	for _, stance := range graph.Stances {
		if n := r.num("held_" + string(stance)); n > 0 {
			held[stance] = n
		}
	}
	return held
}

func (e *entity) apply(c *change) {
	e.articles, e.claims, e.acts = e.articles+c.articles, e.claims+c.claims, e.acts+c.acts
	for i := range e.forms {
		k := formKey{e.forms[i].Field, e.forms[i].Value}
		e.forms[i].N += c.forms[k]
		delete(c.forms, k)
	}
	for k, n := range c.forms {
		e.forms = append(e.forms, graph.Form{Field: k.field, Value: k.value, N: n})
	}
	e.forms = slices.DeleteFunc(e.forms, func(f graph.Form) bool { return f.N <= 0 })
	slices.SortFunc(e.forms, compareForms)
}

// writeEntities writes the touched entities with their tallies, and takes away
// those that no article names any more.
func (w *putting) writeEntities() error {
	mark := rand.Text() // no two are alike, as two moments may be
	for _, p := range w.pairs {
		w.entities[p.instrument].settled = mark
	}
	var rows []params
	var unnamed []string
	for _, id := range slices.Sorted(maps.Keys(w.entities)) {
		e := w.entities[id]
		if len(e.forms) == 0 {
			unnamed = append(unnamed, id)
			continue
		}
		p, err := e.props(w.mends.MergeForms(id, e.forms))
		if err != nil {
			return err
		}
		rows = append(rows, p)
	}
	if len(unnamed) > 0 {
		if err := w.tx.exec(deleteEntities, params{"ids": unnamed}); err != nil {
			return err
		}
	}
	return w.tx.each(putEntities, rows)
}

// props is the row of an entity, m in all, for cypher/put_entities.cypher.
func (e *entity) props(m graph.Entity) (params, error) {
	forms, err := json.Marshal(e.forms)
	if err != nil {
		return nil, err
	}
	p := params{"id": m.ID, "kind": string(m.Kind), "name": m.Name, "code": m.Code, "type": m.Type,
		"date": string(m.Date), "text": m.SearchText(), "forms": string(forms), "articles": e.articles,
		"claims": e.claims, "acts": e.acts, "coverage": coverage(e.claims, m.ID),
		"told": toldOf(e.articles, e.claims, m.ID), "settled": e.settled}
	if len(m.Aliases) > 0 {
		p["aliases"] = m.Aliases
	}
	for stance, n := range e.held {
		if n != 0 {
			p["held_"+string(stance)] = n
		}
	}
	return params{"props": props(p), "label": labels[m.Kind], "old": e.label}, nil
}

// coverage sorts the most covered first, then by id.
func coverage(claims int, id string) string { return fmt.Sprintf("%010d %s", maxClaims-claims, id) }

// toldOf sorts those of which most articles tell first, then those with most claims, then by id.
func toldOf(articles, claims int, id string) string {
	return fmt.Sprintf("%010d %s", maxClaims-articles, coverage(claims, id))
}

// maxClaims is more claims than one entity can have.
const maxClaims = 1_000_000_000
