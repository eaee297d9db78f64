package graph

import (
	"context"
	"fmt"
	"math"
	"time"
)

// Changes tells what became of positions between two moments of storing. It is
// the base of alerts.
type Changes interface {
	// Changes lists what differs between what was stored by q.From and by q.To,
	// in the order of instrument id, then actor id; or, where q.Latest asks for it,
	// of when it changed, the latest first, then of these ids. A moment counts itself.
	Changes(ctx context.Context, q ChangeQuery) (Page[Change], error)
}

// ChangeQuery selects changes. A zero To is now.
type ChangeQuery struct {
	Paging
	From, To          time.Time
	Actor, Instrument string
	Latest            bool
}

// Check reports an *InvalidError for a window that cannot be.
func (q *ChangeQuery) Check() error {
	if !q.To.IsZero() && q.To.Before(q.From) {
		return &InvalidError{Field: "from", Reason: "is later than to: exchange them"}
	}
	return nil
}

// Until is the end of the window: To, or where that is zero the end of time, so
// that what is stored counts, whatever a clock that is behind may say.
func (q *ChangeQuery) Until() time.Time {
	if q.To.IsZero() {
		return time.Unix(0, math.MaxInt64).UTC()
	}
	return q.To
}

// ChangeList names the list for its cursors, and tells of how many parts a key of it is.
func (q *ChangeQuery) ChangeList() (name string, parts int) {
	if q.Latest {
		return "latest changes", 3
	}
	return "changes", 2
}

// Key is the key of a change for a cursor; moments are of fixed width, so that
// their order is that of their letters.
func (q *ChangeQuery) Key(c Change) []string {
	key := []string{c.Instrument.ID, c.Actor.ID}
	if q.Latest {
		key = append([]string{c.At.UTC().Format(momentKey)}, key...)
	}
	return key
}

// momentKey is RFC 3339 in UTC with all its nanoseconds.
const momentKey = "2006-01-02T15:04:05.000000000Z"

// Change is what became of one position.
type Change struct {
	Actor      ActorRef      `json:"actor"`
	Instrument InstrumentRef `json:"instrument"`
	Kind       ChangeKind    `json:"kind"`
	At         time.Time     `json:"at"`               // when the last of what made it was stored or decided
	Before     *Standing     `json:"before,omitempty"` // absent where there was no position
	After      *Standing     `json:"after,omitempty"`  // absent where there is none any more
	Evidence   []Proof       `json:"evidence"`         // of After, else of Before
}

// ChangeKind is the chief thing about a Change.
type ChangeKind string

const (
	NewPosition   ChangeKind = "new"      // there was none
	ChangedStance ChangeKind = "stance"   // another stance, tense or date
	NewDispute    ChangeKind = "disputed" // the same, now disputed
	EndedDispute  ChangeKind = "settled"  // the same, no longer disputed
	NewlyCertain  ChangeKind = "confirmed"
	LessCertain   ChangeKind = "unconfirmed"
	GonePosition  ChangeKind = "gone" // what it rested on was superseded
)

// Standing is a position in brief.
type Standing struct {
	Stance    Stance `json:"stance"`
	Tense     Tense  `json:"tense"`
	Since     Date   `json:"since"`
	Sources   int    `json:"sources"`
	Confirmed bool   `json:"confirmed"`
	Disputed  bool   `json:"disputed"`
}

func standing(p *Position) *Standing {
	if p.Stance == "" {
		return nil
	}
	return &Standing{p.Stance, p.Tense, p.Since, p.Sources, p.Confirmed, p.Disputed}
}

// Told is all of a position that Compare looks at, as one word: between positions of
// which it is the same nothing changed. It is "" where there is none.
func Told(p *Position) string {
	if p.Stance == "" {
		return ""
	}
	return fmt.Sprintf("%s %s %s %t %t", p.Stance, p.Tense, p.Since, p.Confirmed, p.Disputed)
}

// Changed reports whether a position whose ledger was before and is after became
// another one, as Compare tells.
func Changed(before, after []Step) bool {
	b, a := Position{Ledger: before}, Position{Ledger: after}
	_, changed := Compare(b.At(""), a.At(""))
	return changed
}

// Compare tells what became of a position; false where nothing did that is
// worth telling: another report of what was known is not.
func Compare(before, after Position) (Change, bool) {
	c := Change{Actor: after.Actor, Instrument: after.Instrument, Before: standing(&before), After: standing(&after), Evidence: after.Evidence}
	b, a := c.Before, c.After
	switch {
	case b == nil && a == nil:
		return c, false
	case b == nil:
		c.Kind = NewPosition
	case a == nil:
		c.Kind, c.Evidence = GonePosition, before.Evidence
	case b.Stance != a.Stance || b.Tense != a.Tense || b.Since != a.Since:
		c.Kind = ChangedStance
	case a.Disputed && !b.Disputed:
		c.Kind = NewDispute
	case b.Disputed && !a.Disputed:
		c.Kind = EndedDispute
	case a.Confirmed && !b.Confirmed:
		c.Kind = NewlyCertain
	case b.Confirmed && !a.Confirmed:
		c.Kind = LessCertain
	default:
		return c, false
	}
	return c, true
}
