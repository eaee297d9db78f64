package web

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// curve is how many held which stance over time: consent is stacked upwards from
// the line, rejection downwards. Positions are counted by their dated steps.
type curve struct {
	Layers   []layer
	From, To graph.Date // days, the ends of the axis
	Years    []tick
	Marks    []tick  // of the numbers
	Zero     float64 // where the line is, from the top, in hundredths
	Now      float64 // where the date that is asked for is, in hundredths of the width
	Reported []tick  // the numbers that articles report
	Label    string
	Undated  int // positions that no step dates
}

// layer is the area of one stance, in a field of 1000 by 1000.
type layer struct {
	Stance graph.Stance
	Path   string
}

// tick is a mark at a place of an axis, in hundredths from the left or the top.
type tick struct {
	At, Top float64
	Text    string
	Tight   bool // the next one is late and so near that on a narrow screen both would not fit
}

// Late reports a tick so near the right end that its text needs the room before it on a narrow screen.
func (t tick) Late() bool { return t.At > 88 }

// upwards and downwards are the stances in the order in which they are stacked from the line.
var (
	upwards   = []graph.Stance{graph.Ratified, graph.Signed, graph.Endorsed}
	downwards = []graph.Stance{graph.Withdrew, graph.Refused, graph.Suspended, graph.NotSigned}
)

// census is how many hold which stance from a day on.
type census struct {
	day time.Time
	n   map[graph.Stance]int
}

// drawCurve makes the curve of the turns of positions until a day; nil where
// no step of them has a date, or all happened within a day.
func drawCurve(turns map[string][]graph.Turn, adopted, asOf graph.Date, today time.Time, counts []countRow) *curve {
	all := takeCensus(turns)
	if len(all) < 2 {
		return nil
	}
	first := all[0].day
	if d := dayOf(adopted.First()); !d.IsZero() && d.Before(first) && first.Sub(d) < 100*365*24*time.Hour {
		first = d
	}
	c := axis{from: time.Date(first.Year(), 1, 1, 0, 0, 0, 0, time.UTC), to: today}
	if last := all[len(all)-1].day; last.After(c.to) {
		c.to = last
	}
	up, down := 1, 0
	for _, k := range all {
		up, down = max(up, total(k.n, upwards)), max(down, total(k.n, downwards))
	}
	c.step = niceStep(up + down)
	c.up, c.down = roundUp(up, c.step), roundUp(down, c.step)
	out := curve{From: graph.DateOf(c.from), To: graph.DateOf(c.to), Years: c.years(), Marks: c.marks(), Zero: c.y(0) / 10, Now: 100}
	for i, stack := range [][]graph.Stance{upwards, downwards} {
		out.Layers = append(out.Layers, c.layers(all, stack, 1-2*i)...)
	}
	if asOf != "" {
		out.Now = min(100, max(0, c.x(dayOf(asOf.Last()))/10))
	}
	for _, r := range counts {
		if d := dayOf(r.Published.Last()); r.Tense == graph.Past && slices.Contains(upwards, r.Stance) && !d.IsZero() && r.Count.Count <= c.up {
			out.Reported = append(out.Reported, tick{At: c.x(d) / 10, Top: c.y(r.Count.Count) / 10, Text: "Reported on " + day(r.Published) + ": " + reported(r.CountBeside.Count) + " " + strings.ToLower(stanceWord(r.Stance, r.Tense))})
		}
	}
	out.Reported = spread(out.Reported)
	out.Label = c.label(all)
	return &out
}

// takeCensus counts all positions on each day on which any of them turns.
func takeCensus(turns map[string][]graph.Turn) []census {
	var out []census
	for _, p := range graph.Curve(turns) {
		out = append(out, census{dayOf(p.Date), p.Stances})
	}
	return out
}

// axis is the field of a curve.
type axis struct {
	from, to       time.Time
	up, down, step int
}

// x and y are places in a field of 1000 by 1000.
func (c *axis) x(day time.Time) float64 {
	return 1000 * float64(day.Sub(c.from)) / float64(c.to.Sub(c.from))
}
func (c *axis) y(n int) float64 { return 1000 * float64(c.up-n) / float64(c.up+c.down) }

