package graph

import (
	"cmp"
	"context"
	"slices"
)

// Surveyor is a Reader that gives a list of positions and the counts of their
// instrument at once, where that costs less than one after the other.
type Surveyor interface {
	PositionsAndCounts(ctx context.Context, q PositionQuery) (Page[Position], []Count, error)
}

// surveyed are all positions on the instrument and, if q wants them, its counts.
func surveyed(ctx context.Context, r Reader, q SurveyQuery) ([]Position, []Count, error) {
	if s, ok := r.(Surveyor); ok && !q.Uncounted {
		first, counts, err := s.PositionsAndCounts(ctx, q.positions())
		if err != nil {
			return nil, nil, err
		}
		positions, err := allPositions(ctx, r, q, &first)
		return positions, counts, err
	}
	positions, err := allPositions(ctx, r, q, nil)
	if err != nil || q.Uncounted {
		return positions, nil, err
	}
	counts, err := r.Counts(ctx, q.Instrument)
	return positions, counts, err
}

// positions asks for the first positions on the instrument by the clocks of q.
func (q *SurveyQuery) positions() PositionQuery {
	return PositionQuery{Instrument: q.Instrument, AsOf: q.AsOf, KnownAt: q.KnownAt, RecordedAt: q.RecordedAt, Plain: true, Paging: Paging{Limit: MaxLimit}}
}

// allPositions are the positions on the instrument by the clocks of q, those
// that rest on undated steps alone among them; the first page of them where it is
// there already.
func allPositions(ctx context.Context, r Reader, q SurveyQuery, first *Page[Position]) ([]Position, error) {
	var out []Position
	ask := q.positions()
	for {
		var page Page[Position]
		var err error
		if first != nil {
			page, first = *first, nil
		} else if page, err = r.Positions(ctx, ask); err != nil {
			return nil, err
		}
		if out == nil {
			out = page.Items
		} else {
			out = append(out, page.Items...)
		}
		if ask.Cursor = page.Next; ask.Cursor != "" {
			continue
		}
		if q.AsOf == "" || ask.Undated {
			break
		}
		ask.Undated = true
	}
	slices.SortFunc(out, func(a, b Position) int { return cmp.Compare(a.Actor.ID, b.Actor.ID) })
	return out, nil
}
