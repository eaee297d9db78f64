// Command build bundles web/src into web/static, together with the npm packages
// that web/package-lock.json pins. Run it from the repository's root as
// `go run ./web/build` after a change in web/src, and commit the result.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

func main() {
	web := flag.String("web", "web", "folder that holds src and static")
	flag.Parse()
	err := modules(*web)
	var files []file
	if err == nil {
		files, err = bundle(*web)
	}
	for i := 0; err == nil && i < len(files); i++ {
		err = os.WriteFile(files[i].path, files[i].content, 0o644)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "build:", err)
		os.Exit(1)
	}
}

// file is a bundled file and where it belongs.
type file struct {
	path    string
	content []byte
}

// entries are the files of src that make a file of static each: what every page
// loads, and beside it what one page needs.
var entries = []string{"app.ts", "app.css", "instrument.ts", "matrix.ts", "alignment.ts", "explorer.ts", "layout.ts", "review.ts"}

// bundle makes the files of static from the entries of src. The same sources
// give the same bytes.
func bundle(web string) ([]file, error) {
	var points []string
	for _, e := range entries {
		points = append(points, filepath.Join(web, "src", e))
	}
	result := api.Build(api.BuildOptions{
		EntryPoints:       points,
		Outdir:            filepath.Join(web, "static"),
		Bundle:            true,
		Format:            api.FormatESModule,
		Target:            api.ES2022,
		Charset:           api.CharsetUTF8,
		LegalComments:     api.LegalCommentsNone,
		MinifySyntax:      true,
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
	})
	var errs []error
	for _, m := range result.Errors {
		where := ""
		if m.Location != nil {
			where = fmt.Sprintf("%s:%d: ", m.Location.File, m.Location.Line)
		}
		errs = append(errs, errors.New(where+m.Text))
	}
	if len(errs) > 0 {
		return nil, errors.Join(errs...)
	}
	var files []file
	for _, f := range result.OutputFiles {
		files = append(files, file{f.Path, f.Contents})
	}
	return files, nil
}
