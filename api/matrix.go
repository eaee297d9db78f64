package api

import (
	"context"
	"net/http"

	"signatory/graph"
)

type matrixInput struct {
	Within
	AsOf       string   `query:"as_of" example:"2025-02-11" doc:"What held on this date: YYYY, YYYY-MM or YYYY-MM-DD. Empty: now."`
	Kind       string   `query:"kind" enum:"country,organization,person" default:"country" doc:"Kind of the actors."`
	Instrument []string `query:"instrument,explode" maxItems:"300" doc:"The columns, by id, in this order. None: those of the topic and the time, the most covered first."`
	Topic      string   `query:"topic" maxLength:"64" example:"climate" doc:"Only instruments about this: ai, arms, climate, ..."`
	From       string   `query:"from" example:"2000" doc:"Only instruments adopted since this date."`
	To         string   `query:"to" example:"2020" doc:"Only instruments adopted until this date."`
	Columns    int      `query:"columns" minimum:"1" maximum:"300" default:"60" doc:"At most so many instruments."`
	Format     string   `query:"format" enum:"json,csv,ndjson" doc:"Format of the answer, over the Accept header: json has rows of stances, csv and ndjson a line for each position."`
}

// matrixBody is a matrix whose CSV and NDJSON have a line for each position.
type matrixBody struct{ graph.Matrix }

func (m matrixBody) items() any { return m.Cells() }

func (s *server) matrixRoutes() {
	get(s, route{"get-matrix", Base + "/matrix", "positions", "Get where actors stand on many instruments at once",
		"A row for each actor that holds a position on any of the instruments, with its stance on each of them. What is only planned is no position.", []int{http.StatusNotFound}}, s.matrix)
	s.describeRows(Base + "/matrix")
	get(s, route{"list-latest", Base + "/latest", "positions", "List the positions that turned last",
		"By when it happened, the latest first: who came to hold another stance, and which it was before. For what was stored lately see changes.", nil}, s.latest)
}

type latestInput struct {
	By    string `query:"by" example:"2025-02-11" doc:"What turned last by this date: YYYY, YYYY-MM or YYYY-MM-DD. Empty: at all."`
	Limit int    `query:"limit" minimum:"1" maximum:"1000" default:"50" doc:"How many."`
	Formatted
}

func (s *server) latest(ctx context.Context, in *latestInput) (*listOutput[graph.Turned], error) {
	by, err := graph.ParseDate(in.By)
	if err != nil {
		return nil, badQuery("by", err)
	}
	return wholeList(graph.Latest(ctx, s.Store, by, in.Limit))
}

func (s *server) matrix(ctx context.Context, in *matrixInput) (*one[matrixBody], error) {
	q := graph.MatrixQuery{Kind: graph.Kind(in.Kind), Instruments: in.Instrument}
	pick := graph.PickQuery{Topic: in.Topic, Limit: in.Columns}
	err := readDates(dateParam{"as_of", in.AsOf, &q.AsOf}, dateParam{"from", in.From, &pick.From}, dateParam{"to", in.To, &pick.To})
	if err != nil {
		return nil, err
	}
	if q.Actors, err = s.actorsIn(ctx, &in.Within, q.AsOf); err != nil {
		return nil, err
	}
	if q.Instruments == nil {
		picked, err := graph.PickInstruments(ctx, s.Store, pick, s.World)
		if err != nil {
			return nil, err
		}
		for _, e := range picked {
			q.Instruments = append(q.Instruments, e.ID)
		}
	}
	m, err := graph.TakeMatrix(ctx, s.Store, q)
	if err != nil {
		return nil, err
	}
	return &one[matrixBody]{matrixBody{m}}, nil
}
