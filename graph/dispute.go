package graph

// weigh marks the findings that contradict each other. Two are in dispute when
// they claim opposite things of overlapping dates and come from independent
// sources. One that a later article of its own publisher contradicts is
// corrected, and set aside before; one whose opponent a person confirmed is
// overruled.
func weigh(all []*finding) []*finding {
	var consent, dissent []*finding
	for _, f := range all {
		if f.aside != "" || f.day == "" || f.Tense == Planned {
			continue
		}
		switch f.Stance.Polarity() {
		case 1:
			consent = append(consent, f)
		case -1:
			dissent = append(dissent, f)
		}
	}
	if len(consent) == 0 || len(dissent) == 0 {
		return all
	}
	eachContradiction(consent, dissent, func(a, b *finding) {
		if corrects(a, b) {
			b.aside = Corrected
		} else if corrects(b, a) {
			a.aside = Corrected
		}
	})
	eachContradiction(consent, dissent, func(a, b *finding) {
		if a.aside == Corrected || b.aside == Corrected || !independent(a, b) {
			return
		}
		switch {
		case a.confirmed && !b.confirmed:
			b.aside = Overruled
		case b.confirmed && !a.confirmed:
			a.aside = Overruled
		default:
			a.disputed, b.disputed = true, true
		}
	})
	settleDisputes(consent, dissent)
	return all
}

// settleDisputes takes the mark off where every opponent has been overruled.
func settleDisputes(consent, dissent []*finding) {
	open := map[*finding]bool{}
	eachContradiction(consent, dissent, func(a, b *finding) {
		if a.aside == "" && b.aside == "" && independent(a, b) {
			open[a], open[b] = true, true
		}
	})
	for _, side := range [][]*finding{consent, dissent} {
		for _, f := range side {
			f.disputed = f.disputed && open[f]
		}
	}
}

// eachContradiction calls do with every pair that contradicts each other, in no
// order that matters. Claims are compared date by date, for many tell of one.
func eachContradiction(consent, dissent []*finding, do func(a, b *finding)) {
	byDate := byDates(dissent)
	for _, a := range consent {
		for _, sameDate := range byDate {
			if !overlap(a, sameDate[0]) {
				continue
			}
			for _, b := range sameDate {
				if contradict(a, b) {
					do(a, b)
				}
			}
		}
	}
}

// byDates puts the findings of one date together.
func byDates(fs []*finding) [][]*finding {
	var out [][]*finding
	places := map[Date]int{}
	for _, f := range fs {
		at, ok := places[f.Date]
		if !ok {
			at = len(out)
			places[f.Date], out = at, append(out, nil)
		}
		out[at] = append(out[at], f)
	}
	return out
}

// contradict reports whether consent and its opposite cannot both be true.
// Backing an instrument without having signed it is no contradiction, and a
// withdrawal presupposes a consent: the two contradict only on the same day.
func contradict(consent, dissent *finding) bool {
	if !overlap(consent, dissent) {
		return false
	}
	switch {
	case consent.Stance == Endorsed && dissent.Stance == NotSigned:
		return false
	case dissent.Stance == Withdrew && consent.Stance.Legal():
		return consent.Date == dissent.Date && consent.Date.Precision() == Day
	}
	return true
}

// corrects reports whether later is what the publisher of earlier wrote afterwards.
func corrects(later, earlier *finding) bool {
	return later.Publisher != "" && later.publisher == earlier.publisher &&
		later.Published != "" && earlier.Published != "" && later.Published.First() > earlier.Published.Last() &&
		!earlier.confirmed
}
