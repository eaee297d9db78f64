package web

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// qualityReport is what `signatory eval --out web/quality/report.json testdata/gold` wrote.
//
//go:embed quality/report.json
var qualityReport []byte

// pressFigures are the figures over press articles, which are their publishers'
// and not kept here, as extract/SCORER.md gives them: articles, precision, recall, F1.
//
//go:embed quality/press.tsv
var pressFigures string

// figures are precision, recall and their harmonic mean, with what they count.
type figures struct {
	Precision, Recall, F1 float64
	TP, FP, FN            int
}

// measured is a report of the reader; extract/eval writes it.
type measured struct {
	Reader   string
	Articles int
	Score    struct {
		Strict, Relaxed, Counts figures
		Flips                   int
		InstrumentRecall        float64                  `json:"instrument_recall"`
		SummitRecall            float64                  `json:"summit_recall"`
		PerStance               map[graph.Stance]figures `json:"per_stance"`
	}
	Rules []struct {
		Rule         string
		Right, False int
	}
	Bands []struct {
		From, Said, Right float64
		Claims            int
	}
	Missed, False []measuredCase
}

type measuredCase struct {
	Article, Actor, Instrument string
	Stance                     graph.Stance
	Tense                      graph.Tense
}

// quality is what templates/quality.html shows.
type quality struct {
	measured
	Press   []pressRow
	Stances []stanceFigures
	// Other is the version of the reader at work, where it is not the measured one.
	Other string
}

type pressRow struct {
	Articles              string
	Precision, Recall, F1 float64
}

// Missed is the share of positions that are not found.
func (r pressRow) Missed() float64 { return 1 - r.Recall }

type stanceFigures struct {
	Stance graph.Stance
	figures
}

// loadQuality reads what is embedded of the reader's figures.
func loadQuality(reader string) (quality, error) {
	q := quality{}
	if err := json.Unmarshal(qualityReport, &q.measured); err != nil {
		return q, fmt.Errorf("quality/report.json: %w", err)
	}
	if reader != "" && reader != q.Reader {
		q.Other = reader
	}
	for _, s := range graph.Stances {
		if f, ok := q.Score.PerStance[s]; ok {
			q.Stances = append(q.Stances, stanceFigures{s, f})
		}
	}
	slices.SortFunc(q.Missed, byArticle)
	for n, l := range strings.Split(strings.TrimSpace(pressFigures), "\n") {
		f := strings.Split(l, "\t")
		if len(f) != 4 {
			return q, fmt.Errorf("quality/press.tsv:%d: want 4 fields", n+1)
		}
		row := pressRow{Articles: f[0]}
		for i, into := range []*float64{&row.Precision, &row.Recall, &row.F1} {
			v, err := strconv.ParseFloat(f[i+1], 64)
			if err != nil {
				return q, fmt.Errorf("quality/press.tsv:%d: %w", n+1, err)
			}
			*into = v
		}
		q.Press = append(q.Press, row)
	}
	return q, nil
}

func byArticle(a, b measuredCase) int { return strings.Compare(a.Article, b.Article) }

// Last is the figures to expect on articles that are new to the reader.
func (q quality) Last() pressRow { return q.Press[len(q.Press)-1] }

// Errs is how many claims are false, of all that were read.
func (q quality) Errs() string { return percent(1 - q.Score.Strict.Precision) }

func (s *site) qualityPage(w http.ResponseWriter, r *http.Request) error {
	return s.render(w, r, http.StatusOK, "quality", frame{Title: "How well it reads", Section: "/quality", Page: s.quality,
		Description: "How many of the positions that Signatory reads are right, how many it misses, and what it cannot read."})
}

// hundred is a part of one as a number of a hundred.
func hundred(part float64) string { return strconv.Itoa(int(part*100 + 0.5)) }
