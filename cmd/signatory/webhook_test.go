package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What is handed in to a server that runs is told to an address that a command added.
func TestWebhook(t *testing.T) {
	got := make(chan string, 10)
	desk := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			t.Error(err)
		}
		got <- r.Header.Get("webhook-signature") + " " + string(b)
	}))
	defer desk.Close()
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	address := serve(t, nil, "serve", "--db", db)
	added := signatory(t, "", nil, "webhook", "add", desk.URL, "--words", "oslo river", "--stance", "refused", "--db", db)
	if added.code != exitOK || !strings.Contains(added.out, "whsec_") {
		t.Fatalf("%+v", added)
	}
	list := signatory(t, "", nil, "webhook", "list", "--db", db)
	if list.code != exitOK || !strings.Contains(list.out, desk.URL) || strings.Contains(list.out, "whsec_") {
		t.Errorf("%+v", list)
	}
	call(t, "POST", address+"/api/v1/articles", "text/markdown", dams, http.StatusCreated, nil)
	select {
	case told := <-got:
		if !strings.HasPrefix(told, "v1,") || !strings.Contains(told, `"DNK"`) || strings.Contains(told, `"NOR"`) {
			t.Errorf("told %s", told)
		}
	case <-time.After(30 * time.Second):
		t.Error("nothing is told within 30 s")
	}
	if r := signatory(t, "", nil, "webhook", "dead", "--db", db); r.code != exitOK || !strings.Contains(r.out, "none") {
		t.Errorf("%+v", r)
	}
	id, _, _ := strings.Cut(added.out, "\n")
	if r := signatory(t, "", nil, "webhook", "remove", id, "--db", db); r.code != exitOK {
		t.Errorf("%+v", r)
	}
}
