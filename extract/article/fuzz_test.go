package article

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// seeds are the sample articles and the messes of the other tests.
func seeds(f *testing.F, more ...string) {
	paths, err := filepath.Glob("../../testdata/articles/*.md")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no sample articles: %v", err)
	}
	for _, p := range paths[:8] {
		src, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src)
	}
	for _, s := range more {
		f.Add([]byte(s))
	}
}

// fuzz holds a reader to its promises on any bytes: it does not panic, every
// offset lies in the source in order, an error is one line, and reading the
// same bytes again gives the same document.
func fuzz(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, src []byte) {
		d, err := Parse(name, src)
		if err != nil {
			if s := err.Error(); strings.Contains(s, "\n") || !strings.HasPrefix(s, name+": ") {
				t.Errorf("error %q is not one line that names the file", s)
			}
			return
		}
		checkOffsets(t, d)
		for _, b := range d.Blocks {
			checkMapping(t, d, b)
		}
		again, err := Again(d.Article)
		if err != nil || again.Text != d.Text || len(again.Blocks) != len(d.Blocks) {
			t.Errorf("read again: %v, %q instead of %q", err, again.Text, d.Text)
		}
	})
}

// checkMapping holds a block's runs to the source: where the bytes there are
// as many as the run's, they are the run.
func checkMapping(t *testing.T, d *Document, b Block) {
	t.Helper()
	for i := b.Start; i < b.End; {
		_, n := utf8.DecodeRuneInString(d.Text[i:])
		from, to := d.Source(i, i+n)
		if from < 0 || to > len(d.Article.Raw) || from >= to {
			t.Fatalf("%q at %d stands at %d to %d of %d bytes", d.Text[i:i+n], i, from, to, len(d.Article.Raw))
		}
		i += n
	}
	if from, to := d.Source(b.Start, b.End); from > to {
		t.Fatalf("block %v stands at %d to %d", b, from, to)
	}
}

func FuzzMarkdown(f *testing.F) {
	seeds(f, "# T\n\n> a\n> b\n\n- [x](http://a)\n\n| a | b |\n|--|--|\n| c | d |\n\n[x](http://a.b/c)", "+++\ntitle = \"\\u00e9 & &amp;\"\n+++\nx",
		"{\"title\": \"a\\ud83c\\udf0d\"}\n\nx", "\xef\xbb\xbf---\ntitle: 'a''b'\n---\n\x93x\x94 {{< y >}} z<br>\\* &copy; <!-- c --> <p>q", "---\ntitle: >\n  a\n  b\n---\nx\n---\n")
	fuzz(f, "a.md")
}

func FuzzHTML(f *testing.F) {
	seeds(f, `<!doctype html><html lang=en><head><title>T &amp; U</title><link rel=canonical href="https://a.example/b"></head>`+
		`<body><nav>n</nav><article><h1>H</h1><p>a<br>b &eacute;<ul><li>c<li>d</ul><script>s</script></article></body>`, "<p", "<script>", "<pre><p></pre></p>x")
	fuzz(f, "a.html")
}

func FuzzText(f *testing.F) {
	seeds(f, "Title\n\n- a\n- b\n\nA line\nof text.\r\n\r\nx", "\xe9t\xe9")
	fuzz(f, "a.txt")
}

func FuzzStream(f *testing.F) {
	f.Add([]byte(`{"id":"1","text":"a\n\nb\u00e9","date":"2025-02-11"}` + "\n{}\nx\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		for d, err := range Stream("a.ndjson", strings.NewReader(string(src))) {
			if err == nil {
				checkOffsets(t, d)
			} else if !strings.HasPrefix(err.Error(), "a.ndjson:") {
				t.Errorf("error %q names no line", err)
			}
		}
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"2025-02-11 21:25:58", "11 February 2025", "Tue, 11 Feb 2025 21:25:58 GMT", "02/03/2025", "Feb. 11th, 2025 at 9:30 p.m. EST"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, err := parseDate(s); err == nil && (d == "" || d.Precision() == "") {
			t.Errorf("%q is read as %q", s, d)
		}
	})
}

func FuzzURL(f *testing.F) {
	f.Add("HTTPS://User@News.Example:443/a?utm_source=x&b=1#c")
	f.Fuzz(func(t *testing.T, s string) {
		if c := CanonicalURL(s); c != "" && CanonicalURL(c) != c {
			t.Errorf("%q becomes %q becomes %q", s, c, CanonicalURL(c))
		}
	})
}

// fuzzStream holds a reader of many articles to its promises on any bytes.
func fuzzStream(f *testing.F, name string, seeds ...string) {
	for _, s := range seeds {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		for d, err := range Stream(name, bytes.NewReader(src)) {
			if err != nil {
				if s := err.Error(); strings.Contains(s, "\n") || !strings.HasPrefix(s, name) {
					t.Errorf("error %q is not one line that names the file", s)
				}
				continue
			}
			checkOffsets(t, d)
			if again, err := Again(d.Article); err != nil || again.Text != d.Text {
				t.Errorf("read again: %v, instead of %q", err, d.Text)
			}
		}
	})
}

func FuzzArray(f *testing.F) {
	fuzzStream(f, "a.json", `[{"id":"1","text":"a\n\nb\u00e9","date":"2025-02-11"}, 5, {}]`, `[`, `{"text":"a"}`, "\xef\xbb\xbf[{\"body\":[\"a\"]}]")
}

func FuzzTable(f *testing.F) {
	fuzzStream(f, "a.csv", "text,date\n\"a \"\"b\"\"\n\nc\",2025\n\"x\n", "a;Body\r\n1;x\ty\n", "\xff\xfet\x00e\x00x\x00t\x00\n\x00a\x00")
}

func FuzzWARC(f *testing.F) {
	fuzzStream(f, "a.warc", crawl, "WARC/\n", "WARC/1.0\r\nContent-Length: 9999999999999\r\n\r\nx", "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nContent-Length: 2\r\n\r\nab")
}

// FuzzCharset: what is kept of a source in any character set reads as it did.
func FuzzCharset(f *testing.F) {
	paths, err := filepath.Glob("testdata/mess/*")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no messes: %v", err)
	}
	for _, p := range paths {
		src, err := os.ReadFile(p)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(src, "koi8-r")
	}
	f.Fuzz(func(t *testing.T, src []byte, stated string) {
		out, name := inUTF8(src, "html", stated)
		if name != "" && !utf8.Valid(out) {
			t.Errorf("%q is no UTF-8 after it was converted from %s", out, name)
		}
		if again, twice := inUTF8(out, "html", ""); name != "" && twice != "" {
			t.Errorf("%q was %s, and %q is %s", out, name, again, twice)
		}
	})
}
