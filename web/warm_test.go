package web_test

import (
	"context"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"signatory/api/apitest"
	"signatory/extract/data"
	"signatory/graph"
	"signatory/graph/sqlite"
	"signatory/web"
)

// cold is a store that has yet to work out where everyone stands, as one is
// after its start and after a write.
type cold struct {
	graph.Store
	warm chan struct{}
}

func (c *cold) Stands(ctx context.Context) (*graph.Stands, error) {
	select {
	case <-c.warm:
		return c.Store.Stands(ctx)
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// While the store works out what changed, the first page shows all the rest and
// says so; a moment later it is there.
func TestFirstPageDoesNotWaitForAColdStore(t *testing.T) {
	kept, err := sqlite.Open(t.Context(), t.TempDir()+"/graph.db", sqlite.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	if _, err := kept.Put(t.Context(), apitest.Readings()); err != nil {
		t.Fatal(err)
	}
	world, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	store := &cold{kept, make(chan struct{})}
	site, err := web.New(web.Config{Store: store, World: world, Text: text, Version: "test"})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(site)
	t.Cleanup(server.Close)
	b := start(t, server.URL)
	began := time.Now()
	b.do(t, chromedp.Navigate(server.URL+"/"), chromedp.WaitVisible(`.listing`))
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("the first page of a cold store took %s", took)
	}
	if n := value[int](t, b, `document.querySelectorAll(".turns").length`); n != 0 {
		t.Fatal("the store was not cold")
	}
	if !strings.Contains(value[string](t, b, `document.querySelector("main").textContent`), "being worked out") {
		t.Error("the page does not say that what changed is being worked out")
	}
	close(store.warm)
	b.do(t, chromedp.Click(`//a[text()="Look again"]`), chromedp.WaitVisible(`.turns`))
	if late := value[string](t, b, `document.querySelector(".turns").textContent`); !strings.Contains(late, "11 February 2025") {
		t.Errorf("what changed lately is %q", late)
	}
	b.clean(t)
}
