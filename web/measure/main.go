// Command measure opens the pages of a running site in Chromium and prints what each costs a reader.
//
//	signatory serve --addr 127.0.0.1:8080
//	go run ./web/measure --site http://127.0.0.1:8080
//
// Of each page of web/screens/pages.tsv, or of --pages: the compressed JavaScript in KB, the
// layout shift (web.dev/articles/cls), the time until it is interactive (its document is read,
// its scripts have run and no task keeps the browser any longer) and what went wrong in the
// console. Then how long frames take while the matrix scrolls, and while nothing moves.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

func main() {
	site := flag.String("site", "http://127.0.0.1:8080", "address of the running site")
	list := flag.String("pages", "web/screens/pages.tsv", "a table whose fourth column holds the paths")
	flag.Parse()
	if err := run(*site, *list); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

// cost is what a page costs.
type cost struct {
	Script      float64 // KB
	Shift       float64
	Interactive float64 // ms
}

// costs waits for what the browser still has to tell of the page, and sums it up.
const costs = `new Promise(done => {
	let shift = 0, long = 0;
	new PerformanceObserver(list => { for (const e of list.getEntries()) if (!e.hadRecentInput) shift += e.value }).observe({type: "layout-shift", buffered: true});
	new PerformanceObserver(list => { for (const e of list.getEntries()) long = Math.max(long, e.startTime + e.duration) }).observe({type: "longtask", buffered: true});
	setTimeout(() => {
		const nav = performance.getEntriesByType("navigation")[0];
		const script = performance.getEntriesByType("resource").filter(e => e.initiatorType === "script" || /\.js(\?|$)/.test(e.name)).reduce((sum, e) => sum + e.encodedBodySize, 0);
		done(JSON.stringify({Script: script / 1024, Shift: shift, Interactive: Math.max(nav.domContentLoadedEventEnd, long)}));
	}, 700);
})`

func run(site, list string) error {
	table, err := os.ReadFile(list)
	if err != nil {
		return err
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return fmt.Errorf("%w (Debian: apt-get install chromium)", err)
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(chromium), chromedp.Headless, chromedp.NoSandbox)
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	wrong := 0
	if err := chromedp.Listen(ctx, func(ev any) {
		switch e := ev.(type) {
		case *runtime.EventExceptionThrown:
			wrong++
		case *runtime.EventConsoleAPICalled:
			if string(e.Type) == string(runtime.ConsoleAPICalledTypeError) {
				wrong++
			}
		}
	}); err != nil {
		return err
	}
	fmt.Printf("%9s %8s %15s %7s  page\n", "script KB", "shift", "interactive ms", "errors")
	seen := map[string]bool{}
	for l := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if len(f) != 4 || seen[f[3]] {
			continue
		}
		seen[f[3]] = true
		before := wrong
		c, err := measure(ctx, site+f[3])
		if err != nil {
			return fmt.Errorf("%s: %w", f[3], err)
		}
		fmt.Printf("%9.1f %8.3f %15.0f %7d  %s\n", c.Script, c.Shift, c.Interactive, wrong-before, f[3])
	}
	return scroll(ctx, site)
}

func measure(ctx context.Context, page string) (cost, error) {
	var c cost
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(page)); err != nil {
		return c, err
	}
	text, err := chromedp.Run(ctx, chromedp.Evaluate[string](costs, chromedp.EvalAwaitPromise))
	if err != nil {
		return c, err
	}
	return c, json.Unmarshal([]byte(text), &c)
}

// frames gives the median and the 95th percentile of 180 frames, while the matrix scrolls or stands.
const frames = `(act => new Promise(done => {
	const grid = document.querySelector(".matrix"), times = [];
	let last = 0, n = 0;
	const frame = now => {
		if (last) times.push(now - last);
		last = now;
		if (act) grid.scrollTo((n * 24) % (grid.scrollWidth - grid.clientWidth || 1), (n * 16) % (grid.scrollHeight - grid.clientHeight || 1));
		if (++n < 181) requestAnimationFrame(frame);
		else { times.sort((a, b) => a - b); done(JSON.stringify([times[90], times[171]])) }
	};
	requestAnimationFrame(frame);
}))`

// scroll measures the largest matrix.
func scroll(ctx context.Context, site string) error {
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(site+"/matrix?size=300"), chromedp.Sleep(time.Second)); err != nil {
		return err
	}
	size, err := chromedp.Run(ctx, chromedp.Evaluate[string](`document.querySelectorAll(".side > a").length + " x " + document.querySelectorAll(".heads > a").length`))
	if err != nil {
		return err
	}
	var took [2][2]float64
	for i, act := range []bool{true, false} {
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf("%s(%v)", frames, act), chromedp.EvalAwaitPromise))
		if err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(text), &took[i]); err != nil {
			return err
		}
	}
	fmt.Printf("matrix of %s: a frame takes %.1f ms (95 of 100 at most %.1f) while it scrolls, %.1f ms (%.1f) while it stands\n", size, took[0][0], took[0][1], took[1][0], took[1][1])
	return nil
}
