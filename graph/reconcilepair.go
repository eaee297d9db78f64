package graph

import (
	"cmp"
	"slices"
	"time"
)

// sameEventDays is by how much press and list may date one act differently: an
// instrument is often signed, sent and deposited on different days.
const sameEventDays = 31

// reconcilePair compares what the press claims of one actor on one instrument
// with the acts that lists tell, as of the day of the latest.
func reconcilePair(claims []Claim, asOf Date) []Reconciled {
	var acts, press []*Claim
	for i := range claims {
		switch c := &claims[i]; {
		case c.Official && c.Stance != "":
			acts = append(acts, c)
		case !c.Official && c.Tense == Past && (c.Stance.Legal() || c.Stance == Refused || c.Stance == NotSigned):
			press = append(press, c)
		}
	}
	told := map[*Claim][]*Claim{} // press claims by the act that they tell of
	other := map[Reconciled][]*Claim{}
	for _, p := range press {
		act, finding, why := judgePress(p, acts, asOf)
		switch finding {
		case "":
		case Matched:
			told[act] = append(told[act], p)
		default:
			f := ofAct(act)
			f.Finding, f.Why, f.Stance, f.ClaimDate = finding, why, p.Stance, p.Date
			other[f] = append(other[f], p)
		}
	}
	var out []Reconciled
	for _, act := range acts {
		f := ofAct(act)
		if f.Finding, f.Why = ActWithoutPress, "no article tells of it"; len(told[act]) > 0 {
			f.Finding, f.Why = Matched, ""
		}
		out = append(out, f.reported(told[act]))
	}
	for f, ps := range other {
		out = append(out, f.reported(ps))
	}
	slices.SortFunc(out, compareReconciled)
	return out
}

// ofAct begins a finding with an act, nil for none.
func ofAct(act *Claim) Reconciled {
	if act == nil {
		return Reconciled{}
	}
	return Reconciled{Act: act.Act, ActDate: act.Date, ActClaim: act.ID, Stance: act.Stance}
}

// reported adds the first of the press claims, and how far it is from the act.
func (f Reconciled) reported(press []*Claim) Reconciled {
	if len(press) == 0 {
		return f
	}
	p := slices.MinFunc(press, func(a, b *Claim) int {
		if (a.Published == "") != (b.Published == "") { // what has no date may be of any
			return cmp.Compare(b.Published, a.Published)
		}
		return cmp.Or(cmp.Compare(a.Published, b.Published), cmp.Compare(b.Date, a.Date), cmp.Compare(a.ID, b.ID))
	})
	f.Claim, f.ClaimDate, f.Published, f.Publisher = p.ID, p.Date, p.Published, p.Publisher
	f.Quote, f.Article, f.Reports = p.Evidence.Quote, p.Article, len(press)
	f.LagDays, f.GapDays = days(f.ActDate, p.Published), days(f.ActDate, p.Date)
	return f
}

// judgePress says of a press claim which act it tells of, or how it stands to the acts.
func judgePress(p *Claim, acts []*Claim, asOf Date) (*Claim, Finding, string) {
	later := p.Date != "" && p.Date.First() > asOf.Last()
	if p.Stance == Refused || p.Stance == NotSigned {
		if later {
			return nil, AfterList, "the list ends before it"
		}
		if act := ruledOut(p, acts); act != nil {
			return act, Contradiction, "the list tells of the act before that"
		}
		return nil, "", ""
	}
	nearest, gap := nearestAct(p, acts)
	switch {
	case nearest != nil && (p.Date == "" || gap <= sameEventDays):
		return nearest, Matched, ""
	case later:
		return nil, AfterList, "the list ends before it"
	case nearest != nil && p.Background:
		return nearest, Matched, ""
	case nearest != nil:
		return nearest, Contradiction, "the list dates it otherwise"
	case p.Date == "" && p.Published.First() > asOf.Last():
		return nil, AfterList, "it has no date, and may be later than the list"
	case p.Stance == Withdrew || p.Stance == Suspended:
		return nil, ClaimWithoutAct, "the list tells of no withdrawal"
	}
	return nil, ClaimWithoutAct, "the list tells of no such act"
}

// nearestAct is the act that a press claim can tell of whose date is the
// nearest, and by how many days. Whoever is told to have signed may have acceded.
func nearestAct(p *Claim, acts []*Claim) (best *Claim, gap int) {
	for _, joined := range []bool{false, true} {
		for _, a := range acts {
			same := a.Stance == p.Stance // what lists call approval the press calls ratification
			if joined {
				same = p.Stance == Signed && a.Stance == Ratified
			}
			if !same {
				continue
			}
			d := distance(p.Date, a.Date)
			if best == nil || d < gap || d == gap && a.Date < best.Date {
				best, gap = a, d
			}
		}
		if best != nil {
			return best, gap
		}
	}
	return nil, 0
}

// ruledOut is the act that makes untrue that an actor refuses or has not signed
// on a date: consent to be bound by then, or, that it has not signed, a signature.
func ruledOut(p *Claim, acts []*Claim) *Claim {
	on := cmp.Or(p.Date, p.Published)
	if on == "" || p.Background && p.Date == "" {
		return nil
	}
	var found *Claim
	for _, a := range acts {
		stronger := a.Stance == Ratified || a.Stance == Signed && p.Stance == NotSigned
		if stronger && a.Date.Last() < on.First() && (found == nil || a.Date < found.Date) {
			found = a
		}
		if a.Stance == Withdrew && a.Date.Last() <= on.Last() {
			return nil
		}
	}
	return found
}

// distance is the days between two dates, 0 where they overlap or one is unknown.
func distance(a, b Date) int {
	if a == "" || b == "" {
		return 0
	}
	if a.First() > b.Last() {
		a, b = b, a
	} else if b.First() <= a.Last() {
		return 0
	}
	from, errFrom := time.Parse(time.DateOnly, string(a.Last()))
	to, errTo := time.Parse(time.DateOnly, string(b.First()))
	if errFrom != nil || errTo != nil {
		return 0
	}
	return int(to.Sub(from).Hours() / 24)
}

// days is how many days b is after a, nil where either is no day.
func days(a, b Date) *int {
	if a.Precision() != Day || b.Precision() != Day {
		return nil
	}
	n := distance(a, b)
	if b < a {
		n = -n
	}
	return &n
}
