package api

import (
	"context"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// Clocks are the three times that a question can be asked for; see graph.PositionQuery.
type Clocks struct {
	AsOf       string `query:"as_of" example:"2025-02-11" doc:"What held on this date: YYYY, YYYY-MM or YYYY-MM-DD. A step counts from the last day that its own date allows; what has no date is left out of a list, see undated. Empty: now."`
	KnownAt    string `query:"known_at" example:"2025-02-11" doc:"By what was published until this date. Empty: all."`
	RecordedAt string `query:"recorded_at" example:"2025-02-12T08:00:00Z" doc:"By what was stored until this moment: RFC 3339, or a date, of which it is the end. Empty: all."`
}

// times are the clocks of a question as the graph takes them.
type times struct {
	asOf, knownAt graph.Date
	recordedAt    time.Time
}

func (c *Clocks) read() (t times, err error) {
	if err = readDates(dateParam{"as_of", c.AsOf, &t.asOf}, dateParam{"known_at", c.KnownAt, &t.knownAt}); err != nil {
		return t, err
	}
	if t.recordedAt, err = graph.ParseMoment(c.RecordedAt); err != nil {
		return t, badQuery("recorded_at", err)
	}
	return t, nil
}

// Within narrows an answer to groups of actors.
type Within struct {
	Group  []string `query:"group,explode" example:"organization:european-union" doc:"Only actors of this group, by id: the members of a bloc on the date, a region of UN M49 (region:150), who attended a summit. Several: what lies in all of them. GET /groups lists blocs and regions."`
	Region []string `query:"region,explode" example:"150" doc:"The same for a region of UN M49, by its code: 150 is Europe."`
	Bloc   []string `query:"bloc,explode" example:"organization:nato" doc:"The same for a bloc, by id."`
}

// groups are the ids of all groups that are named.
func (w *Within) groups() []string {
	all := slices.Concat(w.Group, w.Bloc)
	for _, r := range w.Region {
		all = append(all, graph.RegionKind+":"+strings.TrimPrefix(r, graph.RegionKind+":"))
	}
	return all
}

// actors are the ids of those in all groups, nil where none is named.
func (s *server) actorsIn(ctx context.Context, w *Within, at graph.Date) ([]string, error) {
	return graph.ActorsIn(ctx, s.Store, w.groups(), at, s.World)
}

// dateParam is a query parameter that takes a date, and where its date goes.
type dateParam struct {
	name, given string
	into        *graph.Date
}

// readDates reads dates, "" for those that are not given.
func readDates(params ...dateParam) error {
	for _, p := range params {
		var err error
		if *p.into, err = graph.ParseDate(p.given); err != nil {
			return badQuery(p.name, err)
		}
	}
	return nil
}
