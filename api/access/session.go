package access

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"signatory/graph"
)

// A session lasts a working day; then, or when its token is revoked, it is over.
const (
	sessionFor   = 12 * time.Hour
	sessionShelf = "session"
)

// The cookie of a session, over TLS under a name that no other host can set.
const (
	cookieName       = "signatory"
	secureCookieName = "__Host-signatory"
)

// session is one as the store has it, under the hash of its cookie.
type session struct {
	Token   string    `json:"token"` // id of the token by which it was opened
	CSRF    string    `json:"csrf"`
	Expires time.Time `json:"expires"`
}

// SignIn opens a session for who shows a token's secret, and sets its cookie.
func (g *Gate) SignIn(w http.ResponseWriter, r *http.Request, secret string) error {
	if err := sameSite(r); err != nil {
		return err
	}
	if err := g.signIns.allow(clientOf(r), g.now()); err != nil {
		return err
	}
	t, err := g.verify(r.Context(), secret)
	if err != nil {
		return err
	}
	if err := g.forgetExpired(r.Context()); err != nil {
		return err
	}
	cookie := rand.Text()
	value, err := json.Marshal(session{t.ID, rand.Text(), g.now().Add(sessionFor).UTC()})
	if err != nil {
		return fmt.Errorf("open a session: %w", err)
	}
	if err := g.records.SetRecord(r.Context(), sessionShelf, sessionKey(cookie), value); err != nil {
		return err
	}
	g.setCookie(w, r, cookie, int(sessionFor.Seconds()))
	return nil
}

// SignOut ends the session of the request. It needs the session's CSRF token,
// like everything that changes anything.
func (g *Gate) SignOut(w http.ResponseWriter, r *http.Request) error {
	if err := g.Permit(r, Reviewer); err != nil {
		return err
	}
	if c := cookieOf(r); c != "" {
		if err := g.records.DropRecord(r.Context(), sessionShelf, sessionKey(c)); err != nil {
			return err
		}
	}
	g.setCookie(w, r, "", -1)
	return nil
}

func (g *Gate) setCookie(w http.ResponseWriter, r *http.Request, value string, age int) {
	name, secure := cookieName, g.secure || r.TLS != nil
	if secure {
		name = secureCookieName
	}
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: "/", MaxAge: age, Secure: secure, HttpOnly: true, SameSite: http.SameSiteLaxMode})
}

// cookieOf is the value of a request's session cookie.
func cookieOf(r *http.Request) string {
	for _, name := range []string{secureCookieName, cookieName} {
		if c, err := r.Cookie(name); err == nil && c.Value != "" {
			return c.Value
		}
	}
	return ""
}

func sessionKey(cookie string) string { return hex.EncodeToString(hashed(cookie)) }

// signedIn is who a session's cookie stands for; nobody where it is over.
func (g *Gate) signedIn(ctx context.Context, cookie string) (Caller, error) {
	value, err := g.records.Record(ctx, sessionShelf, sessionKey(cookie))
	if errors.Is(err, graph.ErrNotFound) {
		return Caller{}, nil
	}
	if err != nil {
		return Caller{}, err
	}
	var s session
	if err := json.Unmarshal(value, &s); err != nil {
		return Caller{}, fmt.Errorf("stored session: %w", err)
	}
	if !s.Expires.After(g.now()) {
		return Caller{}, nil
	}
	k, err := g.token(ctx, s.Token)
	if err != nil || !k.Active() {
		return Caller{}, err
	}
	return Caller{Name: k.Name, Role: k.Role, Token: k.ID, CSRF: s.CSRF}, nil
}

// forgetExpired drops the sessions that are over.
func (g *Gate) forgetExpired(ctx context.Context) error {
	records, err := graph.AllRecords(ctx, g.records, sessionShelf)
	if err != nil {
		return err
	}
	for _, r := range records {
		var s session
		if err := json.Unmarshal(r.Value, &s); err == nil && s.Expires.After(g.now()) {
			continue
		}
		if err := g.records.DropRecord(ctx, sessionShelf, r.Key); err != nil {
			return err
		}
	}
	return nil
}
