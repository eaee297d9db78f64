package neo4j

import (
	_ "embed"
	"maps"
	"slices"

	"signatory/graph"
)

// This file keeps the nodes :Beside: which countries are named in an article that makes a
// claim on an instrument. Who is silent on it is asked often, and the articles with
// claims on an instrument are many. Whoever writes one holds its instrument.

var (
	//go:embed cypher/put_beside.cypher
	putBeside string
	//go:embed cypher/drop_beside.cypher
	dropBeside string
	//go:embed cypher/named_among.cypher
	namedAmong string
)

// nameBeside notes the countries that an article names beside each instrument on which it
// makes a claim.
func (w *putting) nameBeside(r *graph.Reading) {
	for i := range r.Claims {
		for _, id := range countriesOf(r.Entities) {
			w.beside[pair{id, r.Claims[i].Instrument}] = true
		}
	}
}

// unnameBeside notes those of articles whose stored readings are superseded: countries are
// those that each named, live the claims that it made.
func (w *putting) unnameBeside(countries map[string][]string, live map[string]liveClaim) {
	for _, c := range live {
		for _, id := range countries[c.article] {
			w.unnamed[pair{id, c.instrument}] = true
		}
	}
}

func countriesOf(entities []graph.Entity) []string {
	var ids []string
	for i := range entities {
		if id := entities[i].ID; graph.KindOf(id) == graph.Country {
			ids = append(ids, id)
		}
	}
	return ids
}

// besideRows are pairs as rows of an instrument and its countries, in order.
func besideRows(pairs map[pair]bool) []params {
	of := map[string][]string{}
	for p := range pairs {
		of[p.instrument] = append(of[p.instrument], p.actor)
	}
	rows := make([]params, 0, len(of))
	for _, id := range slices.Sorted(maps.Keys(of)) {
		slices.Sort(of[id])
		rows = append(rows, params{"instrument": id, "countries": of[id]})
	}
	return rows
}

func (w *putting) writeBeside() error { return w.tx.each(putBeside, besideRows(w.beside)) }

// removeBeside takes away the pairs that no article names any more, once all that
// articles say now is written.
func (w *putting) removeBeside() error {
	for p := range w.beside {
		delete(w.unnamed, p)
	}
	var gone []params
	for _, row := range besideRows(w.unnamed) {
		countries := row["countries"].([]string)
		still, err := stillNamed(w.tx, row["instrument"].(string), countries, manyClaims)
		if err != nil {
			return err
		}
		row["countries"] = slices.DeleteFunc(countries, func(id string) bool { return slices.Contains(still, id) })
		gone = append(gone, row)
	}
	return w.tx.each(dropBeside, gone)
}

// manyClaims is more than most instruments have.
const manyClaims = 1000

// stillNamed gives those of countries that articles name which have a live claim on an
// instrument; of one with more claims than many the rare ones are looked for otherwise.
func stillNamed(tx *transaction, instrument string, countries []string, many int) ([]string, error) {
	return run(tx, namedAmong, params{"instrument": instrument, "among": countries, "many": many},
		func(r row) (string, error) { return r.str("id"), nil })
}
