package graph

import "context"

// Meeter is an Explorer that tells what two entities are both tied to without all
// that either is tied to, of which there may be much.
type Meeter interface {
	// Meet tells whether a and b are tied, and gives the first of what both are
	// tied to, at most limit, in the order of ids.
	Meet(ctx context.Context, a, b string, limit int) (tied bool, between []string, err error)
}

// meet finds the paths of one edge and of two, and reports whether none are
// wanted that are longer.
func (f *finder) meet(m Meeter) (bool, error) {
	tied, between, err := m.Meet(f.ctx, f.q.From, f.q.To, f.want)
	if err != nil {
		return false, err
	}
	if tied {
		f.add(f.q.From, f.q.To)
	}
	if f.q.Hops > 1 && len(f.all) < f.q.Count {
		f.here = 0
		for _, mid := range between {
			f.add(f.q.From, mid, f.q.To)
		}
	}
	return f.q.Hops <= 2 || len(f.all) >= f.q.Count, nil
}
