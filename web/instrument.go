package web

import (
	"cmp"
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"

	"signatory/graph"
)

// maxLinks bounds the links that a page shows.
const maxLinks = 200

// shownCounts is how many reported numbers an instrument's page shows, the latest.
const shownCounts = 8

// shownDisputes is how many disputed positions the note above the rows names.
const shownDisputes = 12

type instrumentPage struct {
	graph.EntitySummary
	AsOf         graph.Date
	Bar          map[graph.Stance]int
	Shares       bool // anyone has taken a stance
	Key          []keyEntry
	Map          *worldMap
	Curve        *curve
	Timeline     *timeline
	Groups       []group
	Undated      []group // as of a date: what has none
	Disputed     []row
	MoreDisputed int
	Silent       []named
	None         []named            // no coverage
	Counts       []countRow         // the latest
	Told         int                // how many there are
	Lists        []graph.StatusList // depositaries' lists, which are silent after their day
	Where        []whereRow         // the summits that adopted it, with their places
	Shelf        shelf
	Form         asofForm
	// Region and Bloc narrow the page to their members on the date; Regions
	// and Blocs are the choices.
	Region, Bloc   string
	Regions, Blocs []option
	Through        []through // members of a bloc that speaks for them
	members        []graph.ActorRef
	allCounts      []countRow
}

// countRow is a reported number with its sentence.
type countRow struct {
	graph.CountBeside
	ArticleHref string
}

// whereRow is a summit and where it was held.
type whereRow struct {
	Summit named
	Date   graph.Date
	Places []named
	Hosts  []named
}

