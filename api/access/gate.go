package access

import (
	"context"
	"crypto/subtle"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// The reasons for which a request is turned away. An error that wraps one says
// what would help.
var (
	ErrUnknown   = errors.New("who are you") // no token, or none that is in force
	ErrForbidden = errors.New("not allowed") // known, or local, and yet not
	ErrTooMany   = errors.New("too many requests")
)

// CSRFField and CSRFHeader carry the CSRF token of a session.
const (
	CSRFField  = "csrf"
	CSRFHeader = "X-CSRF-Token"
)

// Options are what a Gate is given beside its store.
type Options struct {
	Now func() time.Time // nil is time.Now
	// Secure says that browsers come over TLS, though a proxy before this
	// program ends it: cookies are then for TLS alone.
	Secure bool
	Limits Limits
}

// Gate keeps the tokens and sessions of a store, and turns away who may not.
type Gate struct {
	records                graph.Records
	now                    func() time.Time
	secure                 bool
	reads, writes, signIns *limiter
}

// New makes the gate of a store.
func New(records graph.Records, o Options) *Gate {
	if o.Now == nil {
		o.Now = time.Now
	}
	l := o.Limits.orDefault()
	return &Gate{records: records, now: o.Now, secure: o.Secure,
		reads: newLimiter(l.Reads, "reads"), writes: newLimiter(l.Writes, "writes"), signIns: newLimiter(signInRate, "attempts to sign in")}
}

// Caller is who asks. The zero value is anyone.
type Caller struct {
	Name  string // of the token
	Role  Role   // "" for anyone
	Token string // id of the token
	CSRF  string // of the session, "" without one; every form holds it in a field named CSRFField
}

type callerKey struct{}

// From is the caller of the request that a context belongs to.
func From(ctx context.Context) Caller {
	c, _ := ctx.Value(callerKey{}).(Caller)
	return c
}

// Identify finds out who asks and puts the Caller into the context of what next
// is given. A token or a rate that is not allowed ends at refuse.
func (g *Gate) Identify(next http.Handler, refuse func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		c, err := g.caller(r)
		if err == nil {
			err = g.rate(r, c)
		}
		if err != nil {
			refuse(w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), callerKey{}, c)))
	})
}

func (g *Gate) caller(r *http.Request) (Caller, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		scheme, secret, _ := strings.Cut(header, " ")
		if !strings.EqualFold(scheme, "Bearer") {
			return Caller{}, fmt.Errorf("%w: want Authorization: Bearer and a token", ErrUnknown)
		}
		t, err := g.verify(r.Context(), strings.TrimSpace(secret))
		return Caller{Name: t.Name, Role: t.Role, Token: t.ID}, err
	}
	if c := cookieOf(r); c != "" {
		return g.signedIn(r.Context(), c)
	}
	return Caller{}, nil
}

// rate counts the request against what its caller may ask.
func (g *Gate) rate(r *http.Request, c Caller) error {
	who := c.Token
	if who == "" {
		who = clientOf(r)
	}
	if changes(r.Method) {
		return g.writes.allow(who, g.now())
	}
	if isLocal(r.RemoteAddr) {
		return nil
	}
	return g.reads.allow(who, g.now())
}

func changes(method string) bool {
	return !slices.Contains([]string{http.MethodGet, http.MethodHead, http.MethodOptions}, method)
}

// Permit lets a request through whose caller has a role. Its body, where it is a
// form, is read for the CSRF token.
func (g *Gate) Permit(r *http.Request, role Role) error {
	c := From(r.Context())
	switch {
	case c.Role == "":
		return g.permitAnyone(r)
	case !c.Role.includes(role):
		return fmt.Errorf("%w: %s is a token for the role %s; this needs %s", ErrForbidden, c.Name, c.Role, role)
	case c.CSRF == "", !changes(r.Method):
		return nil // a token, which no browser sends by itself; or nothing is changed
	}
	if err := sameSite(r); err != nil {
		return err
	}
	given := r.Header.Get(CSRFHeader)
	if given == "" {
		given = r.PostFormValue(CSRFField)
	}
	if subtle.ConstantTimeCompare([]byte(given), []byte(c.CSRF)) == 0 {
		return fmt.Errorf("%w: the CSRF token is missing or of another session; load the page again", ErrForbidden)
	}
	return nil
}

// permitAnyone lets this machine write as long as no token was made.
func (g *Gate) permitAnyone(r *http.Request) error {
	tokens, err := g.Tokens(r.Context())
	if err != nil {
		return err
	}
	if slices.ContainsFunc(tokens, Token.Active) {
		return fmt.Errorf("%w: writing needs a token (Authorization: Bearer), or to be signed in", ErrUnknown)
	}
	return local(r)
}

// MayWrite reports whether the caller of a request could write in a role, for
// pages that show a form only to those who may use it.
func (g *Gate) MayWrite(r *http.Request, role Role) bool {
	if c := From(r.Context()); c.Role != "" {
		return c.Role.includes(role)
	}
	return g.permitAnyone(r) == nil
}
