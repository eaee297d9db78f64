package graph

import (
	"cmp"
	"slices"
)

// stepKey is what the claims of one step share.
type stepKey struct {
	stance Stance
	tense  Tense
	act    Act
}

// draft is a step that is still being gathered.
type draft struct {
	stepKey
	aside  SetAside
	listed bool // a depositary's list tells of it
	claims []*finding
}

// timeline gathers findings into the steps of a ledger: dated steps in order,
// then the undated ones. What was set aside makes steps of its own.
func timeline(all []*finding) []Step {
	var steps []Step
	for _, aside := range []SetAside{"", Corrected, Overruled, Rejected} {
		var fs []*finding
		for _, f := range all {
			if f.aside == aside {
				fs = append(fs, f)
			}
		}
		for _, d := range gather(fs) {
			d.aside = aside
			steps = append(steps, d.step())
		}
	}
	slices.SortStableFunc(steps, compareSteps)
	if day := statusAsOf(steps); day != "" {
		for i := range steps {
			steps[i].AfterList = steps[i].Date != "" && steps[i].Date.First() > day.Last()
		}
	}
	return steps
}

// statusAsOf is the latest day of the lists that tell of any step, "" without one.
func statusAsOf(steps []Step) Date {
	var day Date
	for i := range steps {
		if d := steps[i].StatusAsOf; d.Last() > day.Last() {
			day = d
		}
	}
	return day
}

// compareSteps orders by date, undated last, then what stands higher on one date later.
func compareSteps(a, b Step) int {
	if (a.Date == "") != (b.Date == "") {
		return cmp.Compare(b.Date, a.Date)
	}
	return cmp.Or(cmp.Compare(a.Date.Last(), b.Date.Last()), cmp.Compare(rank(a.Stance, a.Tense), rank(b.Stance, b.Tense)),
		cmp.Compare(a.Act, b.Act), cmp.Compare(a.SetAside, b.SetAside), cmp.Compare(a.Claims[0], b.Claims[0]))
}

// gather walks the dated findings in order: each joins the open step that it
// tells of or opens one, and ends those that it contradicts, so that signing
// again after a withdrawal is a step of a new interval, while a hundred
// reports of one signature are one. The undated ones then support what stands.
func gather(fs []*finding) []*draft {
	var all []*draft
	var open []*draft
	for _, f := range fs {
		if f.day == "" {
			continue
		}
		open = slices.DeleteFunc(open, func(d *draft) bool { return ends(f, d) })
		i := slices.IndexFunc(open, func(d *draft) bool { return d.takes(f) })
		if i < 0 {
			i = slices.IndexFunc(open, func(d *draft) bool { return d.takesLoosely(f) })
		}
		if i < 0 {
			d := &draft{stepKey: stepKey{f.Stance, f.Tense, f.Act}}
			open, all, i = append(open, d), append(all, d), len(open)
		}
		open[i].add(f)
	}
	for _, f := range fs {
		if f.day == "" {
			all = support(all, f)
		}
	}
	return all
}

// support adds an undated finding to the latest step that it can tell of and
// that its article can have known; else it makes an undated step.
func support(all []*draft, f *finding) []*draft {
	best := supported(all, f, (*draft).takes)
	if best == nil {
		best = supported(all, f, (*draft).takesLoosely)
	}
	if best == nil {
		best = &draft{stepKey: stepKey{f.Stance, f.Tense, f.Act}}
		all = append(all, best)
	}
	best.add(f)
	return all
}

func supported(all []*draft, f *finding, takes func(*draft, *finding) bool) (best *draft) {
	for _, d := range all {
		if !takes(d, f) {
			continue
		}
		known := f.Published == "" || d.claims[0].day == "" || d.claims[0].day <= f.Published.Last()
		if best == nil || known {
			best = d
		}
	}
	return best
}

// takes reports whether f tells of the step d. A claim that names no act tells
// of any act of its stance.
func (d *draft) takes(f *finding) bool {
	return d.stance == f.Stance && d.tense == f.Tense && (d.act == f.Act || d.act == "" || f.Act == "")
}

