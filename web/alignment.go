package web

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// alignmentPage is who stands with whom.
type alignmentPage struct {
	Region, Bloc   string
	From, To       graph.Date
	Shared         int
	Absent         bool
	Regions, Blocs []option
	Actors         []named // in the order of rows and columns
	Layers         []levelLayer
	Side           int
	Levels         []level
	Clusters       []cluster
	Label          string
	Data           *alignmentData
	Blank          bool // nothing is shown since nothing is stored
}

// level is a step of the scale of agreement.
type level struct {
	Class, Name string
	N           int
}

// levels run from full agreement to its opposite; at tells which one a pair is of.
var levels = []level{
	{"l-same", "Same everywhere", 0}, {"l-4", "0.75 to 1", 0}, {"l-3", "0.5 to 0.75", 0}, {"l-2", "0.25 to 0.5", 0},
	{"l-1", "0 to 0.25", 0}, {"l-minus", "Below 0", 0},
}

func levelOf(g graph.Agreement) int {
	switch {
	case g.Pi == nil:
		return 0
	case *g.Pi < 0:
		return 5
	}
	return 4 - min(3, int(*g.Pi*4))
}

// levelLayer is the cells of a level as one path.
type levelLayer struct{ Class, Path string }

// cluster is a group of countries that agree among themselves.
type cluster struct {
	Number int
	Actors []named
}

// alignmentData is what the page's script needs: of each pair, row by row above
// the diagonal, the shared instruments and the score in hundredths, -999 for none.
type alignmentData struct {
	Size  int         `json:"size"`
	Rows  [][2]string `json:"rows"`
	N     []int       `json:"n"`
	Score []int       `json:"score"`
	Raw   []int       `json:"raw"`
}

const noScore = -999

func (s *site) alignment(w http.ResponseWriter, r *http.Request) error {
	p, groups, err := s.alignmentPage(r)
	if err != nil {
		return err
	}
	query := keep(r, "from", "to", "shared", "absent")
	query["group"] = groups
	return s.render(w, r, http.StatusOK, "alignment", frame{Title: "Who stands with whom", Section: "/alignment", Wide: true, Page: p, Scripts: []string{"alignment.js"},
		Exports: exportsOf("/api/v1/alignment", query), Embed: "/embed/alignment" + state(r, "region", "bloc", "from", "to", "shared", "absent")})
}

// alignmentPage gathers all that the page shows, and the groups that it is narrowed to.
func (s *site) alignmentPage(r *http.Request) (*alignmentPage, []string, error) {
	p, err := readAlignment(r)
	if err != nil {
		return nil, nil, err
	}
	p.options(s.World)
	q := graph.AlignQuery{From: p.From, To: p.To, Shared: p.Shared, Absent: p.Absent}
	groups := groupsAsked(r)
	if q.Actors, err = graph.ActorsIn(r.Context(), s.Store, groups, p.To, s.World); err != nil {
		return nil, nil, err
	}
	al, err := graph.Align(r.Context(), s.Store, q)
	if err != nil {
		return nil, nil, err
	}
	p.fill(al)
	if p.Blank, err = s.blank(r.Context(), len(p.Actors)); err != nil {
		return nil, nil, err
	}
	return p, groups, nil
}

func readAlignment(r *http.Request) (*alignmentPage, error) {
	q := r.URL.Query()
	p := &alignmentPage{Region: q.Get("region"), Bloc: q.Get("bloc"), Shared: 3, Absent: q.Get("absent") == "true"}
	for _, d := range []struct {
		name string
		into *graph.Date
	}{{"from", &p.From}, {"to", &p.To}} {
		var err error
		if *d.into, err = graph.ParseDate(q.Get(d.name)); err != nil {
			return nil, fmt.Errorf("%w: %s: %w", errBadRequest, d.name, err)
		}
	}
	if text := q.Get("shared"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			return nil, fmt.Errorf("%w: shared: %q: want a whole number from 1", errBadRequest, text)
		}
		p.Shared = n
	}
	return p, nil
}

func (p *alignmentPage) options(world graph.Gazetteer) {
	m := matrixPage{matrixState: matrixState{Region: p.Region, Bloc: p.Bloc}}
	m.options(world)
	p.Regions, p.Blocs = m.Regions, m.Blocs
}

// fill draws the heatmap, with those of a cluster together.
func (p *alignmentPage) fill(al graph.Alignment) {
	paired := map[string]bool{}
	pairs := map[[2]string]graph.Agreement{}
	for _, g := range al.Pairs {
		paired[g.A], paired[g.B] = true, true
		pairs[[2]string{g.A, g.B}] = g
	}
	for _, c := range al.Clusters() {
		k := cluster{Number: c.Number}
		for _, a := range c.Actors {
			if paired[a.ID] {
				k.Actors = append(k.Actors, named{a.ID, a.Name, a.Kind, a.Code})
			}
		}
		sortNamed(k.Actors)
		p.Actors = append(p.Actors, k.Actors...)
		if len(k.Actors) > 1 {
			p.Clusters = append(p.Clusters, k)
		}
	}
	p.Side, p.Levels = cellSize*len(p.Actors), slices.Clone(levels)
	p.Data = &alignmentData{Size: cellSize, Rows: [][2]string{}, N: []int{}, Score: []int{}, Raw: []int{}}
	of := func(x, y int) (graph.Agreement, bool) {
		a, b := p.Actors[x].ID, p.Actors[y].ID
		g, ok := pairs[[2]string{min(a, b), max(a, b)}]
		return g, ok
	}
	for y, a := range p.Actors {
		p.Data.Rows = append(p.Data.Rows, [2]string{a.ID, a.Name})
		for x := y + 1; x < len(p.Actors); x++ {
			g, ok := of(x, y)
			p.Data.add(g)
			if ok {
				p.Levels[levelOf(g)].N++
			}
		}
	}
	p.Layers = levelLayers(len(p.Actors), of)
	p.Label = fmt.Sprintf("Heatmap of agreement among %s. The export holds the same as numbers.", plural(len(p.Actors), "country", "countries"))
}

// levelLayers are the cells of each level as one path, neighbours in a row joined.
func levelLayers(side int, of func(x, y int) (graph.Agreement, bool)) []levelLayer {
	paths := make([]strings.Builder, len(levels))
	at := func(x, y int) int {
		if g, ok := of(x, y); ok && x != y {
			return levelOf(g)
		}
		return -1
	}
	for y := range side {
		for x := 0; x < side; {
			l, end := at(x, y), x+1
			for end < side && at(end, y) == l {
				end++
			}
			if l >= 0 {
				fmt.Fprintf(&paths[l], "M%d %dh%dv%dh-%dz", x*cellSize, y*cellSize, (end-x)*cellSize, cellSize, (end-x)*cellSize)
			}
			x = end
		}
	}
	var out []levelLayer
	for i := range paths {
		if paths[i].Len() > 0 {
			out = append(out, levelLayer{levels[i].Class, paths[i].String()})
		}
	}
	return out
}

func (d *alignmentData) add(g graph.Agreement) {
	score := noScore
	if g.Pi != nil {
		score = int(math.Round(*g.Pi * 100))
	}
	d.N, d.Score, d.Raw = append(d.N, g.Shared), append(d.Score, score), append(d.Raw, int(math.Round(g.Raw*100)))
}
