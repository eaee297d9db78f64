// Command screens takes pictures of the pages of a running site in Chromium.
//
//	signatory demo --addr 127.0.0.1:8080
//	go run ./web/screens --site http://127.0.0.1:8080 --token TOKEN --out docs/screens
//	signatory serve --db sqlite:bench.db --addr 127.0.0.1:8081
//	go run ./web/screens --site http://127.0.0.1:8081 --pages web/screens/generated.tsv --out docs/screens
//
// The pictures are those of web/screens/pages.tsv: for each the name of the file, the
// width, light or dark, and the path; those of generated.tsv are of a graph of a million
// claims that `signatory bench graph` has loaded. With a token, such as the demo prints,
// the pages are shown as to somebody who is signed in.
package main

import (
	"context"
	_ "embed"
	"errors"
	"flag"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

//go:embed pages.tsv
var pages string

// height of the window; a picture is as long as its page, up to longest.
const (
	height  = 900
	longest = 2600
)

// shot is one picture to take.
type shot struct {
	name, scheme, path string
	width              int64
}

func main() {
	site := flag.String("site", "http://127.0.0.1:8080", "address of the running site")
	out := flag.String("out", "docs/screens", "folder for the pictures")
	format := flag.String("format", "webp", "webp or png")
	list := flag.String("pages", "", "a table of other pictures than those of pages.tsv")
	only := flag.String("only", "", "only pictures whose name contains this")
	token := flag.String("token", "", "sign in with this token first")
	flag.Parse()
	if *list != "" {
		table, err := os.ReadFile(*list)
		if err != nil {
			fmt.Fprintln(os.Stderr, "screens:", err)
			os.Exit(1)
		}
		pages = string(table)
	}
	if err := run(*site, *token, *out, *format, *only); err != nil {
		fmt.Fprintln(os.Stderr, "screens:", err)
		os.Exit(1)
	}
}

func run(site, token, out, format, only string) error {
	shots, err := parse(pages)
	if err != nil {
		return err
	}
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		return fmt.Errorf("%w (Debian: apt-get install chromium)", err)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	ctx, cancel := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(chromium), chromedp.Headless, chromedp.NoSandbox, chromedp.Flag("hide-scrollbars", true))
	defer cancel()
	ctx, cancel = chromedp.NewContext(ctx)
	defer cancel()
	if token != "" {
		if err := chromedp.Do(ctx, chromedp.Navigate(site+"/sign-in"), chromedp.SendKeys("#token", token), chromedp.Click(`.sign-in button`), chromedp.WaitVisible(`h1`)); err != nil {
			return fmt.Errorf("signing in: %w", err)
		}
	}
	for _, s := range shots {
		if !strings.Contains(s.name, only) {
			continue
		}
		picture, err := take(ctx, site, s, format)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		if err := os.WriteFile(filepath.Join(out, s.name+"."+format), picture, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// parse reads the table of pictures.
func parse(table string) ([]shot, error) {
	var shots []shot
	for n, l := range strings.Split(strings.TrimSpace(table), "\n") {
		f := strings.Split(l, "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("pages.tsv:%d: want name, width, light or dark, and path", n+1)
		}
		width, err := strconv.ParseInt(f[1], 10, 64)
		if err != nil || f[2] != "light" && f[2] != "dark" {
			return nil, errors.Join(err, fmt.Errorf("pages.tsv:%d: want a width in pixels, and light or dark", n+1))
		}
		shots = append(shots, shot{f[0], f[2], f[3], width})
	}
	return shots, nil
}

// settled tells that a page stands still: the explorer's drawing is laid out.
const settled = `document.readyState == "complete" && (!document.querySelector("#stage") || document.querySelector("#stage").hidden || document.querySelector("#stage").dataset.laid == "true")`

func take(ctx context.Context, site string, s shot, format string) ([]byte, error) {
	err := chromedp.Do(ctx, scheme(s.scheme), chromedp.EmulateViewport(s.width, height), chromedp.Navigate(site+s.path))
	if err != nil {
		return nil, err
	}
	status, err := chromedp.Run(ctx, chromedp.Evaluate[int](`performance.getEntriesByType("navigation")[0].responseStatus`))
	if err != nil {
		return nil, err
	}
	if status != http.StatusOK { // else an error page would pass for the page
		return nil, fmt.Errorf("%s answers %d", s.path, status)
	}
	if _, err := chromedp.Run(ctx, chromedp.Poll[bool](settled, chromedp.WithPollingTimeout(60*time.Second))); err != nil {
		return nil, err
	}
	long, err := chromedp.Run(ctx, chromedp.Evaluate[int64](`document.documentElement.scrollHeight`))
	if err != nil {
		return nil, err
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(s.width, min(max(long, height), longest)), chromedp.Sleep(700*time.Millisecond)); err != nil {
		return nil, err
	}
	quality := int64(72)
	p := page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormat(format)}
	if format != "png" {
		p.Quality = &quality
	}
	shot, err := chromedp.Call(ctx, page.CaptureScreenshot, p)
	return shot.Data, err
}

// scheme makes the browser prefer light or dark.
func scheme(name string) chromedp.Action[chromedp.Void] {
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}})
		return err
	})
}
