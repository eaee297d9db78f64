package graph

import (
	"context"
	"slices"
)

// ListFormat is the Format of an article that is a depositary's list of who has
// signed, ratified or acceded to one treaty. Its Date is that of the status it
// tells, and its claims are Official. It is silent about what came later.
const ListFormat = "list"

// Lister tells which depositaries' lists the store holds.
type Lister interface {
	// Lists gives the lists of official acts, in the order of instrument, then
	// article id.
	Lists(ctx context.Context, q ListQuery) (Page[StatusList], error)
}

// ListQuery selects lists: those on an instrument, or all.
type ListQuery struct {
	Paging
	Instrument string
}

// StatusList is a depositary's list of the acts on one instrument.
type StatusList struct {
	Instrument InstrumentRef `json:"instrument"`
	Article    string        `json:"article"`
	Publisher  string        `json:"publisher"`
	Title      string        `json:"title"`
	URL        string        `json:"url"`
	StatusAsOf Date          `json:"status_as_of"` // what came later the list does not tell
}

// Listed are the instruments of which a reading tells official acts, in order:
// that of its list, if it is one.
func Listed(r *Reading) []string {
	var ids []string
	for i := range r.Claims {
		if r.Claims[i].Official {
			ids = append(ids, r.Claims[i].Instrument)
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
