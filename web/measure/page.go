package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// cost is what a page costs its reader.
type cost struct {
	Script float64 // KB of compressed JavaScript
	Page   float64 // KB of its compressed document
	Shift  float64 // how far its parts move while it loads; see web.dev/articles/cls
	// Interactive is the time, in ms, until its document is read, its scripts have run and no
	// task keeps the browser any longer; Input how long the first key that is pressed waits.
	Interactive, Input float64
	Over               float64 // px that it is wider than its window
	Errors             int     // in the console, and answers that are none
}

// The bounds of --strict; a page wider than its window or with an error is past them too.
const (
	maxInteractive = 1000
	maxShift       = 0.05
)

const heads = "script KB  page KB   shift  interactive ms  input ms  over px  errors  page"

func (c cost) String() string {
	return fmt.Sprintf("%9.1f %8.1f %7.3f %15.0f %9.0f %8.0f %7d", c.Script, c.Page, c.Shift, c.Interactive, c.Input, c.Over, c.Errors)
}

// take keeps the worse of both in c.
func (c *cost) take(d cost) {
	c.Script, c.Page, c.Shift = max(c.Script, d.Script), max(c.Page, d.Page), max(c.Shift, d.Shift)
	c.Interactive, c.Input = max(c.Interactive, d.Interactive), max(c.Input, d.Input)
	c.Over, c.Errors = max(c.Over, d.Over), c.Errors+d.Errors
}

// wrong tells which bounds a page is past.
func (c cost) wrong() error {
	var wrong []error
	if c.Interactive > maxInteractive {
		wrong = append(wrong, fmt.Errorf("interactive after %.0f ms", c.Interactive))
	}
	if c.Shift > maxShift {
		wrong = append(wrong, fmt.Errorf("moves by %.3f", c.Shift))
	}
	if c.Over > 0 {
		wrong = append(wrong, fmt.Errorf("%.0f px wider than its window", c.Over))
	}
	if c.Errors > 0 {
		wrong = append(wrong, fmt.Errorf("%d errors", c.Errors))
	}
	return errors.Join(wrong...)
}

// tab counts what goes wrong in the console.
type tab struct{ errors int }

func watch(ctx context.Context) (*tab, error) {
	t := new(tab)
	return t, chromedp.Listen(ctx, func(ev any) {
		switch e := ev.(type) {
		case *runtime.EventExceptionThrown:
			t.errors++
		case *runtime.EventConsoleAPICalled:
			if string(e.Type) == string(runtime.ConsoleAPICalledTypeError) {
				t.errors++
			}
		}
	})
}

// costs waits for what the browser still has to tell of the page, and sums it up.
const costs = `new Promise(done => {
	let shift = 0, long = 0, input = 0;
	const see = (type, act) => new PerformanceObserver(list => list.getEntries().forEach(act)).observe({type, buffered: true});
	see("layout-shift", e => { if (!e.hadRecentInput) shift += e.value });
	see("longtask", e => { long = Math.max(long, e.startTime + e.duration) });
	see("first-input", e => { input = e.processingStart - e.startTime });
	setTimeout(() => {
		const nav = performance.getEntriesByType("navigation")[0], root = document.documentElement;
		const files = performance.getEntriesByType("resource");
		const script = files.filter(e => e.initiatorType === "script" || /\.js(\?|$)/.test(e.name)).reduce((sum, e) => sum + e.encodedBodySize, 0);
		done(JSON.stringify({Script: script / 1024, Page: nav.encodedBodySize / 1024, Shift: shift, Interactive: Math.max(nav.domContentLoadedEventEnd, nav.loadEventEnd, long), Input: input,
			Over: root.scrollWidth - root.clientWidth, Errors: [nav, ...files].filter(e => e.responseStatus >= 400).length}));
	}, 700);
})`

// open opens a page at one width, light or dark, presses a key as soon as it is there, and tells what that cost.
func (t *tab) open(ctx context.Context, page string, v view) (cost, error) {
	var c cost
	before := t.errors
	if err := chromedp.Do(ctx, prefer(v.scheme), chromedp.EmulateViewport(v.width, 900), chromedp.Navigate(page)); err != nil {
		return c, err
	}
	if err := chromedp.Do(ctx, pressTab()); err != nil {
		return c, err
	}
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](costs, chromedp.EvalAwaitPromise))
	if err != nil {
		return c, err
	}
	if err := json.Unmarshal([]byte(text), &c); err != nil {
		return c, err
	}
	status, err := chromedp.Run(ctx, chromedp.Evaluate[int](`performance.getEntriesByType("navigation")[0].responseStatus`))
	if err == nil && status != http.StatusOK { // else an error page would pass for the page
		err = fmt.Errorf("the site answers %d", status)
	}
	c.Errors += t.errors - before
	return c, err
}

// prefer makes the browser prefer light or dark.
func prefer(scheme string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		return err
	})
}

// pressTab presses the key that goes on to the first link, which every page answers.
func pressTab() chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		for _, kind := range []input.DispatchKeyEventType{input.DispatchKeyEventTypeKeyDown, input.DispatchKeyEventTypeKeyUp} {
			if _, err := cdp.Call(ctx, t, input.DispatchKeyEvent, input.DispatchKeyEventParams{Type: kind, Key: "Tab", Code: "Tab", WindowsVirtualKeyCode: 9}); err != nil {
				return err
			}
		}
		return nil
	})
}
