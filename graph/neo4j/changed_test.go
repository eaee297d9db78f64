package neo4j_test

import (
	"slices"
	"testing"
	"time"

	"signatory/graph/graphtest"
)

// Pairs of which it is not known whether they changed are found alike, whether they are
// looked up one by one or all that was stored is gone through.
func TestUnsurePairsAreFoundAlike(t *testing.T) {
	clock := noon()
	s := storeAt(t, func() time.Time { return clock })
	const minutes = 4
	for i := range minutes { // the readings of each minute supersede those of the last
		put(t, s, graphtest.GenerateSized(uint64(i)+1, 60, 20, 20)[i*10:]...)
		clock = clock.Add(time.Minute)
	}
	unsure := server.Server(t).Run(t, "MATCH (u:Unsure) RETURN count(u) AS n", nil)[0]["n"].(int64)
	if unsure < 50 {
		t.Fatalf("%d pairs are unsure", unsure)
	}
	some := 0
	for from := range minutes {
		for to := from; to <= minutes; to++ {
			for _, actor := range []string{"", "country:C07"} {
				var found [2][]string
				for i, much := range []int{1, 1000000} {
					var err error
					if found[i], err = s.ChangedPairs(t.Context(), noon().Add(time.Duration(from)*time.Minute-1), noon().Add(time.Duration(to)*time.Minute), actor, 7+from, much); err != nil {
						t.Fatal(err)
					}
				}
				if !slices.Equal(found[0], found[1]) {
					t.Errorf("from minute %d to %d, of %q: %d pairs one by one, %d of all, not the same", from, to, actor, len(found[0]), len(found[1]))
				}
				some = max(some, len(found[0]))
			}
		}
	}
	if some < 50 {
		t.Errorf("no more than %d pairs are found", some)
	}
}