// takesLoosely reports whether, of a list and the press, one tells of the
// step and f is of the other: what lists call acceptance or approval the press
// calls ratification. The list's word is the step's.
func (d *draft) takesLoosely(f *finding) bool {
	return d.stance == Ratified && f.Stance == Ratified && d.tense == f.Tense && d.listed != f.Official
}

func (d *draft) add(f *finding) {
	if d.act == "" || f.Official && !d.listed {
		d.act = f.Act
	}
	d.listed = d.listed || f.Official
	d.claims = append(d.claims, f)
}

// ends reports whether the finding f ends the step d, so that what d tells of
// can happen once more.
func ends(f *finding, d *draft) bool {
	if f.Stance == d.stance && f.Tense == d.tense || f.Stance == "" {
		return false
	}
	legal := legalFact(d.stance, d.tense)
	if !legalFact(f.Stance, f.Tense) {
		if f.Stance == NotSigned && f.Tense != Planned {
			return d.tense == Planned
		}
		return !legal
	}
	switch f.Stance {
	case Withdrew:
		return true
	case Suspended:
		return legal && d.stance != Withdrew
	}
	return !legal && d.stance != Endorsed || d.stance == Withdrew || d.stance == Suspended || d.tense == Planned
}

// step finishes a draft.
func (d *draft) step() Step {
	s := Step{Stance: d.stance, Tense: d.tense, Act: d.act, SetAside: d.aside}
	s.Date = d.date()
	s.Precision = s.Date.Precision()
	s.Sources, s.Confidence = weighSources(d.claims)
	s.Claims = make([]string, 0, len(d.claims))
	for _, f := range d.claims {
		s.Claims = append(s.Claims, f.ID)
		s.Disputed = s.Disputed || f.disputed
		s.Effective = earliest(s.Effective, f.Effective)
		s.FirstReport = earliest(s.FirstReport, f.Published)
		if f.Published.Last() > s.LastReport.Last() {
			s.LastReport = f.Published
		}
		if f.Official && f.Published.Last() > s.StatusAsOf.Last() {
			s.StatusAsOf = f.Published
		}
	}
	slices.Sort(s.Claims)
	s.Evidence = proofs(d.claims)
	return s
}

// date is the earliest date that the claims give; those that name the legal
// act go before those that do not, those of a list before all.
func (d *draft) date() Date {
	var plain, named, listed Date
	for _, f := range d.claims {
		if f.day == "" {
			continue
		}
		plain = earliest(plain, f.Date)
		if f.Act != "" {
			named = earliest(named, f.Date)
		}
		if f.Official {
			listed = earliest(listed, f.Date)
		}
	}
	return cmp.Or(listed, named, plain)
}

// earliest is the date that ends first, the more precise one where both end
// together or where it lies within the other; an unknown date counts for nothing.
func earliest(a, b Date) Date {
	switch {
	case a == "" || b == "":
		return cmp.Or(a, b)
	case len(a) != len(b) && within(a, b):
		return a
	case len(a) != len(b) && within(b, a):
		return b
	case b.Last() < a.Last():
		return b
	}
	return a
}

// proofs are the most telling sentences: confirmed ones, then the surest, then the earliest.
func proofs(fs []*finding) []Proof {
	best := make([]*finding, 0, MaxProofs+1)
	for _, f := range fs {
		if len(best) == MaxProofs && tellsMore(f, best[MaxProofs-1]) >= 0 {
			continue
		}
		i, _ := slices.BinarySearchFunc(best, f, func(b, f *finding) int { return tellsMore(b, f) })
		best = slices.Insert(best, i, f)
		best = best[:min(len(best), MaxProofs)]
	}
	out := make([]Proof, 0, len(best))
	for _, f := range best {
		out = append(out, Proof{Claim: f.ID, Quote: f.Evidence.Quote, Start: f.Evidence.Start, End: f.Evidence.End,
			Article: f.Article, Date: f.Published})
	}
	return out
}

// tellsMore puts the sentence that tells more first.
func tellsMore(a, b *finding) int {
	if a.confirmed != b.confirmed {
		if a.confirmed {
			return -1
		}
		return 1
	}
	if c := cmp.Compare(b.Confidence, a.Confidence); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.Published.First(), b.Published.First()), cmp.Compare(a.ID, b.ID))
}
