package neo4j

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"

	"signatory/graph"
)

var (
	//go:embed cypher/mends.cypher
	mendsInForce string
	//go:embed cypher/mendings_done.cypher
	mendingsDone string
	//go:embed cypher/moved.cypher
	movedTo string
)

// errMended ends a transaction that began before somebody's mending and came
// to write after it; write begins it again.
var errMended = errors.New("mended meanwhile")

// loadMends reads the acts in force.
func (w *putting) loadMends() error {
	acts, err := run(w.tx, mendsInForce, nil, func(r row) (graph.Mending, error) {
		w.acts = r.num("acts")
		if r.sub("act") == nil {
			return graph.Mending{}, nil
		}
		return mendingOf(r)
	})
	if err == nil && (len(acts) > 1 || len(acts) == 1 && acts[0].ID != "") {
		w.mends = graph.MendsOf(acts)
	}
	return err
}

// sameMends makes sure, once the entities are locked, that nobody mended since
// the acts were read: an act locks what it is about, too.
func (w *putting) sameMends() error {
	now, err := one(run(w.tx, mendingsDone, nil, func(r row) (int, error) { return r.num("acts"), nil }))
	if err == nil && now != w.acts {
		return errMended
	}
	return err
}

// mended gives what a reading says after mending and, where that is anything
// else than was read, what was read as JSON.
func (w *putting) mended(r *graph.Reading) (graph.Reading, string, error) {
	out, isMended := w.mends.Apply(r)
	if !isMended {
		return out, "", nil
	}
	body, err := json.Marshal(asRead{said{r.Entities, r.Counts, r.Links}, r.Claims})
	return out, string(body), err
}

// asRead is what was read from an article, its claims included.
type asRead struct {
	said
	Claims []graph.Claim `json:"claims"`
}

func mendingOf(r row) (graph.Mending, error) {
	a := r.sub("act")
	m := graph.Mending{ID: a.str("id"), Kind: graph.MendKind(a.str("kind")), Subject: a.str("subject"), Into: a.str("into"),
		Name: a.str("name"), Undoes: a.str("undoes"), By: a.str("by"), Reason: a.str("reason"), Undone: a["undone"] == true}
	if err := a.json("target", &m.Target); err != nil {
		return m, err
	}
	if a.str("edit") != "" {
		if err := a.json("edit", &m.Edit); err != nil {
			return m, err
		}
	}
	var err error
	m.At, err = a.time("at")
	return m, err
}

// movedOrGone is the error for an entity that is not stored.
func movedOrGone(tx *transaction, id string) error {
	to := id
	for {
		next, err := run(tx, movedTo, params{"id": to}, func(r row) (string, error) { return r.str("into"), nil })
		switch {
		case err != nil:
			return err
		case len(next) > 0:
			to = next[0]
			continue
		case to == id:
			return fmt.Errorf("entity %s: %w", id, graph.ErrNotFound)
		}
		return &graph.MovedError{ID: id, To: to}
	}
}
