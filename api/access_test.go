package api_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"signatory/api"
	"signatory/api/access"
	"signatory/api/apitest"
	"signatory/graph"
)

// door is an API whose clock stands until it is moved.
type door struct {
	http.Handler
	gate *access.Gate
	now  time.Time
}

func openDoor(t *testing.T, store graph.Store, limits access.Limits) *door {
	t.Helper()
	d := &door{now: noon()}
	d.gate = access.New(store.(graph.Records), access.Options{Now: func() time.Time { return d.now }, Limits: limits})
	var err error
	d.Handler, err = api.New(api.Config{Store: store, Gate: d.gate, Version: "test", Now: noon, Pages: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		act := d.gate.SignIn
		if r.URL.Path == "/sign-out" {
			act = func(w http.ResponseWriter, r *http.Request, _ string) error { return d.gate.SignOut(w, r) }
		}
		if err := act(w, r, r.PostFormValue("token")); err != nil {
			http.Error(w, err.Error(), http.StatusTeapot)
		}
	})})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// add makes a token and gives its secret.
func (d *door) add(t *testing.T, name string, role access.Role) string {
	t.Helper()
	_, secret, err := d.gate.Add(t.Context(), name, role)
	if err != nil {
		t.Fatal(err)
	}
	return secret
}

// knock sends a request from another machine, with headers as "Name: value".
func (d *door) knock(method, path, body string, headers ...string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequest(method, "http://signatory.example"+path, strings.NewReader(body))
	r.Header.Set("Content-Type", "application/json")
	for _, h := range headers {
		name, value, _ := strings.Cut(h, ": ")
		r.Header.Set(name, value)
	}
	d.ServeHTTP(w, r)
	return w
}

const renaming = `{"kind":"rename","subject":"` + apitest.MineBan + `","name":"Mine Ban Treaty"}`

func TestTokensOpenWriting(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		d := openDoor(t, seed(t, store), access.Limits{})
		reviewer, admin := d.add(t, "Ada", access.Reviewer), d.add(t, "Root", access.Admin)
		gone := d.add(t, "Gone", access.Admin)
		if _, err := d.gate.Revoke(t.Context(), "Gone"); err != nil {
			t.Fatal(err)
		}
		for _, tt := range []struct {
			rule, method, path, body, authorization string
			want                                    int
		}{
			{"anyone may read", "GET", "/api/v1/stats", "", "", 200},
			{"nobody may write without a token", "POST", "/api/v1/mendings", renaming, "", 401},
			{"a reviewer may", "POST", "/api/v1/mendings", renaming, "Bearer " + reviewer, 200},
			{"but not see to the server", "POST", "/api/v1/lint", "", "Bearer " + reviewer, 403},
			{"an admin may do what a reviewer may", "POST", "/api/v1/mendings", renaming, "bearer " + admin, 200},
			{"a revoked token opens nothing", "POST", "/api/v1/mendings", renaming, "Bearer " + gone, 401},
			{"not even reading, so that it is noticed", "GET", "/api/v1/stats", "", "Bearer " + gone, 401},
			{"nor does one with another secret", "POST", "/api/v1/mendings", renaming, "Bearer " + reviewer[:len(reviewer)-1] + "!", 401},
			{"nor a word", "POST", "/api/v1/mendings", renaming, "Bearer letmein", 401},
			{"nor a password", "POST", "/api/v1/mendings", renaming, "Basic QWRhOkFkYQ==", 401},
		} {
			var headers []string
			if tt.authorization != "" {
				headers = []string{"Authorization: " + tt.authorization}
			}
			w := d.knock(tt.method, tt.path, tt.body, headers...)
			if w.Code != tt.want {
				t.Errorf("%s: %d %s, want %d", tt.rule, w.Code, w.Body, tt.want)
			}
			if w.Code == 401 && w.Header().Get("WWW-Authenticate") == "" {
				t.Errorf("%s: 401 without WWW-Authenticate", tt.rule)
			}
		}
		if w := ask(d, "POST", "/api/v1/mendings", "application/json", strings.NewReader(renaming)); w.Code != 401 {
			t.Errorf("this machine writes without a token: %d, though there are tokens", w.Code)
		}
	})
}

func TestActsBearTheNameOfTheToken(t *testing.T) {
	d := openDoor(t, seed(t, openSQLite(t)), access.Limits{})
	token := "Authorization: Bearer " + d.add(t, "newsroom", access.Reviewer)
	for given, want := range map[string]string{"": "newsroom", `,"by":"newsroom"`: "newsroom", `,"by":"Bob"`: "Bob (newsroom)"} {
		w := d.knock("POST", "/api/v1/mendings", strings.TrimSuffix(renaming, "}")+given+"}", token)
		if m := decode[graph.Mending](t, w); m.By != want {
			t.Errorf("by %q: kept as %q (%d), want %q", given, m.By, w.Code, want)
		}
	}
}

// Without a token somebody must say who acts.
func TestAnActNeedsAName(t *testing.T) {
	h := handler(t, seed(t, openSQLite(t)))
	claim := apitest.Readings()[3].Claims[0].ID
	for path, body := range map[string]string{"/api/v1/mendings": renaming, "/api/v1/claims/" + claim + "/decision": `{"verdict":"confirm"}`} {
		if w := ask(h, "POST", path, "application/json", strings.NewReader(body)); w.Code != 422 || !strings.Contains(w.Body.String(), "by") {
			t.Errorf("%s: %d %s, want 422", path, w.Code, w.Body)
		}
	}
}

