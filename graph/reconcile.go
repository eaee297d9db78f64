package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
)

// ReconcileQuery asks how the press and the depositaries' lists agree. Where
// Instrument is "", on every instrument of which there is a list.
type ReconcileQuery struct {
	Paging
	Instrument, Actor string
	Kinds             []Finding // none: all
}

// Finding says how what the press claims and what a list tells stand to each other.
type Finding string

const (
	Matched         Finding = "matched"           // the press tells of the act
	ActWithoutPress Finding = "act_without_press" // no article tells of the act
	ClaimWithoutAct Finding = "claim_without_act" // an article claims what the list, which could tell it, does not
	Contradiction   Finding = "contradiction"     // an article claims what the list rules out, or dates it otherwise
	AfterList       Finding = "after_list"        // an article claims what is later than the list, which is silent about it
)

// Findings lists every Finding, as answers order those of one actor on one instrument.
var Findings = []Finding{Matched, ActWithoutPress, ClaimWithoutAct, Contradiction, AfterList}

// Reconciled is an act with the press claims on it, or claims that have no act.
type Reconciled struct {
	Instrument InstrumentRef `json:"instrument"`
	Actor      ActorRef      `json:"actor"`
	Finding    Finding       `json:"finding"`
	Stance     Stance        `json:"stance"` // of the claims, else of the act
	Act        Act           `json:"act"`
	ActDate    Date          `json:"act_date"`
	ActClaim   string        `json:"act_claim"` // id of the claim that the list makes
	StatusAsOf Date          `json:"status_as_of"`

	// Of the first press report.
	ClaimDate Date   `json:"claim_date"` // of the event, as the press has it
	Published Date   `json:"published"`
	Publisher string `json:"publisher"`
	Claim     string `json:"claim"`
	Quote     string `json:"quote"`
	Article   string `json:"article"`
	Reports   int    `json:"reports"` // claims of the press in all

	// LagDays is how long after the act the first report appeared; GapDays by how
	// much the press dates the event later. Absent where a date is no day.
	LagDays *int   `json:"lag_days,omitempty"`
	GapDays *int   `json:"gap_days,omitempty"`
	Why     string `json:"why"`
}

// ListReader is what reconciling needs of a store.
type ListReader interface {
	Reader
	Lister
}

// Reconcile lists findings in the order of instrument, actor, Findings, then
// dates and claim. It reads the claims of as many pairs as the page needs.
func Reconcile(ctx context.Context, r ListReader, q ReconcileQuery) (Page[Reconciled], error) {
	none := Page[Reconciled]{}
	size, err := q.Size()
	if err != nil {
		return none, err
	}
	if err := q.Check(); err != nil {
		return none, err
	}
	after, err := DecodeCursor("reconcile", 3, q.Cursor)
	if err != nil {
		return none, err
	}
	rec := &reconciler{r: r, q: q, size: size, names: map[string]ActorRef{}}
	if err := rec.from(after); err != nil {
		return none, err
	}
	if err := rec.lists(ctx); err != nil {
		return none, fmt.Errorf("reconcile: %w", err)
	}
	page := PageOf("reconcile", rec.found, size, func(p placed) []string {
		return []string{p.Instrument.ID, p.Actor.ID, strconv.Itoa(p.n)}
	})
	out := Page[Reconciled]{Items: make([]Reconciled, len(page.Items)), Next: page.Next}
	for i := range page.Items {
		out.Items[i] = page.Items[i].Reconciled
	}
	return out, nil
}

// Check reports an *InvalidError for a finding that is none.
func (q *ReconcileQuery) Check() error {
	for _, k := range q.Kinds {
		if !slices.Contains(Findings, k) {
			return &InvalidError{Field: "finding", Reason: fmt.Sprintf("%q is no finding: want one of %v", k, Findings)}
		}
	}
	return nil
}

// placed is a finding with its place among those of its pair.
type placed struct {
	Reconciled
	n int
}

