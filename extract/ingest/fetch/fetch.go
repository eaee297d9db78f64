package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// The bounds of one fetch.
const (
	MaxSize   = 10 << 20         // bytes of a body, after decompression
	Timeout   = 10 * time.Second // for the whole of it, redirects included
	Redirects = 5
	maxHeader = 64 << 10
)

// Options set up a Fetcher; the zero value is right for the real web.
type Options struct {
	// Agent names the program to servers; "" is "Signatory".
	Agent string
	// Resolver finds addresses; nil asks the system.
	Resolver Resolver
	// Dial connects to addresses that were judged already; nil is the network.
	// It cannot widen what is let through: the judgement comes before it.
	Dial DialFunc
	// Timeout bounds one fetch; 0 is the constant Timeout.
	Timeout time.Duration
}

// Fetcher gets pages. It is safe for many goroutines.
type Fetcher struct {
	client  *http.Client
	agent   string
	timeout time.Duration
}

// Page is what was got.
type Page struct {
	Asked string // the URL as it was given
	URL   string // where it was found, after redirects
	// Ending is that of a file of its kind: .html, .txt, .md, .rss, .atom, .ndjson, .json, .csv or .tsv.
	Ending  string
	Charset string // as the server states it, "" where it does not
	Body    []byte
	// Stamp is to be sent along next time; with Unchanged there is no body.
	Stamp     Stamp
	Unchanged bool
}

// Stamp is by what a server knows which state of a page one has.
type Stamp struct {
	ETag     string `json:"etag,omitempty"`
	Modified string `json:"modified,omitempty"` // Last-Modified as the server wrote it
}

// New returns a Fetcher.
func New(o Options) *Fetcher {
	g := &guard{o.Resolver, o.Dial}
	if g.resolver == nil {
		g.resolver = net.DefaultResolver
	}
	if g.dial == nil {
		g.dial = network()
	}
	if o.Agent == "" {
		o.Agent = "Signatory"
	}
	if o.Timeout == 0 {
		o.Timeout = Timeout
	}
	transport := &http.Transport{
		DialContext: g.dialContext, ForceAttemptHTTP2: true, // Proxy stays nil: a proxy would resolve names behind the guard's back
		TLSHandshakeTimeout: o.Timeout, ResponseHeaderTimeout: o.Timeout, MaxResponseHeaderBytes: maxHeader,
		MaxIdleConns: 16, MaxIdleConnsPerHost: 1, IdleConnTimeout: 30 * time.Second,
	}
	client := &http.Client{Transport: transport, CheckRedirect: follow}
	return &Fetcher{client, o.Agent, o.Timeout}
}

// follow judges a redirect before it is followed.
func follow(r *http.Request, via []*http.Request) error {
	if len(via) > Redirects {
		return refuse(ErrRedirects, "more than %d redirects", Redirects)
	}
	r.Header.Del("Referer")
	return permitted(r.URL)
}

// Get gets the page at a URL, unless it is still in the state that have is of.
// The error is an *Error, or that of ctx.
func (f *Fetcher) Get(ctx context.Context, address string, have Stamp) (Page, error) {
	return f.get(ctx, address, have, mediaOf)
}

// judge tells of an answer its ending and character set, or that it is not what is wanted.
type judge func(from *url.URL, h http.Header, body []byte) (ending, charset string, err error)

func (f *Fetcher) get(ctx context.Context, address string, have Stamp, is judge) (Page, error) {
	page := Page{Asked: address}
	limited, cancel := context.WithTimeout(ctx, f.timeout)
	defer cancel()
	response, err := f.ask(limited, address, have)
	if err != nil {
		return page, f.explain(ctx, address, err)
	}
	defer response.Body.Close()
	page.URL = response.Request.URL.String()
	page.Stamp = Stamp{response.Header.Get("ETag"), response.Header.Get("Last-Modified")}
	if response.StatusCode == http.StatusNotModified {
		page.Unchanged, page.Stamp = true, have
		return page, nil
	}
	if response.StatusCode != http.StatusOK {
		return page, statusError(address, response)
	}
	if page.Body, err = body(response); err == nil {
		page.Ending, page.Charset, err = is(response.Request.URL, response.Header, page.Body)
	}
	if err != nil {
		return page, f.explain(ctx, address, err)
	}
	return page, nil
}

// ask sends the request and follows redirects.
func (f *Fetcher) ask(ctx context.Context, address string, have Stamp) (*http.Response, error) {
	u, err := parse(address)
	if err != nil {
		return nil, err
	}
	u.Fragment, u.RawFragment = "", ""
	request := (&http.Request{Method: http.MethodGet, URL: u, Host: u.Host, Header: http.Header{
		"User-Agent": {f.agent}, "Accept": {accept}, "Accept-Language": {"en, *;q=0.1"},
	}}).WithContext(ctx)
	if have.ETag != "" {
		request.Header.Set("If-None-Match", have.ETag)
	}
	if have.Modified != "" {
		request.Header.Set("If-Modified-Since", have.Modified)
	}
	return f.client.Do(request)
}

// body reads an answer of at most MaxSize bytes.
func body(r *http.Response) ([]byte, error) {
	if r.ContentLength > MaxSize {
		return nil, tooLarge()
	}
	b, err := io.ReadAll(io.LimitReader(r.Body, MaxSize+1))
	if len(b) > MaxSize {
		return nil, tooLarge()
	}
	if err != nil {
		return nil, fmt.Errorf("the answer broke off after %d bytes: %w", len(b), err)
	}
	return b, nil
}

func tooLarge() error {
	return refuse(ErrTooLarge, "more than %d MB; an article is at most that", MaxSize>>20)
}

// statusError tells of an answer other than 200.
func statusError(address string, r *http.Response) error {
	e := &Error{URL: address, Status: r.StatusCode, Kind: ErrStatus, Reason: fmt.Sprintf("the server answers %d", r.StatusCode)}
	if text := http.StatusText(r.StatusCode); text != "" {
		e.Reason += " " + text
	}
	switch r.StatusCode {
	case http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusTooEarly, http.StatusInternalServerError,
		http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		e.Temporary = true
		e.After = retryAfter(r.Header.Get("Retry-After"), r.Header.Get("Date"))
	}
	return e
}

// retryAfter reads seconds, or a date as a distance from the server's own.
func retryAfter(after, date string) time.Duration {
	if n, err := strconv.Atoi(strings.TrimSpace(after)); err == nil && n > 0 {
		return time.Duration(min(n, 7*24*3600)) * time.Second
	}
	until, err := http.ParseTime(after)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(date)
	if err != nil {
		return 0
	}
	return min(max(0, until.Sub(now)), 7*24*time.Hour)
}

// explain makes an *Error of what went wrong; what ctx says comes first.
func (f *Fetcher) explain(ctx context.Context, address string, err error) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	e := &Error{URL: address, Kind: ErrUnreachable, Reason: "cannot be had: " + oneLine(err.Error()), Temporary: true}
	var r *refusal
	var name *net.DNSError
	var timeout net.Error
	switch {
	case errors.As(err, &r):
		e.Kind, e.Reason, e.Temporary = r.kind, r.reason, r.temporary
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		e.Kind, e.Reason = ErrTimeout, fmt.Sprintf("no whole answer within %s", f.timeout)
	case errors.As(err, &name) && name.IsNotFound:
		e.Reason, e.Temporary = fmt.Sprintf("there is no host %s", name.Name), false
	}
	return e
}
