package graph

import "context"

// Record is something that the program must remember and that is no part of
// what articles say: a token, a session, a webhook. Value is its owner's JSON.
type Record struct {
	Key   string
	Value []byte
}

// Records keeps records on named shelves, beside the graph and with it, so that
// every program on one store knows the same ones at once.
type Records interface {
	// Record gives the value under a key; ErrNotFound.
	Record(ctx context.Context, shelf, key string) ([]byte, error)
	// Records lists a shelf in the order of keys.
	Records(ctx context.Context, q RecordQuery) (Page[Record], error)
	// SetRecord stores a value in place of the one that was there, if any.
	SetRecord(ctx context.Context, shelf, key string, value []byte) error
	// DropRecord forgets a key; one that is not there is no error.
	DropRecord(ctx context.Context, shelf, key string) error
}

// RecordQuery selects the records of a shelf.
type RecordQuery struct {
	Paging
	Shelf string
}

// AllRecords lists a whole shelf.
func AllRecords(ctx context.Context, r Records, shelf string) ([]Record, error) {
	var out []Record
	q := RecordQuery{Shelf: shelf, Paging: Paging{Limit: MaxLimit}}
	for {
		page, err := r.Records(ctx, q)
		if err != nil {
			return nil, err
		}
		out = append(out, page.Items...)
		if q.Cursor = page.Next; q.Cursor == "" {
			return out, nil
		}
	}
}
