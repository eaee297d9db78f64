package web

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// maxLanes bounds the lanes of a chart of intervals; the lists below it hold all.
const maxLanes = 80

// gantt is what an actor held over time: a lane for each instrument, on it an
// interval for each stance.
type gantt struct {
	Lanes []lane
	Years []tick
	Now   float64 // where the date that is asked for is, in hundredths of the width
	More  int     // lanes that are left out
}

// lane is the intervals of one instrument.
type lane struct {
	On    named
	Spans []span
	Label string
}

// span is an interval in hundredths of the width.
type span struct {
	Status   graph.Stance
	At, Wide float64
	Says     string
}

// drawGantt makes the chart of the positions of an actor until today; nil where
// no step has a date.
func drawGantt(positions []graph.Position, asOf graph.Date, today time.Time) *gantt {
	type course struct {
		on    named
		turns []graph.Turn
	}
	var all []course
	for i := range positions {
		p := &positions[i]
		if turns := p.Turns(); len(turns) > 0 {
			all = append(all, course{named{ID: p.Instrument.ID, Name: p.Instrument.Name, Kind: graph.Instrument}, turns})
		}
	}
	if len(all) == 0 {
		return nil
	}
	slices.SortFunc(all, func(a, b course) int {
		return cmp.Or(cmp.Compare(a.turns[0].Day, b.turns[0].Day), cmp.Compare(a.on.ID, b.on.ID))
	})
	out := gantt{More: max(0, len(all)-maxLanes), Now: 100}
	last := len(all) // the latest are left in, or those that had begun by the date
	for asOf != "" && last > maxLanes && all[last-1].turns[0].Day > asOf.Last() {
		last--
	}
	all = all[max(0, last-maxLanes):last]
	first := dayOf(all[0].turns[0].Day)
	x := axis{from: time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC), to: today}
	for _, c := range all {
		if end := dayOf(c.turns[len(c.turns)-1].Day); !end.Before(x.to) {
			x.to = end.AddDate(0, 1, 0)
		}
	}
	for _, c := range all {
		out.Lanes = append(out.Lanes, x.lane(c.on, c.turns))
	}
	out.Years = x.years()
	if asOf != "" {
		out.Now = min(100, max(0, x.x(dayOf(asOf.Last()))/10))
	}
	return &out
}

// lane draws the turns on one instrument.
func (c *axis) lane(on named, turns []graph.Turn) lane {
	l := lane{On: on}
	var said []string
	for i, t := range turns {
		if t.Stance == "" {
			continue
		}
		from, to := dayOf(t.Day), c.to
		says := fmt.Sprintf("%s from %s", stanceWord(t.Stance, t.Tense), day(t.Day))
		if i+1 < len(turns) {
			to = dayOf(turns[i+1].Day)
			says += " to " + day(turns[i+1].Day)
		}
		l.Spans = append(l.Spans, span{statusOf(t.Stance, t.Tense), c.x(from) / 10, (c.x(to) - c.x(from)) / 10, says})
		said = append(said, says)
	}
	l.Label = on.Short() + ": " + strings.ToLower(strings.Join(said, "; "))
	return l
}
