package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// frames gives the median and the 95th percentile of 180 frames in which act(n) moves something.
const frames = `(act => new Promise(done => {
	const times = [];
	let last = 0, n = 0;
	const frame = now => {
		if (last) times.push(now - last);
		last = now;
		act(n);
		if (++n < 181) requestAnimationFrame(frame);
		else { times.sort((a, b) => a - b); done(JSON.stringify([times[90], times[171]])) }
	};
	requestAnimationFrame(frame);
}))`

// What moves: the matrix by its own scroll bars, the drawing by the arrow keys, and nothing at all.
const (
	scrolls = `(grid => n => grid.scrollTo((n * 24) % (grid.scrollWidth - grid.clientWidth || 1), (n * 16) % (grid.scrollHeight - grid.clientHeight || 1)))(document.querySelector(".matrix"))`
	pans    = `(canvas => n => canvas.dispatchEvent(new KeyboardEvent("keydown", {key: n % 2 ? "ArrowLeft" : "ArrowRight", bubbles: true})))(document.querySelector(".canvas"))`
	stands  = `n => {}`
)

// laid tells that a drawing has come to rest.
const laid = `document.querySelector("#stage").hidden || document.querySelector("#stage").dataset.laid == "true"`

// motion measures the largest matrix, and the explorer at the longest of its addresses among paths.
func motion(ctx context.Context, site string, paths []string) error {
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(site+"/matrix?size=300"), chromedp.Sleep(time.Second)); err != nil {
		return err
	}
	if err := frame(ctx, "matrix of ", `document.querySelectorAll(".side > a").length + " x " + document.querySelectorAll(".heads > a").length`, scrolls); err != nil {
		return err
	}
	explorer := ""
	for _, p := range paths {
		if strings.HasPrefix(p, "/explore?") && !strings.Contains(p, "view=list") && len(p) > len(explorer) {
			explorer = p
		}
	}
	if explorer == "" {
		return nil
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(site+explorer)); err != nil {
		return err
	}
	begun := time.Now()
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](laid, chromedp.WithPollingTimeout(time.Minute))); err != nil {
		return err
	}
	fmt.Printf("%s: laid out %.1f s after it was there\n", explorer, time.Since(begun).Seconds())
	return frame(ctx, "names in the explorer: ", `document.querySelector("#stage").dataset.nodes`, pans)
}

// frame prints how long frames take while act moves what size tells the size of, and while nothing moves.
func frame(ctx context.Context, what, size, act string) error {
	of, err := chromedp.Run(ctx, chromedp.Evaluate[string](size))
	if err != nil {
		return err
	}
	var took [2][2]float64
	for i, act := range []string{act, stands} {
		text, err := chromedp.Run(ctx, chromedp.Evaluate[string](fmt.Sprintf("%s(%s)", frames, act), chromedp.EvalAwaitPromise))
		if err != nil {
			return err
		}
		if err := json.Unmarshal([]byte(text), &took[i]); err != nil {
			return err
		}
	}
	fmt.Printf("%s%s; a frame takes %.1f ms (95 of 100 at most %.1f) while it moves, %.1f ms (%.1f) while it stands\n", what, of, took[0][0], took[0][1], took[1][0], took[1][1])
	return nil
}