func TestSessions(t *testing.T) {
	onEach(t, func(t *testing.T, store graph.Store) {
		d := openDoor(t, seed(t, store), access.Limits{})
		secret := d.add(t, "Ada", access.Reviewer)
		form := "Content-Type: application/x-www-form-urlencoded"
		own := "Origin: http://signatory.example"
		if w := d.knock("POST", "/sign-in", "token="+secret, form, "Origin: https://evil.example"); w.Code != http.StatusTeapot {
			t.Errorf("a page of another site signs in: %d", w.Code)
		}
		w := d.knock("POST", "/sign-in", "token="+secret, form, own)
		set := w.Header().Get("Set-Cookie")
		if w.Code != 200 || !strings.Contains(set, "HttpOnly") || !strings.Contains(set, "SameSite=Lax") || strings.Contains(set, secret) {
			t.Fatalf("signed in with %d, cookie %q", w.Code, set)
		}
		cookie := "Cookie: " + strings.Split(set, ";")[0]
		csrf := "X-CSRF-Token: " + csrfOf(t, d, cookie)
		for _, tt := range []struct {
			rule    string
			headers []string
			want    int
		}{
			{"the site's own page writes", []string{cookie, csrf, own}, 200},
			{"not without the CSRF token", []string{cookie, own}, 403},
			{"nor with another", []string{cookie, "X-CSRF-Token: none", own}, 403},
			{"nor for another site", []string{cookie, csrf, "Origin: https://evil.example"}, 403},
			{"nor where the browser calls it cross-site", []string{cookie, csrf, "Sec-Fetch-Site: cross-site"}, 403},
			{"a cookie that nobody set is nobody's", []string{"Cookie: signatory=guess", csrf, own}, 401},
		} {
			if w := d.knock("POST", "/api/v1/mendings", renaming, tt.headers...); w.Code != tt.want {
				t.Errorf("%s: %d %s, want %d", tt.rule, w.Code, w.Body, tt.want)
			}
		}
		if w := d.knock("POST", "/sign-out", "csrf="+csrfOf(t, d, cookie), form, cookie, own); w.Code != 200 {
			t.Errorf("signing out: %d %s", w.Code, w.Body)
		}
		if w := d.knock("POST", "/api/v1/mendings", renaming, cookie, csrf, own); w.Code != 401 {
			t.Errorf("after signing out: %d, want 401", w.Code)
		}
	})
}

// csrfOf is the CSRF token of a session, as a page would put it into a form.
func csrfOf(t *testing.T, d *door, cookie string) string {
	t.Helper()
	var c access.Caller
	r := httptest.NewRequest("GET", "/", nil)
	r.Header.Set("Cookie", strings.TrimPrefix(cookie, "Cookie: "))
	d.gate.Identify(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { c = access.From(r.Context()) }),
		func(_ http.ResponseWriter, _ *http.Request, err error) { t.Error(err) }).ServeHTTP(httptest.NewRecorder(), r)
	return c.CSRF
}

func TestSessionsEnd(t *testing.T) {
	d := openDoor(t, openSQLite(t), access.Limits{})
	form := "Content-Type: application/x-www-form-urlencoded"
	signIn := func(secret string) string {
		w := d.knock("POST", "/sign-in", "token="+secret, form)
		return "Cookie: " + strings.Split(w.Header().Get("Set-Cookie"), ";")[0]
	}
	cookie := signIn(d.add(t, "Ada", access.Reviewer))
	if csrfOf(t, d, cookie) == "" {
		t.Fatal("nobody is signed in")
	}
	d.now = d.now.Add(13 * time.Hour)
	if csrfOf(t, d, cookie) != "" {
		t.Error("a session outlives the day")
	}
	cookie = signIn(d.add(t, "Bob", access.Reviewer))
	if csrfOf(t, d, cookie) == "" {
		t.Fatal("nobody is signed in")
	}
	if _, err := d.gate.Revoke(t.Context(), "Bob"); err != nil {
		t.Fatal(err)
	}
	if csrfOf(t, d, cookie) != "" {
		t.Error("a session outlives its token")
	}
}

func TestRates(t *testing.T) {
	d := openDoor(t, openSQLite(t), access.Limits{Reads: &access.Rate{PerSecond: 1, Burst: 2}, Writes: &access.Rate{PerSecond: 1, Burst: 1}})
	codes := func(n int, method, path string, headers ...string) (codes []int) {
		for range n {
			codes = append(codes, d.knock(method, path, "{}", headers...).Code)
		}
		return codes
	}
	if got := codes(3, "GET", "/healthz"); got[1] != 200 || got[2] != 429 {
		t.Errorf("three reads of one address answer %v", got)
	}
	if got := codes(2, "POST", "/api/v1/mendings"); got[0] == 429 || got[1] != 429 {
		t.Errorf("two writes of one address answer %v", got)
	}
	token := "Authorization: Bearer " + d.add(t, "Ada", access.Reviewer)
	w := d.knock("GET", "/healthz", "", token)
	if w.Code != 200 {
		t.Errorf("a token shares the bound of its address: %d", w.Code)
	}
	w = d.knock("GET", "/healthz", "")
	if w.Code != 429 || w.Header().Get("Retry-After") != "1" {
		t.Errorf("%d, Retry-After %q, want 429 and 1", w.Code, w.Header().Get("Retry-After"))
	}
	d.now = d.now.Add(time.Second)
	if w := d.knock("GET", "/healthz", ""); w.Code != 200 {
		t.Errorf("a second later: %d", w.Code)
	}
	for range 5 {
		if w := ask(d, "GET", "/healthz", "", nil); w.Code != 200 {
			t.Errorf("this machine's own questions are counted: %d", w.Code)
		}
	}
}
