package extract

import (
	"strconv"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// knownSitting is the known meeting of a series that a form names, "" for none:
// the one in the place or year that it gives, else the one held about when the
// article was written.
func (d *desk) knownSitting(t sitting, form string) string {
	var best *data.Summit
	gap := 1 << 30
	form = strings.ToLower(form)
	at, dated := monthsOf(d.doc.Article.Date)
	for _, s := range d.x.series[t.series] {
		when, ok := monthsOf(s.Date)
		if t.series == "" || !ok {
			continue
		}
		away := abs(when - at)
		placed := s.Place != "" && strings.Contains(form, strings.ToLower(s.Place)) || s.Country != "" && strings.Contains(form, strings.ToLower(d.x.names["country:"+s.Country]))
		switch {
		case t.year != "" && string(s.Date[:4]) != t.year:
			continue
		case placed && dated && away < gap && away <= 60, t.year != "" && away < gap:
		case t.year == "" && dated && away < gap && (away <= 3 || len(s.Date) == 4 && away <= 6):
			if strings.Contains(form, " in ") && !placed {
				continue // it was somewhere else
			}
		default:
			continue
		}
		best, gap = s, away
	}
	if best == nil {
		return ""
	}
	return best.ID()
}

// farOff reports a known meeting that the article cannot mean by a place alone:
// "the Brussels summit", years apart from it.
func (d *desk) farOff(id, form string) bool {
	s := d.x.summits[id]
	at, dated := monthsOf(d.doc.Article.Date)
	when, ok := monthsOf(dateOf(s))
	if ok && dated && abs(when-at) > 12 && s.Series == "COP" && d.elsewhere(s, form) { // the parties to other conventions count theirs too
		return true
	}
	if s == nil || !dated || len(strings.Fields(form)) > 3 || strings.ContainsAny(form, "0123456789") {
		return false
	}
	bloc := s.Series == "COP"
	for _, series := range d.x.seriesOf {
		bloc = bloc || series == s.Series
	}
	return bloc && ok && abs(when-at) > 3
}

func dateOf(s *data.Summit) graph.Date {
	if s == nil {
		return ""
	}
	return s.Date
}

// elsewhere reports a form with a place that is not the known meeting's.
func (d *desk) elsewhere(s *data.Summit, form string) bool {
	_, place, ok := strings.Cut(form, " in ")
	return ok && !(s.Place != "" && strings.Contains(place, s.Place)) && !strings.Contains(place, d.x.names["country:"+s.Country])
}

// nearestSummit picks of forms that name several summits the one of the summit
// held nearest to the article's date.
func (d *desk) nearestSummit(forms []data.Form, best int) int {
	at, dated := monthsOf(d.doc.Article.Date)
	gap := 1 << 30
	for i, f := range forms {
		s := d.x.summits[f.Entity]
		if s == nil || !dated {
			continue
		}
		if when, ok := monthsOf(s.Date); ok && abs(when-at) < gap {
			best, gap = i, abs(when-at)
		}
	}
	return best
}

// monthsOf counts the months from the year nought to a date; a year alone is its middle.
func monthsOf(at graph.Date) (int, bool) {
	if len(at) < 4 {
		return 0, false
	}
	y, err := strconv.Atoi(string(at[:4]))
	if err != nil {
		return 0, false
	}
	month := 6
	if len(at) >= 7 {
		if m, err := strconv.Atoi(string(at[5:7])); err == nil {
			month = m
		}
	}
	return 12*y + month, true
}
