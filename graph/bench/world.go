package bench

import (
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"sort"
	"strings"
	"time"

	"signatory/graph"
)

// Size is how large a graph is made.
type Size struct {
	Actors, Instruments, Articles, Claims int
}

// SizeOf is the size of a graph of so many claims: 200 actors, 2,000
// instruments and three articles for every ten claims.
func SizeOf(claims int) Size {
	return Size{Actors: 200, Instruments: 2000, Articles: max(1, claims*3/10), Claims: claims}
}

// world is what articles are written about. What is seldom told of is told of
// as in the press: a few instruments and actors fill most of it. Their shares
// fall off as in Zipf's law with Mandelbrot's shift, 1/(k+q), where q keeps the
// foremost treaty from a tenth of all news.
type world struct {
	seed        uint64
	size        Size
	actors      []graph.Entity
	instruments []graph.Entity
	adopted     []time.Time // of each instrument
	people      []graph.Entity
	summits     []graph.Entity
	publishers  []string
	byActor     shares
	byTreaty    shares
	byPublisher shares
}

// The shifts of the shares.
const (
	actorShift     = 5
	treatyShift    = 10
	publisherShift = 3
)

func newWorld(seed uint64, size Size) *world {
	r := rand.New(rand.NewPCG(seed, 1))
	w := &world{seed: seed, size: size, byActor: newShares(size.Actors, actorShift),
		byTreaty: newShares(size.Instruments, treatyShift), byPublisher: newShares(publishers, publisherShift)}
	for i := range size.Actors {
		w.actors = append(w.actors, actor(r, i))
	}
	for i := range size.Instruments {
		day := time.Date(1990+r.IntN(34), time.Month(1+r.IntN(12)), 1+r.IntN(28), 0, 0, 0, 0, time.UTC)
		w.adopted = append(w.adopted, day)
		w.instruments = append(w.instruments, instrument(r, i, day))
	}
	for i := range 2 * size.Actors {
		w.people = append(w.people, graph.Entity{ID: fmt.Sprintf("person:p%d", i), Kind: graph.Person, Name: name(r) + " " + name(r)})
	}
	for i := range summits {
		place := name(r)
		w.summits = append(w.summits, graph.Entity{ID: fmt.Sprintf("summit:s%d", i), Kind: graph.Summit,
			Name: fmt.Sprintf("%s Summit of %d", place, 1990+r.IntN(34))})
	}
	for range publishers {
		w.publishers = append(w.publishers, name(r)+" "+pick(r, "Gazette", "Times", "Post", "Courier", "Herald"))
	}
	return w
}

const (
	publishers = 400
	summits    = 150
)

// actor is a country; each twentieth is a bloc.
func actor(r *rand.Rand, i int) graph.Entity {
	n := name(r)
	if i%20 == 19 {
		return graph.Entity{ID: fmt.Sprintf("organization:o%d", i), Kind: graph.Organization, Type: "bloc", Name: n + " Union", Aliases: []string{"Union of " + n}}
	}
	code := fmt.Sprintf("%c%c%c", 'A'+i/26, 'A'+i%26, 'X')
	return graph.Entity{ID: "country:" + code, Kind: graph.Country, Code: code, Name: n, Aliases: []string{"Republic of " + n}}
}

func instrument(r *rand.Rand, i int, adopted time.Time) graph.Entity {
	kind := pick(r, "Treaty", "Convention", "Protocol", "Agreement", "Declaration", "Charter", "Pact")
	on := pick(r, "Climate", "Mines", "Fisheries", "Trade", "Data", "Forests", "Labour", "Refugees", "Satellites", "Mercury", "Rivers", "Patents")
	return graph.Entity{ID: fmt.Sprintf("instrument:i%d", i), Kind: graph.Instrument, Type: strings.ToLower(kind),
		Name: fmt.Sprintf("%s %s on %s", name(r), kind, on), Date: graph.DateOf(adopted)}
}

// name is a word that sounds like a place.
func name(r *rand.Rand) string {
	var b strings.Builder
	for range 2 + r.IntN(2) {
		b.WriteString(pick(r, "b", "d", "k", "l", "m", "n", "r", "s", "t", "v", "z", "st", "br", "kr") + pick(r, "a", "e", "i", "o", "u", "ar", "en", "or", "il"))
	}
	s := b.String()
	return strings.ToUpper(s[:1]) + s[1:] + pick(r, "", "ia", "land", "stan", "")
}

func pick(r *rand.Rand, of ...string) string { return of[r.IntN(len(of))] }

// event is one thing that an actor did about an instrument.
type event struct {
	stance graph.Stance
	tense  graph.Tense
	act    graph.Act
	day    time.Time
}

// history is what truly became of an actor and an instrument; it is the same
// whenever it is asked for.
func (w *world) history(actor, instrument int) []event {
	h := fnv.New64a()
	fmt.Fprintf(h, "%d %d %d", w.seed, actor, instrument)
	r := rand.New(rand.NewPCG(h.Sum64(), 2))
	day := w.adopted[instrument].AddDate(0, 0, r.IntN(500))
	later := func(years int) time.Time { return day.AddDate(0, 0, 30+r.IntN(365*years)) }
	signed := event{graph.Signed, graph.Past, graph.Signature, day}
	switch n := r.IntN(100); {
	case n < 35:
		return []event{signed, {graph.Ratified, graph.Past, graph.Ratification, later(5)}}
	case n < 40:
		return []event{signed, {graph.Ratified, graph.Past, graph.Acceptance, later(2)}, {graph.Withdrew, graph.Past, graph.Withdrawal, later(9)}}
	case n < 43:
		return []event{{graph.Ratified, graph.Past, graph.Accession, day}, {graph.Suspended, graph.Past, "", later(8)}}
	case n < 65:
		return []event{signed}
	case n < 75:
		return []event{{graph.Refused, graph.Past, "", day}}
	case n < 80:
		return []event{{graph.Refused, graph.Past, "", day}, {graph.Signed, graph.Past, graph.Signature, later(6)}}
	case n < 87:
		return []event{{graph.Endorsed, graph.Past, "", day}}
	case n < 92:
		return []event{{graph.Signed, graph.Planned, "", day}}
	case n < 96:
		return []event{{graph.NotSigned, graph.Past, "", day}}
	}
	return []event{{graph.Abstained, graph.Past, "", day}}
}

// shares draws a rank, the first most often.
type shares []float64

func newShares(n int, shift float64) shares {
	s := make(shares, n)
	sum := 0.0
	for k := range s {
		sum += 1 / (float64(k+1) + shift)
		s[k] = sum
	}
	return s
}

func (s shares) draw(r *rand.Rand) int {
	return min(sort.SearchFloat64s(s, r.Float64()*s[len(s)-1]), len(s)-1)
}
