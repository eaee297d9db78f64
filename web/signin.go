package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"signatory/api/access"
)

// maxForm is the largest form of a sign-in, in bytes.
const maxForm = 16 << 10

// signInPage asks for a token, or tells who is signed in.
type signInPage struct {
	Caller access.Caller
	Next   string // where to go on to
	Wrong  string // why the last try failed
}

func (s *site) signIn(w http.ResponseWriter, r *http.Request) error {
	return s.askToken(w, r, http.StatusOK, signInPage{Next: ownPath(r.URL.Query().Get("next"))})
}

func (s *site) askToken(w http.ResponseWriter, r *http.Request, status int, p signInPage) error {
	p.Caller = access.From(r.Context())
	w.Header().Set("Cache-Control", "no-store")
	return s.render(w, r, status, "sign-in", frame{Title: "Sign in", Page: p})
}

// openSession takes the form of signIn.
func (s *site) openSession(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	next := ownPath(r.PostFormValue("next"))
	err := s.Gate.SignIn(w, r, strings.TrimSpace(r.PostFormValue("token")))
	if errors.Is(err, access.ErrUnknown) || errors.Is(err, access.ErrTooMany) {
		status, wrong := http.StatusUnauthorized, "No token of this site is that. It begins with sgn_ and was shown when it was made."
		if errors.Is(err, access.ErrTooMany) {
			status, wrong = http.StatusTooManyRequests, "Too many tries. Wait a moment and try again."
		}
		return s.askToken(w, r, status, signInPage{Next: next, Wrong: wrong})
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, next, http.StatusSeeOther)
	return nil
}

func (s *site) closeSession(w http.ResponseWriter, r *http.Request) error {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := s.Gate.SignOut(w, r); err != nil {
		return err
	}
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// ownPath is a path of this site to go on to, "/" for anything else.
func ownPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(next, "/") || strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/"
	}
	return next
}

// askWho sends who may not write yet to the page where one signs in.
func askWho(w http.ResponseWriter, r *http.Request) {
	next := r.URL.RequestURI()
	if r.Method != http.MethodGet {
		next = "/"
	}
	http.Redirect(w, r, "/sign-in?"+url.Values{"next": {next}}.Encode(), http.StatusSeeOther)
}
