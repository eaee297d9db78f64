package bench

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"time"

	"signatory/graph"
)

// compared is how many claims of the press are loaded to compare with a bare load.
const compared = 50_000

// Loads are a load and one of the same rows in plain statements.
type Loads struct {
	Claims         int     `json:"claims"`
	ClaimsPerS     float64 `json:"claims_per_s"`
	BareClaimsPerS float64 `json:"bare_claims_per_s"`
	Ratio          float64 `json:"ratio"` // bare time over ours
}

// compareLoads compares the loads of a smaller graph, and of depositaries' lists,
// where the store can be emptied in between.
func compareLoads(ctx context.Context, s graph.Store, bare Bare, o Options, f *Figures) error {
	size := SizeOf(min(compared, o.Size.Claims))
	for _, c := range []struct {
		what     string
		readings iter.Seq[graph.Reading]
		into     **Loads
	}{
		{"claims", Generate(o.Seed, size), &f.PressLoads},
		{"acts of lists", Lists(o.Seed, size, listed(size)), &f.ListLoads},
	} {
		loads, err := compareLoad(ctx, s, bare, c.what, c.readings, o.Progress)
		if errors.Is(err, errors.ErrUnsupported) {
			return nil
		}
		if err != nil {
			return err
		}
		*c.into = loads
	}
	return bare.Empty(ctx)
}

// compareLoad loads readings twice, the first time to warm the server, and their
// rows once more in bare statements.
func compareLoad(ctx context.Context, s graph.Store, bare Bare, what string, readings iter.Seq[graph.Reading], progress func(string)) (*Loads, error) {
	var claims int
	var took time.Duration
	for _, round := range []string{"to warm up", "to compare"} {
		if err := bare.Empty(ctx); err != nil {
			return nil, err
		}
		var err error
		if claims, took, err = load(ctx, s, readings, func(int, time.Duration) {}); err != nil {
			return nil, err
		}
		progress(fmt.Sprintf("%d %s loaded %s, %.0f a second", claims, what, round, float64(claims)/took.Seconds()))
	}
	bareTook, err := bare.Reload(ctx)
	if err != nil {
		return nil, err
	}
	l := &Loads{claims, float64(claims) / took.Seconds(), float64(claims) / bareTook.Seconds(), bareTook.Seconds() / took.Seconds()}
	progress(fmt.Sprintf("%d %s loaded bare, %.0f a second", claims, what, l.BareClaimsPerS))
	return l, nil
}
