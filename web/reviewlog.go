package web

import (
	"cmp"
	"context"
	"slices"
	"time"

	"signatory/graph"
)

// logRow is an act that was done, with who did it and when.
type logRow struct {
	Says, By, Reason string
	At               time.Time
	Since            string // what became of it: "taken back", "decided anew"
	Undo             *act
}

// logged is what the log of the review is made from.
type logged struct {
	rulings  []graph.Ruling
	mendings []graph.Mending
	apart    []graph.KeptApart
	names    *namer
	titles   map[string]string // of the articles that were retracted
}

// reviewLog is what was decided and mended lately, the latest first.
func (s *site) reviewLog(ctx context.Context, store reviewer) ([]logRow, error) {
	rulings, err := store.Rulings(ctx, graph.RulingQuery{Paging: graph.Paging{Limit: reviewRead}})
	if err != nil {
		return nil, err
	}
	mendings, err := store.Mendings(ctx, graph.MendingQuery{Paging: graph.Paging{Limit: reviewRead}})
	if err != nil {
		return nil, err
	}
	apart, err := graph.AllApart(ctx, store)
	if err != nil {
		return nil, err
	}
	l := logged{rulings.Items, mendings.Items, apart[:min(len(apart), reviewRead)], s.namer(), map[string]string{}}
	if err := l.learn(ctx, store); err != nil {
		return nil, err
	}
	out := l.decided()
	for i := range l.mendings {
		out = append(out, l.mended(&l.mendings[i]))
	}
	for _, k := range l.apart {
		out = append(out, l.kept(k)...)
	}
	slices.SortStableFunc(out, func(a, b logRow) int { return b.At.Compare(a.At) })
	return out[:min(len(out), reviewLog)], nil
}

// learn looks up the names of all that the log tells of.
func (l *logged) learn(ctx context.Context, store reviewer) error {
	var ids, articles []string
	for _, d := range l.rulings {
		ids = append(ids, d.Actor, d.Instrument)
	}
	for _, k := range l.apart {
		ids = append(ids, k.A, k.B)
	}
	for _, m := range l.mendings {
		switch {
		case m.Kind == graph.RetractArticle:
			articles = append(articles, m.Subject)
		case m.Edit != nil:
			ids = append(ids, m.Edit.Actor, m.Edit.Instrument, m.Edit.To.Actor, m.Edit.To.Instrument)
		default:
			ids = append(ids, m.Subject, m.Into)
		}
	}
	if err := l.names.learn(ctx, ids...); err != nil {
		return err
	}
	for _, id := range ids { // those that were merged into others, one by one
		if _, err := l.names.name(ctx, id); err != nil {
			return err
		}
	}
	if len(articles) == 0 {
		return nil
	}
	found, err := store.Articles(ctx, graph.ArticleQuery{IDs: articles, Paging: graph.Paging{Limit: graph.MaxLimit}})
	for _, a := range found.Items {
		l.titles[a.ID] = a.Title
	}
	return err
}

// name is what an id is called; learn has looked it up.
func (l *logged) name(id string) string { return l.names.known[id].Short() }

// says tells that an actor took a stance.
func (l *logged) says(actor, on string, stance graph.Stance, tense graph.Tense) string {
	return l.name(actor) + " " + didWord(stance, tense) + " " + l.name(on)
}

// decidedOn is what a decision is about.
type decidedOn struct {
	article, quote, actor, instrument string
	stance                            graph.Stance
}

