package graph

import (
	"context"
	"fmt"
	"time"
)

// Examiner looks after its own health.
type Examiner interface {
	// Examine checks what a store needs to answer rightly and fast. What it finds
	// wrong is a finding, not an error; the error is that of asking.
	Examine(ctx context.Context) ([]Checkup, error)
}

// Checkup is what one check found.
type Checkup struct {
	Check  string `json:"check"`
	State  State  `json:"state"`
	Detail string `json:"detail"`
	Mend   string `json:"mend,omitempty"`
}

// State is how serious a finding is.
type State string

const (
	Sound   State = "ok"
	Warning State = "warning" // works, and will not for ever
	Broken  State = "broken"
)

// clockSlack is how far two clocks may differ before it is worth a word.
const clockSlack = 2 * time.Minute

// CheckClock finds whether this machine's clock stands before the latest time at
// which anything was stored: what is stored now would seem older than that.
func CheckClock(latest, now time.Time) Checkup {
	f := Checkup{Check: "clock", State: Sound, Detail: "behind nothing that is stored"}
	if ahead := latest.Sub(now); ahead > clockSlack {
		f.State = Warning
		f.Detail = fmt.Sprintf("this machine's clock says %s, and something was stored at %s", now.UTC().Format(time.RFC3339), latest.UTC().Format(time.RFC3339))
		f.Mend = "set the clock (NTP); questions by --recorded-at tell a wrong order otherwise"
	}
	return f
}

// CheckDrift finds whether the clocks of this machine and of a server differ.
func CheckDrift(server, now time.Time) Checkup {
	f := Checkup{Check: "clock of the server", State: Sound, Detail: "the same as here"}
	if d := server.Sub(now).Abs(); d > clockSlack {
		f.State, f.Detail, f.Mend = Warning, fmt.Sprintf("differs from this machine's by %s", d.Round(time.Second)), "set both clocks (NTP)"
	}
	return f
}
