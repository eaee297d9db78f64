package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"signatory/graph"
)

// The statuses of a map and its key beside the stances.
const (
	planned graph.Stance = "planned" // says that it will, and has not yet
	none    graph.Stance = "none"    // no article tells of it
)

// statuses are all statuses in the order of the key.
var statuses = append(append([]graph.Stance{}, graph.Stances...), planned, silent, none)

// worldMap is who stands where, on a map of the world.
type worldMap struct {
	Shapes, Points []spot
	View           view
	Views          []view
	Label          string
	Disputed       []spot // the areas that are hatched, each with why
}

// spot is a country on the map, with its status in a word.
type spot struct {
	terrain
	Actor  string // the id of the country, "" of an area that is none
	Status graph.Stance
	Says   string
}

// view is a part of the world that the map can show.
type view struct {
	Key, Name string
	Box       string // viewBox of the SVG
	Href      string // the page with this part of the world
}

var views = []view{
	{"", "World", fmt.Sprintf("0 0 %d %d", worldWidth, worldHeight), ""},
	{"africa", "Africa", "820 190 560 560", ""},
	{"americas", "Americas", "200 20 620 850", ""},
	{"asia", "Asia", "1120 80 720 480", ""},
	{"europe", "Europe", "880 20 380 240", ""},
	{"pacific", "Pacific", "1480 330 520 460", ""},
	{"caribbean", "Caribbean", "480 270 220 190", ""},
}

// drawMap makes the map of a status for each country by id; names give what the
// graph calls them. It is nil where no country has taken a stance.
func (s *site) drawMap(r *http.Request, status map[string]graph.Stance, names map[string]string) *worldMap {
	m := worldMap{Views: slices.Clone(views)}
	for i := range m.Views {
		v := &m.Views[i]
		v.Href = with(r, "map", v.Key)
		if v.Key == r.URL.Query().Get("map") || i == 0 {
			m.View = *v
		}
	}
	tally := map[graph.Stance]int{}
	for id, st := range status {
		if graph.KindOf(id) == graph.Country {
			tally[st]++
		}
	}
	if tally[none]+tally[silent] == sum(tally) {
		return nil
	}
	for _, t := range s.world {
		m.put(t, status, names)
	}
	var said []string
	for _, st := range statuses {
		if n := tally[st]; n > 0 {
			said = append(said, fmt.Sprintf("%s %d", strings.ToLower(statusWord(st)), n))
		}
	}
	m.Label = "World map of countries: " + strings.Join(said, ", ") + ". The same stands in the lists below."
	return &m
}

// put places one shape or point.
func (m *worldMap) put(t terrain, status map[string]graph.Stance, names map[string]string) {
	p := spot{terrain: t, Status: none}
	if t.Code != "" {
		p.Actor = string(graph.Country) + ":" + t.Code
	}
	st, known := status[p.Actor]
	if known {
		p.Status = st
	}
	if name := names[p.Actor]; name != "" {
		p.Name = name
	}
	p.Says = p.Name + ": " + strings.ToLower(statusWord(p.Status))
	if t.Disputed != "" {
		p.Says += " (" + t.Disputed + ")"
	}
	if t.Path == "" {
		if known { // territories that nobody asks about would only hide what lies beside them
			m.Points = append(m.Points, p)
		}
		return
	}
	m.Shapes = append(m.Shapes, p)
	if t.Disputed != "" {
		m.Disputed = append(m.Disputed, p)
	}
}

// statusWord is a status in words.
func statusWord(s graph.Stance) string {
	switch s {
	case planned:
		return "Planned"
	case none:
		return "No coverage"
	}
	return stanceWord(s, graph.Past)
}

func sum(tally map[graph.Stance]int) int {
	n := 0
	for _, k := range tally {
		n += k
	}
	return n
}
