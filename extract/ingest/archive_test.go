package ingest

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"signatory/extract/article"
)

const oslo = "Norway has signed the Oslo River Accord."

// gzipped packs what write writes.
func gzipped(t testing.TB, write func(io.Writer)) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	write(z)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// entry is a file for a zip archive.
type entry struct{ name, text string }

func zipped(t testing.TB, entries ...entry) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, e := range entries {
		w, err := z.CreateHeader(&zip.FileHeader{Name: e.name, Method: zip.Deflate})
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, e.text)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// told gives, for each article of a file, its path and text, or its error.
func told(t testing.TB, name string, content []byte) []string {
	t.Helper()
	dir := t.TempDir()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	var f Finder
	var out []string
	for _, in := range f.Find([]string{path}).Inputs {
		for d, err := range in.Docs(t.Context()) {
			line := ""
			if err != nil {
				line = err.Error()
			} else {
				line = d.Article.Path + " | " + d.Text
			}
			out = append(out, strings.TrimPrefix(line, dir+"/"))
		}
	}
	return out
}

func TestPackedFilesAreRead(t *testing.T) {
	line := `{"id":"1","text":"` + oslo + `"}` + "\n"
	for _, c := range []struct {
		name    string
		content []byte
		want    []string
	}{
		{"a.ndjson.gz", gzipped(t, func(w io.Writer) { io.WriteString(w, line+line) }), []string{"a.ndjson.gz#1 | " + oslo, "a.ndjson.gz#1 | " + oslo}},
		{"a.md.gz", gzipped(t, func(w io.Writer) { io.WriteString(w, oslo) }), []string{"a.md.gz | " + oslo}},
		{"a.csv.gz", gzipped(t, func(w io.Writer) { io.WriteString(w, "text\n"+oslo) }), []string{"a.csv.gz#2 | " + oslo}},
		{"a.md.gz", []byte("no gzip"), []string{"a.md.gz: broken gzip: "}},
		{"a.ndjson.gz", gzipped(t, func(w io.Writer) { io.WriteString(w, strings.Repeat(line, 100)) })[:60], []string{"a.ndjson.gz:1: broken gzip: unexpected EOF"}},
		{"a.zip", zipped(t, entry{"de/b.md", oslo}, entry{"a.txt", oslo}, entry{"x/photo.jpg", "x"}, entry{".hidden.md", "x"}, entry{"l.ndjson", line}, entry{"__MACOSX/a.md", "x"}),
			[]string{"a.zip/de/b.md | " + oslo, "a.zip/a.txt | " + oslo, "a.zip/l.ndjson#1 | " + oslo}},
		{"a.zip", zipped(t, entry{"a.jpg", "x"}), []string{"a.zip: no article: none of its 1 files is one by its name"}},
		{"a.zip", zipped(t), []string{"a.zip: no article: none of its 0 files is one by its name"}},
		{"a.zip", []byte("PK no zip"), []string{"a.zip: not a zip file that can be read"}},
		{"a.zip", zipped(t, entry{"../../etc/cron.md", oslo}, entry{"/root/a.md", oslo}, entry{`..\up.md`, oslo}, entry{`C:\a.md`, oslo}, entry{"a/../../b.md", oslo}, entry{"ok.md", oslo}),
			[]string{`a.zip: "../../etc/cron.md": the name leads out`, `a.zip: "/root/a.md": the name leads out`, `a.zip: "..\\up.md": the name leads out`,
				`a.zip: "C:\\a.md": the name leads out`, `a.zip: "a/../../b.md": the name leads out`, "a.zip/ok.md | " + oslo}},
	} {
		got := told(t, c.name, c.content)
		ok := len(got) == len(c.want)
		for i := range got {
			ok = ok && strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

// TestBombsAreRefused: small files that unpack to gigabytes cost neither memory nor minutes.
// A folder's archives are read as its other files are; of those that hold no article by its name, nothing is told.
func TestArchivesInFoldersAreRead(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string][]byte{
		"a.zip": zipped(t, entry{"de/b.md", oslo}), "Fotos.ZIP": zipped(t, entry{"a.jpg", "x"}, entry{"._a.md", "x"}),
		"cut.zip": zipped(t, entry{"b.md", oslo})[:40], "c.md": []byte(oslo),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var f Finder
	found := f.Find([]string{dir})
	var got []string
	for _, in := range found.Inputs {
		for d, err := range in.Docs(t.Context()) {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			got = append(got, d.Article.Path)
		}
	}
	text := strings.ReplaceAll(strings.Join(got, "\n"), dir+string(filepath.Separator), "")
	if want := "a.zip/de/b.md\nc.md\ncut.zip: not a zip file that can be read: zip: not a valid zip file"; text != want || found.Others != 1 || len(found.Errs) != 0 {
		t.Errorf("%d others, %v, and\n%s", found.Others, found.Errs, text)
	}
}

func TestBombsAreRefused(t *testing.T) {
	zeros := func(n int) func(io.Writer) {
		return func(w io.Writer) {
			for range n {
				w.Write(make([]byte, 1<<20))
			}
		}
	}
	var deep bytes.Buffer
	z := zip.NewWriter(&deep)
	w, err := z.Create("a.ndjson")
	if err != nil {
		t.Fatal(err)
	}
	zeros(400)(w)
	if w, err = z.Create("big.md"); err == nil {
		zeros(11)(w)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		content []byte
		want    string
	}{
		{"a.ndjson.gz", gzipped(t, zeros(400)), "a.ndjson.gz:1: it unpacks to more than 200 times its size"},
		{"a.md.gz", gzipped(t, zeros(400)), "a.md.gz: 10.0 MB; an article is at most 10 MB"},
		{"a.zip", deep.Bytes(), "a.zip/a.ndjson:1: it unpacks to more than 200 times its size"},
		{"a.zip", zipped(t, entry{"big.md", strings.Repeat("\x00", 11<<20)}), "a.zip/big.md: 11.0 MB; an article is at most 10 MB"},
		{"a.zip", zipped(t, entry{"inner.zip", "x"}, entry{"a.md.gz", "x"}), "a.zip: no article"},
	} {
		start := time.Now()
		got := told(t, c.name, c.content)
		if len(got) == 0 || !strings.HasPrefix(got[len(got)-1], c.want) || time.Since(start) > 20*time.Second {
			t.Errorf("%s: %q after %s, want %q", c.name, got, time.Since(start), c.want)
		}
	}
}

func FuzzArchive(f *testing.F) {
	f.Add(zipped(f, entry{"a.md", oslo}, entry{"../b.md", oslo}), true)
	f.Add(gzipped(f, func(w io.Writer) { io.WriteString(w, oslo) }), false)
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, content []byte, isZip bool) {
		name := "a.md.gz"
		if isZip {
			name = "a.zip"
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
		var finder Finder
		for _, in := range finder.Find([]string{path}).Inputs {
			for d, err := range in.Docs(t.Context()) {
				if err == nil && (len(d.Article.Raw) > 4*article.MaxSize || strings.Contains(d.Article.Path, "/../")) {
					t.Errorf("%s of %d bytes was read", d.Article.Path, len(d.Article.Raw))
				}
				if err != nil && (!strings.HasPrefix(err.Error(), path) || strings.Contains(err.Error(), "\n")) {
					t.Errorf("error %q is not one line that names the file", err)
				}
			}
		}
	})
}
