package graph

// Founded is a body with the instrument that founded it: the World Health
// Organization and its Constitution. To accept the one is to join the other, so
// a position on either is one position on both.
type Founded struct{ Body, Instrument Entity }

// Founding tells which instrument founded a body. A store is given it when it
// is opened: it keeps claims on a body under the founding instrument, and
// answers questions about either alike. The zero Founding knows of none.
type Founding struct {
	byBody, byInstrument map[string]Founded
}

// NewFounding takes pairs of a body and its founding instrument.
func NewFounding(pairs []Founded) Founding {
	f := Founding{map[string]Founded{}, map[string]Founded{}}
	for _, p := range pairs {
		f.byBody[p.Body.ID], f.byInstrument[p.Instrument.ID] = p, p
	}
	return f
}

// Of is the id under which positions on id are kept: of a body, that of its
// founding instrument; of anything else, its own.
func (f Founding) Of(id string) string {
	if p, ok := f.byBody[id]; ok {
		return p.Instrument.ID
	}
	return id
}

// Under puts a position that is kept under a founding instrument under the body
// id, where that is how it was asked for.
func (f Founding) Under(p *Position, id string) {
	if b, ok := f.byBody[id]; ok && p.Instrument.ID == b.Instrument.ID {
		p.Instrument = InstrumentRef{ID: b.Body.ID, Name: b.Body.Name, Type: b.Body.Type}
	}
}

// Unify is r with what it says of a body said of the founding instrument. Where
// one of the two is named, the reading holds both, so that either is found.
func (f Founding) Unify(r Reading) Reading {
	named := make(map[string]bool, len(r.Entities))
	for i := range r.Entities {
		named[r.Entities[i].ID] = true
	}
	out := r
	with := func(id string) string {
		p, ok := f.byBody[id]
		if !ok {
			p, ok = f.byInstrument[id]
		}
		for _, e := range []Entity{p.Body, p.Instrument} {
			if ok && !named[e.ID] {
				named[e.ID] = true
				out.Entities = append(out.Entities[:len(out.Entities):len(out.Entities)], e)
			}
		}
		return f.Of(id)
	}
	for i := range r.Claims {
		if id := with(r.Claims[i].Instrument); id != r.Claims[i].Instrument {
			out.Claims = ownCopy(out.Claims, r.Claims)
			out.Claims[i].Instrument = id
		}
	}
	for i := range r.Counts {
		if id := with(r.Counts[i].Instrument); id != r.Counts[i].Instrument {
			out.Counts = ownCopy(out.Counts, r.Counts)
			out.Counts[i].Instrument = id
		}
	}
	return out
}

// UnifyAll is Unify of each reading. It leaves the list that it is given as it is.
func (f Founding) UnifyAll(readings []Reading) []Reading {
	if len(f.byBody) == 0 {
		return readings
	}
	out := make([]Reading, len(readings))
	for i := range readings {
		out[i] = f.Unify(readings[i])
	}
	return out
}

// ownCopy is a copy of the original, made once.
func ownCopy[T any](now, original []T) []T {
	if len(original) > 0 && &now[0] == &original[0] {
		return append([]T(nil), original...)
	}
	return now
}
