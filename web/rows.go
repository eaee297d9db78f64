package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"signatory/graph"
)

// row is one position as a line that opens to its sentences.
type row struct {
	Anchor   string // of this row within the page
	Who      named  // the other side: the actor on an instrument's page, the instrument on an actor's
	Type     string // of the instrument
	Position graph.Position
	Proofs   []proof
	Against  []proof // where disputed: the sentences of the other side
	Ledger   []graph.Step
	// AfterList tells of a position that began later than any list of its
	// instrument, which is silent about it.
	AfterList bool
	// Lazy is a row whose sentences are not in this page: they are on that of
	// its position, from where they come when it is opened.
	Lazy bool
	AsOf graph.Date
}

// shownProofs is how many sentences of a side a row opens to.
const shownProofs = 3

// Href is the page of the position, which holds all its sentences.
func (r row) Href() string {
	h := "/positions/" + url.PathEscape(r.Position.Actor.ID) + "/" + url.PathEscape(r.Position.Instrument.ID)
	if r.AsOf != "" {
		h += "?" + url.Values{"as_of": {string(r.AsOf)}}.Encode()
	}
	return h
}

// Sentences is how many there are in the ledger, which that of a Lazy row does not tell.
func (r row) Sentences() int {
	seen := map[string]bool{}
	for _, step := range r.Ledger {
		for _, id := range step.Claims {
			seen[id] = true
		}
	}
	return len(seen)
}

// More reports whether there are more sentences than the row opens to.
func (r row) More() bool { return r.Sentences() > len(r.Proofs)+len(r.Against) }

// proof is a sentence with what stands behind it.
type proof struct {
	graph.Proof
	Stance     graph.Stance
	Tense      graph.Tense
	Publisher  string
	Confidence float64
	Reason     graph.Reason
	By         string     // who says so within the article
	Known      bool       // whether the claim itself was found
	Official   graph.Act  // of a claim that a depositary's list makes
	On         graph.Date // of that act
}

// group is the rows of one stance.
type group struct {
	Head     string // over the names: Who, or Instrument
	Stance   graph.Stance
	Tense    graph.Tense
	Apart    bool // of the positions without a date, beside those as of a date
	Rows     []row
	Reported *graph.Count // the number that articles report for it
	Named    int          // of those that the number counts
	// Total is how many rows there are with those that are left out, and
	// AllHref where all are; "" where all are here.
	Total   int
	AllHref string
}

// Outrun reports whether more are named than were when the number was reported.
func (g group) Outrun() bool { return g.Reported != nil && g.Named > g.Reported.Count }

// Anchor is the group's place in the page.
func (g group) Anchor() string {
	if g.Apart {
		g.Apart = false
		return "undated-" + g.Anchor()
	}
	if g.Tense == graph.Planned {
		return "planned-" + class(g.Stance)
	}
	return class(g.Stance)
}

// allPositions reads every page of a question.
func (s *site) allPositions(ctx context.Context, q graph.PositionQuery) ([]graph.Position, error) {
	q.Limit = graph.MaxLimit
	var all []graph.Position
	for {
		page, err := s.Store.Positions(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("positions: %w", err)
		}
		all = append(all, page.Items...)
		if page.Next == "" {
			return all, nil
		}
		q.Cursor = page.Next
	}
}

// apart marks groups as standing beside the dated ones.
func apart(groups []group) []group {
	for i := range groups {
		groups[i].Apart = true
	}
	return groups
}

// claimsOf looks up the claims that the rows of positions open to, by id.
func (s *site) claimsOf(ctx context.Context, positions ...graph.Position) (map[string]graph.Claim, error) {
	var ids []string
	for i := range positions {
		p := &positions[i]
		for _, e := range p.Evidence[:min(shownProofs, len(p.Evidence))] {
			ids = append(ids, e.Claim)
		}
		for j := range p.Ledger {
			if tellsOtherwise(p, &p.Ledger[j]) {
				for _, e := range p.Ledger[j].Evidence {
					ids = append(ids, e.Claim)
				}
			}
		}
	}
	return graph.ClaimsByID(ctx, s.Store, ids)
}

// tellsOtherwise reports whether a step of a disputed position is of the other side.
func tellsOtherwise(p *graph.Position, step *graph.Step) bool {
	return p.Disputed && step.Disputed && step.Stance != p.Stance
}

// rowing is how the rows of a page are made: with which claims, or Lazy without.
type rowing struct {
	claims map[string]graph.Claim
	lazy   bool
	asOf   graph.Date
}

