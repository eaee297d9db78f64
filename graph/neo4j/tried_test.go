package neo4j

import (
	"errors"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// A statement is tried again only where it is worth it and nothing of it has been
// kept: what keeps the rows that it scans would keep them twice.
func TestNoRowIsScannedTwice(t *testing.T) {
	lost := &neo4j.Neo4jError{Code: "Neo.TransientError.General.DatabaseUnavailable"}
	wrong := errors.New("wrong")
	for _, c := range []struct {
		what   string
		before int // rows before the first try fails
		err    error
		want   int // rows kept
		failed bool
	}{
		{"nothing fails", 2, nil, 2, false},
		{"it fails at once, and is tried again", 0, lost, 3, false},
		{"it fails after a row", 1, lost, 1, true},
		{"another try is in vain", 0, wrong, 0, true},
	} {
		var kept []row
		keep := func(r row) (row, error) {
			kept = append(kept, r)
			return r, nil
		}
		scan := func(n int, scan func(row) (row, error)) (out []row, err error) {
			for range n {
				r, err := scan(row{})
				if err != nil {
					return nil, err
				}
				out = append(out, r)
			}
			return out, nil
		}
		_, err := tried(keep, func(counted func(row) (row, error)) ([]row, error) {
			out, err := scan(c.before, counted)
			if err == nil {
				err = c.err
			}
			return out, err
		}, func() ([]row, error) { return scan(3, keep) })
		if len(kept) != c.want || (err != nil) != c.failed {
			t.Errorf("%s: %d rows are kept, %v", c.what, len(kept), err)
		}
	}
}
