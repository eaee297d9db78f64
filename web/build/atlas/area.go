package main

import (
	"fmt"
	"math"
	"strings"
)

// area is a country, or a part of the world that none holds undisputed.
type area struct {
	code, name string
	polygons   [][][]point // of each its rings in degrees, the outer one first
}

func (a *area) key() string {
	if a.code != "" {
		return a.code
	}
	return a.name
}

// disputed says what the map hatches and why: areas that Natural Earth draws
// without a code of ISO 3166-1, and countries that are no members of the United
// Nations while a member claims them.
var disputed = map[string]string{
	"Kosovo":     "declared independence in 2008; Serbia claims it",
	"N. Cyprus":  "recognised by Türkiye alone; Cyprus claims it",
	"Somaliland": "governs itself; Somalia claims it",
	"ESH":        "non-self-governing territory; Morocco claims it",
	"TWN":        "governs itself; China claims it",
	"PSE":        "observer state of the United Nations; occupied in part by Israel",
	"FLK":        "held by the United Kingdom; Argentina claims it",
	"Crimea":     "held by Russia since 2014; Ukraine claims it",
}

// crimea lies within the polygon that is to be drawn apart from whoever the map gives it to.
var crimea = point{34.2, 45.2}

// lines are the rows of the table for an area: its shape where asked for, a point
// where the shape is missing or too small, and apart from it what is disputed within it.
func (a *area) lines(shape bool) []string {
	var out []string
	for i, polygon := range a.polygons {
		if shape && a.key() != "Crimea" && len(polygon[0]) < 60 && within(crimea, polygon[0]) {
			apart := area{name: "Crimea", polygons: [][][]point{polygon}}
			out = apart.lines(true)
			a.polygons = append(a.polygons[:i:i], a.polygons[i+1:]...)
			break
		}
	}
	x, y, size := a.middle()
	if shape {
		out = append(out, a.line("shape", x, y, a.path()))
	}
	if a.code != "" && size < pointed {
		out = append(out, a.line("point", x, y, ""))
	}
	return out
}

func (a *area) line(kind string, x, y float64, path string) string {
	return fmt.Sprintf("%s\t%s\t%s\t%.0f\t%.0f\t%s\t%s", a.code, a.name, kind, x, y, disputed[a.key()], path)
}

// middle is the centroid of the largest polygon, and the area of all.
func (a *area) middle() (x, y, size float64) {
	largest := -1.0
	for _, polygon := range a.polygons {
		cx, cy, s := centroid(projected(polygon[0]))
		size += s
		if s > largest {
			largest, x, y = s, cx, cy
		}
	}
	return x, y, size
}

// path is the outline in SVG, in whole units relative to the point before.
func (a *area) path() string {
	var b strings.Builder
	for _, polygon := range a.polygons {
		for _, ring := range polygon {
			var at [2]int
			for i, p := range projected(ring) {
				next := [2]int{int(math.Round(p[0])), int(math.Round(p[1]))}
				switch {
				case i == 0:
					fmt.Fprintf(&b, "M%d %d", next[0], next[1])
				case next == at:
					continue
				default:
					fmt.Fprintf(&b, "l%d %d", next[0]-at[0], next[1]-at[1])
				}
				at = next
			}
			b.WriteString("z")
		}
	}
	return strings.ReplaceAll(b.String(), " -", "-")
}

// Width of the map in units, and the latitude at its upper edge.
const (
	width = 2000
	north = 84
)

// project is the Equal Earth projection (Šavrič, Patterson and Jenny 2018), which
// keeps areas true, onto the map with its origin at the upper left.
func project(p point) point {
	const a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
	flat := func(lon, lat float64) (float64, float64) {
		t := math.Asin(math.Sqrt(3) / 2 * math.Sin(lat*math.Pi/180))
		t2 := t * t
		t6 := t2 * t2 * t2
		x := 2 * math.Sqrt(3) * lon * math.Pi / 180 * math.Cos(t) / (3 * (9*a4*t6*t2 + 7*a3*t6 + 3*a2*t2 + a1))
		return x, t * (a1 + a2*t2 + t6*(a3+a4*t2))
	}
	edge, _ := flat(180, 0)
	_, top := flat(0, north)
	x, y := flat(p[0], p[1])
	unit := width / (2 * edge)
	return point{(x + edge) * unit, (top - y) * unit}
}

func projected(ring []point) []point {
	out := make([]point, len(ring))
	for i, p := range ring {
		out[i] = project(p)
	}
	return out
}

// centroid is the middle of a ring and its area, by the shoelace formula.
func centroid(ring []point) (x, y, size float64) {
	var sum float64
	for i, p := range ring {
		q := ring[(i+1)%len(ring)]
		cross := p[0]*q[1] - q[0]*p[1]
		sum += cross
		x += (p[0] + q[0]) * cross
		y += (p[1] + q[1]) * cross
	}
	if math.Abs(sum) < 1e-9 {
		return ring[0][0], ring[0][1], 0
	}
	return x / (3 * sum), y / (3 * sum), math.Abs(sum) / 2
}

// within reports whether a ring goes round a point.
func within(p point, ring []point) bool {
	in := false
	for i, a := range ring {
		b := ring[(i+1)%len(ring)]
		if (a[1] > p[1]) != (b[1] > p[1]) && p[0] < (b[0]-a[0])*(p[1]-a[1])/(b[1]-a[1])+a[0] {
			in = !in
		}
	}
	return in
}
