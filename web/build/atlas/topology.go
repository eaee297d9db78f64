package main

import (
	"encoding/json"
	"fmt"
)

// topology is a file in TopoJSON (topojson/topojson-specification, version 1).
type topology struct {
	Transform struct{ Scale, Translate [2]float64 } `json:"transform"`
	Arcs      [][][2]float64                        `json:"arcs"`
	Objects   struct {
		Countries struct {
			Geometries []geometry `json:"geometries"`
		} `json:"countries"`
	} `json:"objects"`
}

type geometry struct {
	Type       string                `json:"type"`
	ID         string                `json:"id"` // numeric code of ISO 3166-1, "" where it has none
	Arcs       json.RawMessage       `json:"arcs"`
	Properties struct{ Name string } `json:"properties"`
}

// point is degrees of longitude and latitude, or x and y on the map.
type point [2]float64

// readTopology reads a file and undoes the delta coding of its arcs.
func readTopology(path string) (*topology, error) {
	var t topology
	if err := readJSON(path, &t); err != nil {
		return nil, err
	}
	for _, arc := range t.Arcs {
		x, y := 0.0, 0.0
		for i := range arc {
			x, y = x+arc[i][0], y+arc[i][1]
			arc[i] = [2]float64{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
		}
	}
	return &t, nil
}

// areas are the countries with their polygons on the map.
func (t *topology) areas(codes map[string]string) []area {
	var out []area
	for _, g := range t.Objects.Countries.Geometries {
		a := area{code: codes[g.ID], name: g.Properties.Name}
		for _, polygon := range g.polygons() {
			outer := cut(t.ring(polygon[0]))
			if len(outer) == 0 {
				continue // an islet of fewer than three points
			}
			for _, piece := range outer[1:] {
				a.polygons = append(a.polygons, [][]point{piece}) // no hole crosses the antimeridian
			}
			rings := outer[:1]
			for _, ring := range polygon[1:] {
				rings = append(rings, t.ring(ring))
			}
			a.polygons = append(a.polygons, rings)
		}
		out = append(out, a)
	}
	return out
}

// polygons are the rings of arcs of each polygon; a file that is no TopoJSON ends the program.
func (g *geometry) polygons() [][][]int {
	var one [][]int
	var many [][][]int
	var err error
	if g.Type == "Polygon" {
		err = json.Unmarshal(g.Arcs, &one)
		many = [][][]int{one}
	} else {
		err = json.Unmarshal(g.Arcs, &many)
	}
	if err != nil {
		panic(fmt.Sprintf("%s: arcs of %s: %v", g.Properties.Name, g.Type, err))
	}
	return many
}

// ring joins arcs, of which one below zero runs backwards, in degrees.
func (t *topology) ring(arcs []int) []point {
	var out []point
	for _, n := range arcs {
		arc := t.Arcs[max(n, ^n)]
		for i := range arc {
			p := arc[i]
			if n < 0 {
				p = arc[len(arc)-1-i]
			}
			if i == 0 && len(out) > 0 {
				continue // the last point of the arc before
			}
			out = append(out, point(p))
		}
	}
	return out
}
