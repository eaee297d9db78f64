package fetch

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"time"

	"github.com/temoto/robotstxt"
)

// The rules of RFC 9309: what a site's robots.txt says holds for a day; where
// there is none all is allowed, and where the server fails nothing is.
const (
	robotsFor    = 24 * time.Hour
	robotsAgain  = time.Hour // after which a server that failed is asked once more
	maxRobots    = 500 << 10
	maxDelay     = time.Minute
	robotsFailed = "its robots.txt could not be had, so that nothing may be read for now"
)

// rules are what a site lets a program read.
type rules struct {
	group *robotstxt.Group
	until time.Time
	err   error // why nothing may be read for now
}

// allows reports whether a page may be read.
func (r *rules) allows(u *url.URL) error {
	switch {
	case r.err != nil:
		return r.err
	case r.group == nil, r.group.Test(u.EscapedPath()):
		return nil
	}
	return refuse(ErrRobots, "the site's robots.txt asks programs not to read it")
}

// delay is the pause that the site asks for.
func (r *rules) delay() time.Duration {
	if r.group == nil {
		return 0
	}
	return min(r.group.CrawlDelay, maxDelay)
}

// rulesOf asks a site for its rules.
func (p *Polite) rulesOf(ctx context.Context, u *url.URL) (*rules, error) {
	at := url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	page, err := p.fetcher.get(ctx, at.String(), Stamp{}, func(*url.URL, http.Header, []byte) (string, string, error) { return ".txt", "", nil })
	r := &rules{until: p.now().Add(robotsFor)}
	var e *Error
	switch {
	case err == nil:
		data, perr := robotstxt.FromBytes(page.Body[:min(len(page.Body), maxRobots)])
		if perr == nil {
			r.group = data.FindGroup(p.fetcher.agent)
		}
	case !errors.As(err, &e):
		return nil, err // ctx is done
	case e.Status >= 400 && e.Status < 500 && e.Status != http.StatusTooManyRequests, e.Status >= 300 && e.Status < 400, e.Kind == ErrRedirects:
	case e.Kind == ErrForbidden:
		return nil, &refusal{kind: e.Kind, reason: e.Reason}
	default:
		r.until = p.now().Add(robotsAgain)
		r.err = &refusal{kind: ErrRobots, reason: robotsFailed + " (" + e.Reason + ")", temporary: true}
	}
	return r, nil
}
