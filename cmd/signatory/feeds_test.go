package main

import (
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/ingest/fetch"
)

func TestFeeds(t *testing.T) {
	web := webOf(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			w.Header().Set("Content-Type", "text/html")
			w.Write([]byte(`<title>Courier</title><link rel="alternate" type="application/rss+xml" href="/feed">`))
		case "/feed":
			w.Header().Set("Content-Type", "application/rss+xml")
			w.Write([]byte(`<rss version="2.0"><channel><title>Courier</title><item><title>Peru</title><link>http://courier.example/peru</link><description>Peru has ratified the Oslo River Accord.</description></item></channel></rss>`))
		default:
			http.NotFound(w, r)
		}
	}))
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	for _, c := range []struct {
		code      int
		args      string
		out, errs string
	}{
		{exitOK, "feeds add http://courier.example/", "http://courier.example/feed: Courier, 1 items\n", ""},
		{exitOK, "feeds add http://courier.example/feed", "http://courier.example/feed is followed already\n", ""},
		{exitFailed, "feeds add http://courier.example/none", "", "http://courier.example/none: the server answers 404 Not Found\n"},
		{exitUsage, "feeds add http://courier.example/ --every 1s", "", "ask no feed more often"},
		{exitUsage, "feeds add http://courier.example/ --pages some", "", "want auto, always or never"},
		{exitOK, "feeds run --once", "", "feed read"},
		{exitOK, "query positions --stance ratified", "Peru", ""},
		{exitOK, "feeds list", "Courier; 1 articles; answered 20", ""},
		{exitOK, "feeds list --json", `"title":"Courier"`, ""},
		{exitOK, "feeds remove http://courier.example/feed", "", ""},
		{exitFailed, "feeds remove http://courier.example/feed", "", "is not followed"},
		{exitOK, "feeds list --json", `{"items":[]}`, ""},
	} {
		got := command(t, web, append(strings.Fields(c.args), "--db", db)...)
		if got.code != c.code || !strings.Contains(got.out, c.out) || !strings.Contains(got.err, c.errs) {
			t.Errorf("%s: %+v", c.args, got)
		}
	}
	if got := command(t, fetch.Options{}, "feeds", "add", "http://localhost/feed", "--db", db); got.code != exitFailed || !strings.Contains(got.err, "no address of the public internet") {
		t.Errorf("%+v", got)
	}
}
