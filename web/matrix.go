package web

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// cellSize is the side of a cell of the matrix, in pixels; 24 can still be hit with a finger.
const cellSize = 24

// matrixWidths are how many instruments the matrix can show.
var matrixWidths = []int{30, 60, 150, 300}

// matrixPage is countries by instruments.
type matrixPage struct {
	matrixState
	Regions, Blocs []option
	Topics, Rows   []option
	Columns, Sizes []option
	Heads          []matrixHead
	Actors         []named
	Layers         []layer // of each stance its cells
	Width, Height  int
	Key            []keyEntry
	Label          string
	Data           *matrixData
	Cell           *cellPage
	Blank          bool // nothing is shown since nothing is stored
}

// matrixState is what the address of a matrix holds.
type matrixState struct {
	Region, Bloc, Topic string
	From, To, AsOf      graph.Date
	Order, Across       string // of rows and of columns
	Size                int
}

// option is one choice of a list.
type option struct {
	Value, Name string
	On          bool
}

type matrixHead struct {
	named
	Date graph.Date
}

// matrixData is what the page's script needs: ids, names and of each row a letter a column.
type matrixData struct {
	Size     int               `json:"size"`
	Statuses []string          `json:"statuses"`
	Rows     [][2]string       `json:"rows"`
	Columns  [][2]string       `json:"columns"`
	Cells    []string          `json:"cells"`
	Words    map[string]string `json:"words"`
}

// cellPage is the position behind one cell.
type cellPage struct {
	Row  row
	On   named
	None bool
}

func (s *site) matrix(w http.ResponseWriter, r *http.Request) error {
	p, err := s.matrixPage(r)
	if err != nil {
		return err
	}
	if p.Cell, err = s.cell(r); err != nil {
		return err
	}
	if p.Blank, err = s.blank(r.Context(), len(p.Actors)); err != nil {
		return err
	}
	query := url.Values{}
	for name, value := range map[string]string{"topic": p.Topic, "from": string(p.From), "to": string(p.To), "as_of": string(p.AsOf), "columns": strconv.Itoa(p.Size)} {
		if value != "" {
			query.Set(name, value)
		}
	}
	for _, g := range []string{p.Region, p.Bloc} {
		if g != "" {
			query.Add("group", g)
		}
	}
	return s.render(w, r, http.StatusOK, "matrix", frame{Title: "Countries by instruments", Section: "/matrix", Page: p, Scripts: []string{"matrix.js"},
		Wide: true, Exports: exportsOf("/api/v1/matrix", query),
		Embeds: wholeChart("/embed/matrix" + state(r, "region", "bloc", "topic", "from", "to", "as_of", "order", "across", "size"))})
}

// readMatrix reads the state out of the address.
func readMatrix(r *http.Request) (matrixState, error) {
	q := r.URL.Query()
	m := matrixState{Region: q.Get("region"), Bloc: q.Get("bloc"), Topic: q.Get("topic"), Order: q.Get("order"), Across: q.Get("across"), Size: matrixWidths[1]}
	if err := readDates(q, dateField{"from", "adopted since", &m.From}, dateField{"to", "until", &m.To}, dateField{"as_of", "as of", &m.AsOf}); err != nil {
		return m, err
	}
	if n, err := strconv.Atoi(q.Get("size")); err == nil && slices.Contains(matrixWidths, n) {
		m.Size = n
	}
	return m, nil
}

func (s *site) matrixPage(r *http.Request) (*matrixPage, error) {
	state, err := readMatrix(r)
	if err != nil {
		return nil, err
	}
	ctx, p := r.Context(), &matrixPage{matrixState: state}
	p.options(s.World)
	picked, err := graph.PickInstruments(ctx, s.Store, graph.PickQuery{Topic: p.Topic, From: p.From, To: p.To, Limit: p.Size}, s.World)
	if err != nil {
		return nil, err
	}
	ask := graph.MatrixQuery{AsOf: p.AsOf}
	heads := map[string]matrixHead{}
	for _, e := range picked {
		ask.Instruments = append(ask.Instruments, e.ID)
		heads[e.ID] = matrixHead{nameOf(e.Entity), e.Date}
	}
	var groups []string
	for _, g := range []string{p.Region, p.Bloc} {
		if g != "" {
			groups = append(groups, g)
		}
	}
	if ask.Actors, err = graph.ActorsIn(ctx, s.Store, groups, p.AsOf, s.World); err != nil {
		return nil, err
	}
	m, err := graph.TakeMatrix(ctx, s.Store, ask)
	if err != nil {
		return nil, err
	}
	m = orderColumns(m, p.Across, heads)
	orderRows(&m, p.Order)
	p.fill(&m, heads)
	return p, nil
}