// inlineRows is the most rows that bring their sentences along; a page of more
// would be heavy, and its rows bring them when they are opened.
const inlineRows = 60

// rowsOf are all positions of one actor or on one instrument, as q asks, and how their rows
// are made: with sentences and claims where they are few, else Lazy, without either. The
// positions that are facts are told beforehand, by stance.
func (s *site) rowsOf(ctx context.Context, q graph.PositionQuery, facts map[graph.Stance]int, asOf graph.Date) ([]graph.Position, rowing, error) {
	if sum(facts) <= inlineRows {
		few := q
		few.Limit = inlineRows
		page, err := s.Store.Positions(ctx, few)
		if err != nil {
			return nil, rowing{}, fmt.Errorf("positions: %w", err)
		}
		if page.Next == "" {
			dated, undated := atDate(page.Items, asOf)
			claims, err := s.claimsOf(ctx, slices.Concat(dated, undated)...)
			return page.Items, rowing{claims: claims, asOf: asOf}, err
		}
	}
	q.Plain = true
	all, err := s.allPositions(ctx, q)
	return all, rowing{lazy: true, asOf: asOf}, err
}

func makeRow(p graph.Position, who named, by rowing) row {
	r := row{Lazy: by.lazy, AsOf: by.asOf, Anchor: "p-" + who.ID, Who: who, Type: p.Instrument.Type, Position: p, Ledger: p.Ledger, AfterList: later(p, p.StatusAsOf)}
	if by.lazy {
		return r
	}
	for _, e := range p.Evidence[:min(shownProofs, len(p.Evidence))] {
		told := proof{Proof: e}
		if c, ok := by.claims[e.Claim]; ok {
			told = proofOf(c, e)
		}
		if told.Publisher == "" {
			told.Publisher = siteOf(e.URL)
		}
		r.Proofs = append(r.Proofs, told)
	}
	r.Against = against(p, by.claims)
	return r
}

// against finds the sentences of a ledger's disputed steps that say other than the position does.
func against(p graph.Position, claims map[string]graph.Claim) []proof {
	var out []proof
	for i := range p.Ledger {
		step := &p.Ledger[i]
		if !tellsOtherwise(&p, step) {
			continue
		}
		for _, e := range step.Evidence {
			if c, ok := claims[e.Claim]; ok && len(out) < shownProofs {
				out = append(out, proofOf(c, e))
			}
		}
	}
	return out
}

// proofsOf are the sentences of claims, each with its article's title.
func (s *site) proofsOf(ctx context.Context, claims []graph.Claim) ([]proof, error) {
	known, err := graph.ProofsOf(ctx, s.Store, claims)
	if err != nil {
		return nil, err
	}
	var out []proof
	for i, c := range claims {
		out = append(out, proofOf(c, known[i]))
	}
	return out, nil
}

// proofOf is a sentence with what was read from it.
func proofOf(c graph.Claim, of graph.Proof) proof {
	p := proof{Proof: of, Known: true, Stance: c.Stance, Tense: c.Tense, Publisher: c.Publisher, Confidence: c.Confidence, Reason: c.Reason, By: c.Attribution.Text}
	if c.Official {
		p.Official, p.On = c.Act, c.Date
	}
	return p
}

// grouped sorts rows under their stances: what holds before what is planned,
// from the strongest consent to the strongest rejection, each by name.
func grouped(rows []row, head string) []group {
	var groups []group
	for _, tense := range []graph.Tense{graph.Past, graph.Planned} {
		for _, stance := range graph.Stances {
			g := group{Head: head, Stance: stance, Tense: tense}
			for _, r := range rows {
				if r.Position.Stance == stance && r.Position.Tense == tense {
					g.Rows = append(g.Rows, r)
				}
			}
			if g.Total = len(g.Rows); g.Total == 0 {
				continue
			}
			inAlphabet(g.Rows, func(r *row) string { return r.Who.Short() })
			groups = append(groups, g)
		}
	}
	return groups
}

// tally counts positions by stance, those that hold only.
func tally(ps []graph.Position) map[graph.Stance]int {
	t := map[graph.Stance]int{}
	for _, p := range ps {
		if p.Tense == graph.Past {
			t[p.Stance]++
		}
	}
	return t
}

// asOf is the date that the address asks for, "" for now.
func asOf(r *http.Request) (graph.Date, error) {
	var d graph.Date
	err := readDates(r.URL.Query(), dateField{"as_of", "as of", &d})
	return d, err
}
