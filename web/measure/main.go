// Command measure opens the pages of a running site in Chromium and prints what each costs a reader.
//
//	signatory serve --addr 127.0.0.1:8080
//	go run ./web/measure --site http://127.0.0.1:8080
//	go run ./web/measure --site http://127.0.0.1:8080 --pages web/measure/generated.tsv --strict
//
// The second list is of a graph that `signatory bench graph` has loaded. Each page is opened at
// every width of --widths, light and dark, and the worst of them is printed: see cost. Then how
// long frames take while the largest matrix scrolls and the largest drawing of the explorer moves,
// beside frames in which nothing does. With --strict a page that is past a bound is an error.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"

	"github.com/chromedp/chromedp"
)

func main() {
	site := flag.String("site", "http://127.0.0.1:8080", "address of the running site")
	list := flag.String("pages", "web/screens/pages.tsv", "a table whose last column holds the paths")
	widths := flag.String("widths", "1440,1024,390", "widths of the window, in pixels")
	strict := flag.Bool("strict", false, "fail where a page is past a bound")
	flag.Parse()
	if err := run(*site, *list, *widths, *strict); err != nil {
		fmt.Fprintln(os.Stderr, "measure:", err)
		os.Exit(1)
	}
}

func run(site, list, widths string, strict bool) error {
	paths, err := pathsOf(list)
	if err != nil {
		return err
	}
	views, err := viewsOf(widths)
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
	tab, err := watch(ctx)
	if err != nil {
		return err
	}
	fmt.Println(heads)
	var past []error
	for _, path := range paths {
		var worst cost
		for _, v := range views {
			c, err := tab.open(ctx, site+path, v)
			if err != nil {
				return fmt.Errorf("%s at %v: %w", path, v, err)
			}
			if wrong := c.wrong(); wrong != nil {
				past = append(past, fmt.Errorf("%s at %v: %w", path, v, wrong))
			}
			worst.take(c)
		}
		fmt.Printf("%v  %s\n", worst, path)
	}
	if err := motion(ctx, site, paths); err != nil {
		return err
	}
	if strict {
		return errors.Join(past...)
	}
	return nil
}

// pathsOf are the paths of a table, each once.
func pathsOf(list string) ([]string, error) {
	table, err := os.ReadFile(list)
	if err != nil {
		return nil, err
	}
	var paths []string
	seen := map[string]bool{}
	for l := range strings.Lines(string(table)) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if path := f[len(f)-1]; path != "" && !seen[path] {
			seen[path] = true
			paths = append(paths, path)
		}
	}
	return paths, nil
}

// view is how a page is looked at.
type view struct {
	width  int64
	scheme string
}

func (v view) String() string { return fmt.Sprintf("%d px, %s", v.width, v.scheme) }

// viewsOf are the widths, each in light and in dark.
func viewsOf(widths string) ([]view, error) {
	var views []view
	for _, w := range strings.Split(widths, ",") {
		width, err := strconv.ParseInt(w, 10, 64)
		if err != nil {
			return nil, fmt.Errorf("--widths: %w", err)
		}
		views = append(views, view{width, "light"}, view{width, "dark"})
	}
	return views, nil
}
