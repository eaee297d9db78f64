package graph

import "sync"

// This file reads dossiers in order to have them grow, one after the other and in
// room that is used again: a claim takes half a kilobyte, and of pairs that are much
// told of all are read with every batch.

// Grow reads what Pack wrote of a pair, with n more claims and their refs; see
// Dossier.With. Where packed is nil there are no others. Free gives its room back.
func Grow(packed []byte, actor, instrument string, n int, claim func(i int) (Claim, int64)) (Dossier, error) {
	room := dossierRooms.Get().(*dossierRoom)
	defer dossierRooms.Put(room)
	var d Dossier
	if packed == nil {
		d = room.dossier(0, n)
	} else {
		var err error
		if d, err = unpackDossier(packed, actor, instrument, room, n); err != nil {
			return d, err
		}
	}
	more := &room.more
	for i := range n {
		c, ref := claim(i)
		more.Claims, more.Refs = append(more.Claims, c), append(more.Refs, ref)
	}
	d = d.merge(more)
	clear(more.Claims)
	more.Claims, more.Refs = more.Claims[:0], more.Refs[:0]
	return d, nil
}

// Free gives back the room of d, of whose claims nobody needs any but their texts.
func (d *Dossier) Free() {
	if c := cap(d.Claims); c > 0 && c <= mostRoom {
		clear(d.Claims)
		room := dossierRooms.Get().(*dossierRoom)
		room.claims, room.refs = d.Claims[:0], d.Refs[:0]
		dossierRooms.Put(room)
	}
	*d = Dossier{}
}

const (
	// mostRoom is how many claims room is kept for.
	mostRoom = 1 << 14
	// mostNames is how many publishers are kept by their names.
	mostNames = 1 << 12
	// idBytes is what the ids of a claim and its article take.
	idBytes = len("claim:") + len("article:") + 4*claimDigits
)

// dossierRoom is what is kept from one dossier to the next.
type dossierRoom struct {
	claims []Claim // empty ones
	refs   []int64
	dates  knownDates
	names  map[string]string
	more   Dossier // that comes to one
}

var dossierRooms = sync.Pool{New: func() any { return &dossierRoom{names: map[string]string{}} }}

// dossier is one of n empty claims, with room for more.
func (r *dossierRoom) dossier(n, more int) Dossier {
	if len(r.names) > mostNames {
		clear(r.names)
	}
	d := Dossier{r.claims, r.refs}
	r.claims, r.refs = nil, nil
	if need := n + more; cap(d.Claims) < need || cap(d.Refs) < need {
		need += need / 4
		d = Dossier{make([]Claim, 0, need), make([]int64, 0, need)}
	}
	return Dossier{d.Claims[:n], d.Refs[:n]}
}
