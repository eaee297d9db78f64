package web

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"

	"signatory/graph"
)

// changesShown is how many lines of what changed stand on a page at least, where
// there are as many; what happened on one date stays together.
const changesShown = 50

// changesKept is how many of the latest turns a store has at hand, for first pages.
const changesKept = 200

// turned are positions on one instrument that turned alike on one date.
type turned struct {
	graph.Turned
	On  named
	Who []turner
}

// Last reports whether i is the last of several actors.
func (t turned) Last(i int) bool { return i == len(t.Who)-1 }

// turner is an actor whose position turned.
type turner struct {
	named
	Stands string // path of the page with its sentences
}

type changesPage struct {
	From, Until graph.Date
	Turns       []turned
	Next, First string // addresses of what happened before, and of the latest
	Blank       bool   // there is nothing since nothing is stored
}

// changes lists the positions that turned within a time, the latest first.
func (s *site) changes(w http.ResponseWriter, r *http.Request) error {
	var p changesPage
	if err := readDates(r.URL.Query(), dateField{"from", "from", &p.From}, dateField{"until", "until", &p.Until}); err != nil {
		return err
	}
	by := cmp.Or(p.Until, graph.DateOf(s.Now()))
	most := graph.MaxLimit
	if p.Until == "" {
		most = changesKept
	}
	last, err := graph.Latest(r.Context(), s.Store, by, most)
	if len(last) == changesKept && last[0].Date.Last() == last[changesKept-1].Date.Last() { // a day of its own
		most = graph.MaxLimit
		last, err = graph.Latest(r.Context(), s.Store, by, most)
	}
	if err != nil {
		return err
	}
	if p.Blank, err = s.blank(r.Context(), len(last)); err != nil {
		return err
	}
	var before graph.Date
	p.Turns, before = pageOfTurns(last, most, p.From)
	if before != "" {
		p.Next = with(r, "until", string(before))
	}
	if p.Until != "" {
		p.First = with(r, "until", "")
	}
	query := url.Values{"limit": {"1000"}, "by": {string(by)}}
	return s.render(w, r, http.StatusOK, "changes", frame{Title: "What changed", Section: "/", Page: p, Exports: exportsOf("/api/v1/latest", query), Follow: followed(r, nil),
		Description: "Who came to sign, ratify, refuse or leave what, by when it happened."})
}

// pageOfTurns are the lines of a page, none of which is of before from, and the
// last day of what the next page begins with, "" where there is none. At most so
// many turns were asked for.
func pageOfTurns(last []graph.Turned, most int, from graph.Date) (lines []turned, before graph.Date) {
	if n := len(last); n == most {
		before = last[n-1].Date.Last()
		whole := slices.IndexFunc(last, func(t graph.Turned) bool { return t.Date.Last() == before })
		if whole > 0 { // there may be more of that day than were given
			last = last[:whole]
		} else {
			before = graph.DateOf(dayOf(before).AddDate(0, 0, -1))
		}
	}
	lines = together(last)
	for i, t := range lines {
		switch {
		case t.Date.Last() < from.First():
			return lines[:i], ""
		case i >= changesShown && t.Date.Last() != lines[i-1].Date.Last():
			return lines[:i], t.Date.Last()
		}
	}
	return lines, before
}

// together are turns in their order, those that turned alike on one instrument and date as one.
func together(last []graph.Turned) []turned {
	var out []turned
	for _, t := range last {
		on := named{ID: t.Instrument.ID, Name: t.Instrument.Name, Kind: graph.Instrument}
		who := turner{named{t.Actor.ID, t.Actor.Name, t.Actor.Kind, t.Actor.Code}, "/positions/" + url.PathEscape(t.Actor.ID) + "/" + url.PathEscape(on.ID)}
		same := slices.IndexFunc(out, func(o turned) bool {
			return o.On.ID == on.ID && o.Date == t.Date && o.Stance == t.Stance && o.Before == t.Before && o.Disputed == t.Disputed
		})
		if same >= 0 {
			out[same].Who = append(out[same].Who, who)
		} else {
			out = append(out, turned{t, on, []turner{who}})
		}
	}
	for i := range out {
		inAlphabet(out[i].Who, func(t *turner) string { return t.Short() })
		slices.SortStableFunc(out[i].Who, func(a, b turner) int { return cmp.Compare(notState(a.Kind), notState(b.Kind)) })
	}
	return out
}

// notState is 0 for a country and 1 for what is to stand behind the countries.
func notState(k graph.Kind) int {
	if k == graph.Country {
		return 0
	}
	return 1
}