// options are the choices of the form.
func (p *matrixPage) options(world graph.Gazetteer) {
	for _, g := range world.Groups() {
		o := option{g.ID, g.Name, g.ID == p.Region || g.ID == p.Bloc}
		if g.Kind == graph.RegionKind {
			p.Regions = append(p.Regions, o)
		} else {
			p.Blocs = append(p.Blocs, o)
		}
	}
	byName := func(a, b option) int { return cmp.Compare(a.Name, b.Name) }
	slices.SortFunc(p.Regions, byName)
	slices.SortFunc(p.Blocs, byName)
	for _, t := range world.Topics() {
		p.Topics = append(p.Topics, option{t, topicWord(t), t == p.Topic})
	}
	for _, o := range []option{{"", "By name", false}, {"most", "Most positions first", false}, {"alike", "Alike together", false}} {
		o.On = o.Value == p.Order
		p.Rows = append(p.Rows, o)
	}
	for _, o := range []option{{"", "Most covered first", false}, {"date", "By date", false}, {"name", "By name", false}, {"alike", "Alike together", false}} {
		o.On = o.Value == p.Across
		p.Columns = append(p.Columns, o)
	}
	for _, n := range matrixWidths {
		p.Sizes = append(p.Sizes, option{strconv.Itoa(n), strconv.Itoa(n), n == p.Size})
	}
}

// topicWord is a topic of the gazetteer as a reader sees it.
func topicWord(t string) string {
	if t == "ai" {
		return "AI"
	}
	return capital(strings.ReplaceAll(t, "-", " "))
}

// fill draws the matrix and gives the script its data.
func (p *matrixPage) fill(m *graph.Matrix, heads map[string]matrixHead) {
	p.Width, p.Height = cellSize*len(m.Instruments), cellSize*len(m.Rows)
	p.Data = &matrixData{Size: cellSize, Rows: [][2]string{}, Columns: [][2]string{}, Cells: []string{}, Words: map[string]string{}}
	for _, s := range graph.Stances {
		p.Data.Statuses = append(p.Data.Statuses, string(s))
		p.Data.Words[string(s)] = strings.ToLower(stanceWord(s, graph.Past))
	}
	for _, h := range m.Instruments {
		p.Heads = append(p.Heads, heads[h.ID])
		p.Data.Columns = append(p.Data.Columns, [2]string{h.ID, heads[h.ID].Short()})
	}
	tally := map[graph.Stance]int{}
	for _, row := range m.Rows {
		a := row.Actor
		p.Actors = append(p.Actors, named{a.ID, a.Name, a.Kind, a.Code})
		p.Data.Rows = append(p.Data.Rows, [2]string{a.ID, a.Name})
		cells := make([]byte, len(row.Stances))
		for i, s := range row.Stances {
			cells[i] = '.'
			if n := slices.Index(graph.Stances, s); n >= 0 {
				cells[i] = byte('a' + n)
				tally[s]++
			}
		}
		p.Data.Cells = append(p.Data.Cells, string(cells))
	}
	p.Layers = cellLayers(m)
	for _, s := range graph.Stances {
		if tally[s] > 0 {
			p.Key = append(p.Key, keyEntry{Status: s, N: tally[s]})
		}
	}
	p.Label = fmt.Sprintf("Matrix of %s by %s; %s. The export below holds the same as a table.",
		plural(len(m.Rows), "country", "countries"), plural(len(m.Instruments), "instrument", "instruments"), plural(sum(tally), "position", "positions"))
}

// cellLayers are the cells of each stance as one path, neighbours in a row joined.
func cellLayers(m *graph.Matrix) []layer {
	paths := map[graph.Stance]*strings.Builder{}
	for y, row := range m.Rows {
		for x := 0; x < len(row.Stances); {
			end := x + 1
			for end < len(row.Stances) && row.Stances[end] == row.Stances[x] {
				end++
			}
			if s := row.Stances[x]; s != "" {
				if paths[s] == nil {
					paths[s] = &strings.Builder{}
				}
				fmt.Fprintf(paths[s], "M%d %dh%dv%dh-%dz", x*cellSize, y*cellSize, (end-x)*cellSize, cellSize, (end-x)*cellSize)
			}
			x = end
		}
	}
	var out []layer
	for _, s := range graph.Stances {
		if paths[s] != nil {
			out = append(out, layer{s, paths[s].String()})
		}
	}
	return out
}

// cell is the position that the address opens, nil where it opens none.
func (s *site) cell(r *http.Request) (*cellPage, error) {
	actor, instrument, ok := strings.Cut(r.URL.Query().Get("cell"), " ")
	if !ok {
		return nil, nil
	}
	asked, err := asOf(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	p, err := graph.Ledger(ctx, s.Store, graph.LedgerQuery{Actor: actor, Instrument: instrument, AsOf: asked})
	if err != nil {
		return nil, err
	}
	claims, err := s.claimsOf(ctx, p)
	if err != nil {
		return nil, err
	}
	a := p.Actor
	return &cellPage{makeRow(p, named{a.ID, a.Name, a.Kind, a.Code}, rowing{claims: claims}), named{ID: p.Instrument.ID, Name: p.Instrument.Name, Kind: graph.Instrument}, p.Stance == ""}, nil
}
