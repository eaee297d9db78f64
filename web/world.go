package web

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// worldTable holds the map's shapes and points, drawn by web/build/atlas from
// Natural Earth's borders, which show who holds an area and not whose it is.
//
//go:embed world.tsv
var worldTable string

// The map's field: x to the east, y to the south.
const (
	worldWidth  = 2000
	worldHeight = 872
)

// terrain is one shape or point of the world map.
type terrain struct {
	Code     string // ISO 3166-1 alpha-3, "" of an area that has none
	Name     string
	X, Y     int    // its middle
	Path     string // the outline in SVG, "" of a point
	Disputed string // who claims it, "" where nobody else does
}

// loadWorld reads worldTable.
func loadWorld() ([]terrain, error) {
	var out []terrain
	for n, line := range strings.Split(strings.TrimSpace(worldTable), "\n") {
		f := strings.Split(line, "\t")
		if n == 0 {
			continue
		}
		if len(f) != 7 {
			return nil, fmt.Errorf("world.tsv:%d: %d fields, want 7", n+1, len(f))
		}
		x, errX := strconv.Atoi(f[3])
		y, errY := strconv.Atoi(f[4])
		if errX != nil || errY != nil {
			return nil, fmt.Errorf("world.tsv:%d: %q, %q: want whole numbers", n+1, f[3], f[4])
		}
		out = append(out, terrain{Code: f[0], Name: f[1], X: x, Y: y, Disputed: f[5], Path: f[6]})
	}
	return out, nil
}
