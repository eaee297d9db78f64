package web

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"strings"

	"signatory/graph"
)

// alignmentPage is who stands with whom.
type alignmentPage struct {
	Region, Bloc   string
	From, To       graph.Date
	Shared         int
	Absent         bool
	Chance         bool // the cells show what is beyond chance, in place of the share that is the same
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

// scale tells the levels of pairs apart, from full agreement to its opposite.
type scale struct {
	levels []level
	of     func(graph.Agreement) int // the index of a pair's level
}

// byShare is the scale of the share of instruments on which two agree.
var byShare = scale{[]level{
	{"l-same", "Same everywhere", 0}, {"l-4", "95 to 99 %", 0}, {"l-3", "90 to 95 %", 0}, {"l-2", "75 to 90 %", 0},
	{"l-1", "50 to 75 %", 0}, {"l-minus", "Below 50 %", 0},
}, func(g graph.Agreement) int {
	for i, from := range []float64{1, 0.95, 0.9, 0.75, 0.5} {
		if g.Raw >= from {
			return i
		}
	}
	return 5
}}

// byChance is the scale of Scott's pi, which takes off what chance would give.
// Where nearly everyone ratifies nearly everything, chance gives nearly all: two
// who differ once in forty score below 0.
var byChance = scale{[]level{
	{"l-same", "Same everywhere", 0}, {"l-4", "0.75 to 1", 0}, {"l-3", "0.5 to 0.75", 0}, {"l-2", "0.25 to 0.5", 0},
	{"l-1", "0 to 0.25", 0}, {"l-minus", "Below 0", 0},
}, func(g graph.Agreement) int {
	switch {
	case g.Pi == nil:
		return 0
	case *g.Pi < 0:
		return 5
	}
	return 4 - min(3, int(*g.Pi*4))
}}

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
		Exports: exportsOf("/api/v1/alignment", query), Embeds: wholeChart("/embed/alignment" + state(r, "region", "bloc", "from", "to", "shared", "absent", "scale"))})
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
	p := &alignmentPage{Region: q.Get("region"), Bloc: q.Get("bloc"), Shared: 3, Absent: q.Get("absent") == "true", Chance: q.Get("scale") == "chance"}
	if err := readDates(q, dateField{"from", "taken since", &p.From}, dateField{"to", "as of", &p.To}); err != nil {
		return nil, err
	}
	var err error
	p.Shared, err = readWhole(q, "shared", "shared at least", p.Shared)
	return p, err
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
	by := byShare
	if p.Chance {
		by = byChance
	}
	p.Side, p.Levels = cellSize*len(p.Actors), slices.Clone(by.levels)
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
				p.Levels[by.of(g)].N++
			}
		}
	}
	p.Layers = by.layers(len(p.Actors), of)
	p.Label = fmt.Sprintf("Heatmap of agreement among %s. The export holds the same as numbers.", plural(len(p.Actors), "country", "countries"))
}

// layers are the cells of each level as one path, neighbours in a row joined.
func (c *scale) layers(side int, of func(x, y int) (graph.Agreement, bool)) []levelLayer {
	paths := make([]strings.Builder, len(c.levels))
	at := func(x, y int) int {
		if g, ok := of(x, y); ok && x != y {
			return c.of(g)
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
			out = append(out, levelLayer{c.levels[i].Class, paths[i].String()})
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
