package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// CurvePoint is how many held which stance from a day on; stances that nobody held are left out.
type CurvePoint struct {
	Date    Date           `json:"date"`
	Stances map[Stance]int `json:"stances"`
}

// CurveOf is the adoption curve of an instrument among some actors, nil among all: a
// point for each day on which the position of any of them turned, the earliest first.
// Positions are counted by their dated steps; what is only planned is no stance.
func CurveOf(ctx context.Context, r Reader, instrument string, actors []string) ([]CurvePoint, error) {
	turns := map[string][]Turn{}
	q := PositionQuery{Instrument: instrument, Actors: actors, Plain: true, Paging: Paging{Limit: MaxLimit}}
	for {
		page, err := r.Positions(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("curve: %w", err)
		}
		for i := range page.Items {
			turns[page.Items[i].Actor.ID] = page.Items[i].Turns()
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			return Curve(turns), nil
		}
	}
}

// Curve is the curve of the turns of actors.
func Curve(turns map[string][]Turn) []CurvePoint {
	type change struct {
		day      Date
		from, to Stance
	}
	var changes []change
	for _, ts := range turns {
		var held Stance
		for _, t := range ts {
			now := t.Stance
			if t.Tense == Planned {
				now = ""
			}
			changes = append(changes, change{t.Day, held, now})
			held = now
		}
	}
	slices.SortStableFunc(changes, func(a, b change) int { return strings.Compare(string(a.day), string(b.day)) })
	out := []CurvePoint{}
	n := map[Stance]int{}
	for i, c := range changes {
		n[c.from]--
		n[c.to]++
		if i+1 < len(changes) && changes[i+1].day == c.day {
			continue
		}
		p := CurvePoint{c.day, map[Stance]int{}}
		for st, m := range n {
			if st != "" && m > 0 {
				p.Stances[st] = m
			}
		}
		out = append(out, p)
	}
	return out
}