// reconciler walks the lists, the claims on each instrument, and their pairs.
type reconciler struct {
	r                 ListReader
	q                 ReconcileQuery
	size              int
	instrument, actor string // where the page before ended
	n                 int
	names             map[string]ActorRef
	found             []placed
}

func (rec *reconciler) from(after []string) (err error) {
	if after == nil {
		return nil
	}
	rec.instrument, rec.actor = after[0], after[1]
	if rec.n, err = strconv.Atoi(after[2]); err != nil {
		return &InvalidError{Field: "cursor", Reason: "not one that this list gave out"}
	}
	return nil
}

func (rec *reconciler) full() bool { return len(rec.found) > rec.size }

// lists walks the instruments of which there is a list.
func (rec *reconciler) lists(ctx context.Context) error {
	q := ListQuery{Instrument: rec.q.Instrument, Paging: Paging{Limit: DefaultLimit}}
	if rec.instrument != "" {
		q.Cursor = EncodeCursor("lists", rec.instrument, "")
	}
	var now *StatusList // of several lists of one instrument the latest
	for {
		page, err := rec.r.Lists(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Items {
			l := &page.Items[i]
			switch {
			case now == nil:
			case now.Instrument.ID == l.Instrument.ID:
				if l.StatusAsOf.Last() > now.StatusAsOf.Last() {
					now.StatusAsOf = l.StatusAsOf
				}
				continue
			default:
				if err := rec.onInstrument(ctx, now); err != nil || rec.full() {
					return err
				}
			}
			now = l
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	if now == nil {
		return nil
	}
	return rec.onInstrument(ctx, now)
}

// onInstrument walks the claims on one instrument, pair by pair.
func (rec *reconciler) onInstrument(ctx context.Context, l *StatusList) error {
	q := ClaimQuery{Instrument: l.Instrument.ID, Actor: rec.q.Actor, Paging: Paging{Limit: MaxLimit}}
	if rec.instrument == l.Instrument.ID {
		q.Cursor = EncodeCursor("claims", rec.instrument, rec.actor, "")
	}
	var pair []Claim
	for {
		page, err := rec.r.Claims(ctx, q)
		if err != nil {
			return err
		}
		for i := range page.Items {
			c := page.Items[i]
			if len(pair) > 0 && pair[0].Actor != c.Actor {
				if err := rec.onPair(ctx, l, pair); err != nil || rec.full() {
					return err
				}
				pair = nil
			}
			pair = append(pair, c)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	if len(pair) == 0 {
		return nil
	}
	return rec.onPair(ctx, l, pair)
}

func (rec *reconciler) onPair(ctx context.Context, l *StatusList, claims []Claim) error {
	id := claims[0].Actor
	for n, f := range reconcilePair(claims, l.StatusAsOf) {
		done := l.Instrument.ID == rec.instrument && id == rec.actor && n <= rec.n
		if done || len(rec.q.Kinds) > 0 && !slices.Contains(rec.q.Kinds, f.Finding) {
			continue
		}
		if _, known := rec.names[id]; !known {
			name, err := refOf(ctx, rec.r, nil, id)
			if err != nil {
				return err
			}
			rec.names[id] = name
		}
		f.Instrument, f.Actor, f.StatusAsOf = l.Instrument, rec.names[id], l.StatusAsOf
		rec.found = append(rec.found, placed{f, n})
	}
	return nil
}

// compareReconciled orders the findings of one pair.
func compareReconciled(a, b Reconciled) int {
	return cmp.Or(cmp.Compare(slices.Index(Findings, a.Finding), slices.Index(Findings, b.Finding)),
		cmp.Compare(a.ActDate, b.ActDate), cmp.Compare(a.Act, b.Act), cmp.Compare(a.ClaimDate, b.ClaimDate),
		cmp.Compare(a.Stance, b.Stance), cmp.Compare(a.ActClaim, b.ActClaim), cmp.Compare(a.Claim, b.Claim))
}
