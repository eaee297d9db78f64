package main

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A server knows at once of tokens that a command makes and revokes; the file holds no secret.
func TestTokens(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.db")
	db := "sqlite:" + path
	address := serve(t, nil, "serve", "--db", db)
	post := func(secret string) int {
		req, err := http.NewRequestWithContext(t.Context(), "POST", address+"/api/v1/articles", strings.NewReader(dams))
		if err != nil {
			t.Fatal(err)
		}
		req.Header.Set("Content-Type", "text/markdown")
		if secret != "" {
			req.Header.Set("Authorization", "Bearer "+secret)
		}
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		return res.StatusCode
	}
	if got := post(""); got != http.StatusCreated {
		t.Errorf("without any token this machine may write: %d", got)
	}
	made := signatory(t, "", nil, "token", "add", "newsroom", "--role", "reviewer", "--db", db)
	secret := strings.TrimSpace(made.out)
	if made.code != exitOK || !strings.HasPrefix(secret, "sgn_") {
		t.Fatalf("%+v", made)
	}
	if got := post(""); got != http.StatusUnauthorized {
		t.Errorf("once there is a token, writing without one: %d", got)
	}
	if got := post(secret); got != http.StatusOK {
		t.Errorf("with the token: %d", got)
	}
	if r := signatory(t, "", nil, "token", "add", "newsroom", "--db", db); r.code != exitFailed || !strings.Contains(r.err, "newsroom") {
		t.Errorf("a second token of the name: %+v", r)
	}
	if r := signatory(t, "", nil, "token", "add", "x", "--role", "king", "--db", db); r.code == exitOK || !strings.Contains(r.err, "king") {
		t.Errorf("no such role: %+v", r)
	}
	if r := signatory(t, "", nil, "token", "revoke", "newsroom", "--db", db); r.code != exitOK {
		t.Errorf("%+v", r)
	}
	if got := post(secret); got != http.StatusUnauthorized {
		t.Errorf("with the revoked token: %d", got)
	}
	list := signatory(t, "", nil, "token", "list", "--db", db)
	if list.code != exitOK || !strings.Contains(list.out, "newsroom") || strings.Contains(list.out, secret[14:]) {
		t.Errorf("%+v", list)
	}
	for _, name := range []string{path, path + "-wal"} {
		if b, err := os.ReadFile(name); err != nil || bytes.Contains(b, []byte(secret[14:])) {
			t.Errorf("%s holds the secret, or %v", name, err)
		}
	}
}