func (s *site) instrument(w http.ResponseWriter, r *http.Request) error {
	e, err := s.Store.Entity(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if e.Kind != graph.Instrument && e.Kind != graph.Organization {
		http.Redirect(w, r, href(e.Kind, e.ID), http.StatusSeeOther)
		return nil
	}
	p, err := s.instrumentPage(r, e)
	if err != nil {
		return err
	}
	f := frame{Title: e.Name, Section: "/instruments", Page: p, Scripts: []string{"instrument.js"},
		Description: "Who signed, ratified, refused or left " + e.Name + ", with the sentence that says so.",
		Exports:     exportsOf("/api/v1/instruments/"+url.PathEscape(e.ID)+"/positions", s.narrowed(r, "as_of", "limit=1000"))}
	feed := s.narrowed(r)
	feed.Set("instrument", e.ID)
	if f.Follow = followed(r, feed); p.Narrowed() {
		f.Follow.Live = "" // whether it is of a member is told by the feed alone
	}
	path := "/api/v1/instruments/" + url.PathEscape(e.ID)
	f.Exports = append(f.Exports, export{"CSV of everyone, the silent too", path + "/survey?" + asCSV(s.narrowed(r, "as_of"))},
		export{"CSV of the curve over time", path + "/curve?" + asCSV(s.narrowed(r))})
	f.Exports = append(f.Exports, graphsOf("instrument", e.ID, s.narrowed(r, "as_of"))...)
	f.Embeds = p.embeds(r)
	return s.render(w, r, http.StatusOK, "instrument", f)
}

// asCSV is a query that asks for a table.
func asCSV(query url.Values) string {
	query.Set("format", "csv")
	return query.Encode()
}

// instrumentPage gathers all that the page shows.
func (s *site) instrumentPage(r *http.Request, e graph.EntitySummary) (*instrumentPage, error) {
	ctx, p := r.Context(), &instrumentPage{EntitySummary: e}
	var err error
	if p.AsOf, err = asOf(r); err != nil {
		return nil, err
	}
	now, by, err := s.rowsOf(ctx, graph.PositionQuery{Instrument: e.ID}, e.Stances, p.AsOf)
	if err != nil {
		return nil, err
	}
	if now, err = s.narrow(r, p, now); err != nil {
		return nil, err
	}
	positions, undated := atDate(now, p.AsOf)
	if p.Lists, err = s.statusLists(ctx, e.ID); err != nil {
		return nil, err
	}
	p.Groups, p.Undated, p.Bar = byActor(positions, by), apart(byActor(undated, by)), tally(positions)
	p.Shares = len(p.Bar) > 0
	afterLists(p.Groups, p.Lists)
	p.Disputed = disputedRows(p.Groups)
	p.MoreDisputed = max(0, len(p.Disputed)-shownDisputes)
	p.Disputed = p.Disputed[:len(p.Disputed)-p.MoreDisputed]
	if p.Shelf, p.Groups, p.Undated, err = shelve(r, p.Groups, p.Undated); err != nil {
		return nil, err
	}
	p.Form = asofForm{p.AsOf, keep(r, "map", "stance"), with(r, "as_of", "", "from", "")}
	if err := s.beside(ctx, p); err != nil {
		return nil, err
	}
	return p, s.charts(ctx, r, p, positions, now)
}

// atDate are positions as they stood on a date, and apart from them those that no step dates.
func atDate(now []graph.Position, asOf graph.Date) (positions, undated []graph.Position) {
	if asOf == "" {
		return now, nil
	}
	for _, p := range now {
		at := p.At(asOf)
		switch {
		case at.Stance == "":
		case at.Undated:
			undated = append(undated, at)
		default:
			positions = append(positions, at)
		}
	}
	return positions, undated
}

// charts makes the key, the map and the curve of positions as of the date, and
// the timeline of what they are now.
func (s *site) charts(ctx context.Context, r *http.Request, p *instrumentPage, positions, now []graph.Position) error {
	status, current, names := map[string]graph.Stance{}, map[string]graph.Stance{}, map[string]string{}
	for _, a := range p.Silent {
		status[a.ID], current[a.ID], names[a.ID] = silent, silent, a.Name
	}
	for _, pos := range positions {
		status[pos.Actor.ID], names[pos.Actor.ID] = statusOf(pos.Stance, pos.Tense), pos.Actor.Name
	}
	for _, pos := range now {
		current[pos.Actor.ID] = statusOf(pos.Stance, pos.Tense)
	}
	var err error
	if p.None, err = s.uncovered(ctx, p, status); err != nil {
		return err
	}
	for _, a := range p.None {
		names[a.ID] = a.Name
	}
	turns := courseOf(now)
	p.Key = keyOf(status, turns, p.Groups)
	asked := maps.Clone(status)
	for _, a := range p.None {
		asked[a.ID] = none
	}
	if p.Map = s.drawMap(r, asked, names); p.Map == nil && !p.Narrowed() {
		p.None = nil
	} else if len(p.None) > 0 {
		p.Key = append(p.Key, keyEntry{none, len(p.None), "#none"})
	}
	if p.Curve = drawCurve(turns, p.Date, p.AsOf, s.Now().UTC(), p.allCounts); p.Curve != nil {
		for _, pos := range now {
			if pos.Undated || len(turns[pos.Actor.ID]) == 0 {
				p.Curve.Undated++
			}
		}
	}
	p.Timeline = makeTimeline(turns, current, p.Curve)
	return nil
}

// disputedRows are the rows that sources contradict.
func disputedRows(groups []group) []row {
	var out []row
	for _, g := range groups {
		for _, r := range g.Rows {
			if r.Position.Disputed {
				out = append(out, r)
			}
		}
	}
	return out
}

// byActor groups positions on one instrument.
func byActor(positions []graph.Position, by rowing) []group {
	var rows []row
	for _, pos := range positions {
		a := pos.Actor
		rows = append(rows, makeRow(pos, named{a.ID, a.Name, a.Kind, a.Code}, by))
	}
	return grouped(rows, "Who")
}

// beside adds what stands beside the positions: reported numbers, the silent, when and where.
func (s *site) beside(ctx context.Context, p *instrumentPage) error {
	survey, err := graph.TakeSurvey(ctx, s.Store, graph.SurveyQuery{Instrument: p.ID, AsOf: p.AsOf, Group: p.members, Expand: s.World})
	if err != nil {
		return err
	}
	for _, c := range survey.Counts {
		if p.AsOf == "" || c.Published.First() <= p.AsOf.Last() {
			p.Counts = append(p.Counts, countRow{c, "/articles/" + url.PathEscape(c.Article)})
		}
	}
	for i := range p.Groups {
		if p.Narrowed() {
			break // the number is of the whole world
		}
		besideGroup(&p.Groups[i], p.Counts)
	}
	for _, a := range survey.Silent {
		p.Silent = append(p.Silent, named{a.ID, a.Name, a.Kind, a.Code})
	}
	sortNamed(p.Silent)
	p.Through = throughBlocs(survey.Through)
	slices.SortStableFunc(p.Counts, func(a, b countRow) int { return cmp.Compare(b.Published, a.Published) })
	p.Told = len(p.Counts)
	p.allCounts = p.Counts
	p.Counts = p.Counts[:min(shownCounts, p.Told)]
	p.Where, err = s.where(ctx, p.ID)
	return err
}

// besideGroup puts the latest reported number beside a group.
func besideGroup(g *group, counts []countRow) {
	if g.Tense != graph.Past {
		return
	}
	for _, c := range counts {
		if c.Stance == g.Stance && c.Tense == graph.Past && (g.Reported == nil || c.Published >= g.Reported.Published) {
			count := c.Count
			g.Reported, g.Named = &count, c.Named
		}
	}
}
