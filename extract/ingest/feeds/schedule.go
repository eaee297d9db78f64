package feeds

import (
	"errors"
	"math/rand/v2"
	"net/http"
	"time"

	"signatory/extract/ingest/fetch"
)

// The pauses between polls.
const (
	DefaultEvery = 15 * time.Minute
	LeastEvery   = time.Minute
	longestPause = 24 * time.Hour
	quietFactor  = 4  // a feed without news is asked that much less often at most
	quietAfter   = 10 // polls without news after which it is asked half as often
)

// answered sets when a feed that could be read is asked next.
func (f *Feed) answered(now time.Time, news int) {
	f.Answered, f.Failures, f.Problem = now, 0, ""
	f.Quiet++
	if news > 0 {
		f.Quiet = 0
	}
	factor := min(quietFactor, 1+f.Quiet/quietAfter)
	f.Next = now.Add(jitter(time.Duration(factor) * f.Every))
}

// failed sets when a feed that could not be read is asked again: twice as late
// each time, and not before the server wants.
func (f *Feed) failed(now time.Time, err error) {
	f.Failures++
	f.Problem = err.Error()
	pause := min(f.Every<<min(f.Failures-1, 12), longestPause)
	var e *fetch.Error
	if errors.As(err, &e) {
		pause = max(pause, e.After)
		f.Gone = e.Status == http.StatusGone
	}
	f.Next = now.Add(jitter(pause))
}

// jitter spreads polls, so that feeds that were added at once are not asked at
// once for ever: up to a tenth is added.
func jitter(d time.Duration) time.Duration { return d + rand.N(d/10+1) }
