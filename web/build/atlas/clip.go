package main

import "math"

// cut divides a ring at the antimeridian: the pieces lie within -180 and 180
// degrees. A ring that does not cross it is its own only piece.
func cut(ring []point) [][]point {
	whole := unrolled(ring)
	var out [][]point
	for _, turn := range []float64{-360, 0, 360} {
		piece := make([]point, len(whole))
		for i, p := range whole {
			piece[i] = point{p[0] + turn, p[1]}
		}
		piece = keepSide(keepSide(piece, -180, 1), 180, -1)
		if len(piece) > 2 {
			out = append(out, piece)
		}
	}
	return out
}

// unrolled is a ring whose longitudes run on past 180 degrees where they would jump.
func unrolled(ring []point) []point {
	out := make([]point, len(ring))
	copy(out, ring)
	for i := 1; i < len(out); i++ {
		out[i][0] -= 360 * math.Round((out[i][0]-out[i-1][0])/360)
	}
	return out
}

// keepSide is the part of a ring to the east of a meridian (way 1) or to its
// west (way -1), by the algorithm of Sutherland and Hodgman (1974).
func keepSide(ring []point, meridian, way float64) []point {
	var out []point
	inside := func(p point) bool { return (p[0]-meridian)*way >= 0 }
	for i, b := range ring {
		a := ring[(i+len(ring)-1)%len(ring)]
		if inside(a) != inside(b) {
			t := (meridian - a[0]) / (b[0] - a[0])
			out = append(out, point{meridian, a[1] + t*(b[1]-a[1])})
		}
		if inside(b) {
			out = append(out, b)
		}
	}
	return out
}