// layers are the areas of the stances of a stack, nearest to the line first; way
// is 1 upwards and -1 downwards.
func (c *axis) layers(all []census, stack []graph.Stance, way int) []layer {
	var out []layer
	for i, stance := range stack {
		var upper, lower strings.Builder
		any := false
		var back []string
		for j, k := range all {
			end := c.to
			if j+1 < len(all) {
				end = all[j+1].day
			}
			base := total(k.n, stack[:i])
			top := base + k.n[stance]
			any = any || top > base
			fmt.Fprintf(&upper, "L%.1f %.1fH%.1f", c.x(k.day), c.y(way*top), c.x(end))
			back = append(back, fmt.Sprintf("L%.1f %.1fH%.1f", c.x(end), c.y(way*base), c.x(k.day)))
		}
		slices.Reverse(back)
		for _, b := range back {
			lower.WriteString(b)
		}
		if any {
			out = append(out, layer{stance, "M" + upper.String()[1:] + lower.String() + "z"})
		}
	}
	return out
}

func (c *axis) years() []tick {
	span := c.to.Year() - c.from.Year() + 1
	step := 1
	for _, s := range []int{1, 2, 5, 10, 20, 50, 100} {
		if step = s; span/s <= 6 {
			break
		}
	}
	var out []tick
	for y := c.from.Year(); y <= c.to.Year(); y++ {
		at := c.x(time.Date(y, 1, 1, 0, 0, 0, 0, time.UTC)) / 10
		if y%step == 0 && at >= 0 && at <= 96 {
			out = append(out, tick{At: at, Text: fmt.Sprint(y)})
		}
	}
	if n := len(out); n > 1 && out[n-1].Late() {
		out[n-2].Tight = out[n-1].At-out[n-2].At < 18
	}
	return out
}

func (c *axis) marks() []tick {
	var out []tick
	for n := -c.down; n <= c.up; n += c.step {
		out = append(out, tick{Top: c.y(n) / 10, Text: number(max(n, -n))})
	}
	return out
}

// label says in words what the curve shows.
func (c *axis) label(all []census) string {
	last := all[len(all)-1]
	var said []string
	for _, st := range graph.Stances {
		if n := last.n[st]; n > 0 {
			said = append(said, fmt.Sprintf("%s %d", strings.ToLower(stanceWord(st, graph.Past)), n))
		}
	}
	return fmt.Sprintf("How many held which stance from %d to %d; at the end: %s.", c.from.Year(), c.to.Year(), strings.Join(said, ", "))
}

func total(n map[graph.Stance]int, of []graph.Stance) int {
	t := 0
	for _, s := range of {
		t += n[s]
	}
	return t
}

// niceStep is a round distance of marks of which at most five or so fit into n.
func niceStep(n int) int {
	for unit := 1; ; unit *= 10 {
		for _, f := range []int{1, 2, 5} {
			if n <= 4*f*unit {
				return f * unit
			}
		}
	}
}

func roundUp(n, step int) int { return (n + step - 1) / step * step }

// dayOf is a day in UTC; the zero time for an unknown date.
func dayOf(d graph.Date) time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return time.Time{}
	}
	return t
}

// ringGap is how far apart rings of reported numbers are drawn at least, in hundredths of the width.
const ringGap = 1.5

// spread leaves of the rings, in the order of their places, those that lie on
// the chart and do not hide one another.
func spread(rings []tick) []tick {
	slices.SortStableFunc(rings, func(a, b tick) int { return cmp.Compare(a.At, b.At) })
	var out []tick
	for _, t := range rings {
		if t.At < 0 || t.At > 100 {
			continue
		}
		if n := len(out); n > 0 && t.At-out[n-1].At < ringGap {
			if math.Abs(t.Top-out[n-1].Top) < 6 || len(rings) > 40 {
				continue
			}
		}
		out = append(out, t)
	}
	return out
}
