package web

import (
	"context"

	"signatory/graph"
)

// timeline is what the page's script needs to show any day: the turns of each
// actor, and where everyone stands now. Its keys are ids.
type timeline struct {
	From  graph.Date              `json:"from"`
	To    graph.Date              `json:"to"`
	Turns map[string][]turn       `json:"turns"`
	Now   map[string]graph.Stance `json:"now"`
}

// turn is a day and the status from then on.
type turn [2]string

// courseOf gathers the turns of positions by actor.
func courseOf(positions []graph.Position) map[string][]graph.Turn {
	out := map[string][]graph.Turn{}
	for i := range positions {
		out[positions[i].Actor.ID] = positions[i].Turns()
	}
	return out
}

// statusOf is the status of a stance and a tense.
func statusOf(s graph.Stance, t graph.Tense) graph.Stance {
	if t == graph.Planned {
		return planned
	}
	return s
}

// makeTimeline is the timeline of turns within the axis of a curve.
func makeTimeline(turns map[string][]graph.Turn, now map[string]graph.Stance, c *curve) *timeline {
	if c == nil {
		return nil
	}
	out := timeline{From: c.From, To: c.To, Turns: map[string][]turn{}, Now: now}
	for id, ts := range turns {
		for _, t := range ts {
			out.Turns[id] = append(out.Turns[id], turn{string(t.Day), string(statusOf(t.Stance, t.Tense))})
		}
	}
	return &out
}

// keyEntry is one line of the key of bar, map and curve.
type keyEntry struct {
	Status graph.Stance
	N      int
	Href   string // where its list is in the page
}

// keyOf counts statuses in the order of the key. Those that nothing has now but
// something had or will have are there too, since a script may move to them.
func keyOf(status map[string]graph.Stance, turns map[string][]graph.Turn, groups []group) []keyEntry {
	n, ever := map[graph.Stance]int{}, map[graph.Stance]bool{}
	for _, st := range status {
		n[st]++
	}
	for _, ts := range turns {
		for _, t := range ts {
			ever[statusOf(t.Stance, t.Tense)] = true
		}
	}
	var out []keyEntry
	for _, st := range statuses {
		if n[st] == 0 && !ever[st] {
			continue
		}
		e := keyEntry{Status: st, N: n[st]}
		for _, g := range groups {
			if e.Href == "" && statusOf(g.Stance, g.Tense) == st {
				e.Href = "#" + g.Anchor()
			}
		}
		if n[st] > 0 && (st == silent || st == none) {
			e.Href = "#" + string(st)
		}
		out = append(out, e)
	}
	return out
}

// uncovered are the members of the United Nations on the date, or of what the
// page is narrowed to, of which no article on the instrument tells, by name.
func (s *site) uncovered(ctx context.Context, p *instrumentPage, status map[string]graph.Stance) ([]named, error) {
	asked := s.World.MembersOf("organization:united-nations", p.AsOf)
	if p.Narrowed() {
		asked = nil
		for _, a := range p.members {
			asked = append(asked, a.ID)
		}
	}
	var ids []string
	for _, id := range asked {
		if _, told := status[id]; !told && !p.speaksThrough(id) {
			ids = append(ids, id)
		}
	}
	return s.namesOf(ctx, ids)
}