// decided tells the decisions, those of one act on a dispute in one row, and which
// of them were taken back or decided anew since.
func (l *logged) decided() []logRow {
	verdicts := map[graph.Verdict]string{graph.Confirm: "Confirmed", graph.Reject: "Rejected", graph.Undo: "Took a decision back"}
	since := map[decidedOn]string{}
	var out []logRow
	var last *graph.Ruling
	for i := range l.rulings {
		d := &l.rulings[i]
		on := decidedOn{d.Article, d.Quote, d.Actor, d.Instrument, d.Stance}
		row := logRow{By: d.By, Reason: d.Reason, At: d.At, Since: since[on],
			Says: verdicts[d.Verdict] + ": " + l.says(d.Actor, d.Instrument, d.Stance, graph.Past)}
		since[on] = "decided anew"
		if d.Verdict == graph.Undo {
			since[on] = "taken back"
		} else if row.Since == "" {
			row.Undo = &act{Do: "revoke", Label: "Undo", Values: map[string]string{"id": d.ID}}
		}
		if last != nil && last.At.Sub(d.At) < oneAct && last.By == d.By && last.Verdict == d.Verdict && last.Reason == d.Reason &&
			last.Actor == d.Actor && last.Instrument == d.Instrument && last.Stance == d.Stance {
			before := &out[len(out)-1]
			if row.Undo != nil && before.Undo != nil {
				before.Undo.Values["id"] += " " + d.ID
			} else {
				before.Undo = cmp.Or(before.Undo, row.Undo)
			}
		} else {
			out = append(out, row)
		}
		last = d
	}
	return out
}

// mended tells an act of mending.
func (l *logged) mended(m *graph.Mending) logRow {
	row := logRow{Says: capital(l.saysOf(m)), By: m.By, Reason: m.Reason, At: m.At}
	switch {
	case m.Undone:
		row.Since = "taken back"
	case m.Kind == graph.UndoMending:
		row.Says = "Took back: " + l.undone(m)
	default:
		row.Undo = &act{Do: "unmend", Label: "Undo", Values: map[string]string{"id": m.ID}}
	}
	return row
}

// undone tells what an act takes back.
func (l *logged) undone(m *graph.Mending) string {
	for i := range l.mendings {
		if l.mendings[i].ID == m.Undoes {
			return l.saysOf(&l.mendings[i])
		}
	}
	if m.Edit != nil {
		return l.corrected(m.Edit)
	}
	return "an act on " + l.name(m.Subject)
}

func (l *logged) saysOf(m *graph.Mending) string {
	switch m.Kind {
	case graph.MergeEntity:
		return "merged " + cmp.Or(m.Name, "another name") + " into " + l.name(m.Into)
	case graph.RenameEntity:
		return "named it " + m.Name
	case graph.RetractArticle:
		return "retracted the article “" + cmp.Or(l.titles[m.Subject], m.Subject) + "”"
	case graph.EditClaim:
		return l.corrected(m.Edit)
	}
	return ""
}

// corrected tells what was read and what was made of it.
func (l *logged) corrected(e *graph.Edit) string {
	now := l.says(cmp.Or(e.To.Actor, e.Actor), cmp.Or(e.To.Instrument, e.Instrument), cmp.Or(e.To.Stance, e.Stance), cmp.Or(e.To.Tense, graph.Past))
	if e.To.Date != nil {
		now += ", " + cmp.Or(day(*e.To.Date), "undated")
	}
	return "corrected: " + l.says(e.Actor, e.Instrument, e.Stance, graph.Past) + ", to: " + now
}

// kept tells of two entities that were kept apart, and of taking that back.
func (l *logged) kept(k graph.KeptApart) []logRow {
	both := l.name(k.A) + " and " + l.name(k.B)
	if l.name(k.A) == l.name(k.B) {
		both = "two that are called " + l.name(k.A)
	}
	row := logRow{Says: "Kept apart: " + both, By: k.By, Reason: k.Reason, At: k.At}
	if k.Undone == nil {
		row.Undo = &act{Do: "unapart", Label: "Undo", Values: map[string]string{"a": k.A, "b": k.B}}
		return []logRow{row}
	}
	row.Since = "taken back"
	return []logRow{row, {Says: "Took back: kept apart " + both, By: k.Undone.By, Reason: k.Undone.Reason, At: k.Undone.At}}
}
