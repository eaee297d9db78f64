package article

import (
	"errors"
	"strings"
	"testing"
)

func read(t *testing.T, name, src string) *Document {
	t.Helper()
	d, err := Parse(name, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	checkOffsets(t, d)
	return d
}

// checkOffsets holds a document to what every stage relies on: the text is the
// blocks parted by blank lines, and every byte of a block has its place in the
// source, in order.
func checkOffsets(t *testing.T, d *Document) {
	t.Helper()
	at := 0
	for i, b := range d.Blocks {
		if b.Start != at || b.End <= b.Start || b.End > len(d.Text) {
			t.Fatalf("block %d is %d to %d, wants to start at %d in a text of %d bytes", i, b.Start, b.End, at, len(d.Text))
		}
		at = b.End + 2
	}
	if len(d.Blocks) > 0 && d.Blocks[len(d.Blocks)-1].End != len(d.Text) {
		t.Fatalf("the text goes on behind its last block: %q", d.Text)
	}
	if strings.ToValidUTF8(d.Text, "") != d.Text {
		t.Fatalf("the text is not UTF-8: %q", d.Text)
	}
	behind := 0
	for _, s := range d.spans {
		if s.text < behind || s.n <= 0 || s.m <= 0 || s.source < 0 || s.source+s.m > len(d.Article.Raw) {
			t.Fatalf("span %+v in a source of %d bytes, behind %d", s, len(d.Article.Raw), behind)
		}
		if s.n == s.m && s.n > 1 && string(d.Article.Raw[s.source:s.source+s.m]) != d.Text[s.text:s.text+s.n] {
			t.Fatalf("span %+v: %q stands for %q", s, d.Article.Raw[s.source:s.source+s.m], d.Text[s.text:s.text+s.n])
		}
		behind = s.text + s.n
	}
}

// source gives the bytes of the source under a phrase of the text.
func source(t *testing.T, d *Document, phrase string) string {
	t.Helper()
	i := strings.Index(d.Text, phrase)
	if i < 0 {
		t.Fatalf("%q is not in the text %q", phrase, d.Text)
	}
	from, to := d.Source(i, i+len(phrase))
	return string(d.Article.Raw[from:to])
}

func TestMarkupLeavesTheText(t *testing.T) {
	for _, c := range []struct{ says, src, text string }{
		{"a link is its text", "The [Paris accord](https://a.b/c) holds.", "The Paris accord holds."},
		{"emphasis inside a word", "Un**break**able", "Unbreakable"},
		{"escapes and entities are decoded", `It \*is\* AT&amp;T&#8217;s`, "It *is* AT&T’s"},
		{"code blocks are dropped", "One.\n\n```\ncode\n```\n\nTwo.", "One.\n\nTwo."},
		{"an indented paragraph is no code", "One.\n\n    Two is indented.", "One.\n\nTwo is indented."},
		{"an image is dropped", "A ![flag](f.png)pact", "A pact"},
		{"HTML loses its tags", "<div><p>France &amp; <b>Spain</b></p><script>x</script></div>", "France & Spain"},
		{"a break is white space", "France<br>Spain", "France\nSpain"},
		{"a shortcode is dropped", `France {{< figure src="a.png" >}} signed.`, "France signed."},
		{"lists are items", "- France\n- Spain", "France\n\nSpain"},
		{"a quotation", "> We will\n> not sign.", "We will\nnot sign."},
		{"a wrapped paragraph keeps its breaks", "The US\nsigned.", "The US\nsigned."},
		{"a table is its cells", "| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"},
		{"Windows-1252 in a UTF-8 file", "the US\x92s \x93no\x94", "the US’s “no”"},
		{"soft hyphens and zero-width spaces go", "Bu\u00adda\u200bpest", "Budapest"},
		{"a byte order mark goes", "\ufeffFrance signed.", "France signed."},
		{"a rule over a text is no front matter", "---\nFrance signed.\n\n---\n\nSpain did not.", "France signed.\n\nSpain did not."},
	} {
		t.Run(c.says, func(t *testing.T) {
			if d := read(t, "a.md", c.src); d.Text != c.text {
				t.Errorf("%q is read as %q, want %q", c.src, d.Text, c.text)
			}
		})
	}
}

func TestFrontMatter(t *testing.T) {
	for _, c := range []struct{ says, src string }{
		{"YAML", "---\ntitle: \"A \\\"pact\\\"\"\ndate: 2025-02-11 21:25:58\nlink: https://News.example/a?utm_source=x#top\n---\nFrance signed it."},
		{"YAML, plain", "---\ntitle: A \"pact\"\ndate: 11 February 2025\ncanonical: https://news.example/a\n---\n\nFrance signed it."},
		{"YAML, single quotes", "---\ntitle: 'A \"pact\"'\ndate: 2025-02-11T23:25:58-05:00\nurl: https://news.example/a\n---\n\nFrance signed it."},
		{"YAML, folded", "---\ndate: 2025-02-11\ntitle: >\n  A\n  \"pact\"\nurl: https://news.example/a\n---\n\nFrance signed it."},
		{"YAML with carriage returns", "---\r\ntitle: A \"pact\"\r\ndate: 2025-02-11\r\nurl: https://news.example/a\r\n---\r\n\r\nFrance signed it.\r\n"},
		{"TOML", "+++\ntitle = \"A \\\"pact\\\"\"\ndate = 2025-02-11T21:25:58Z\nurl = \"https://news.example/a\"\n+++\nFrance signed it."},
		{"JSON", "{\n\"title\": \"A \\u0022pact\\u0022\", \"date\": \"February 11, 2025\", \"url\": \"https://news.example/a\"\n}\n\nFrance signed it."},
		{"a heading and a last link", "# A \"pact\"\n\nFrance signed it.\n\n[news](https://news.example/a)\n"},
	} {
		t.Run(c.says, func(t *testing.T) {
			d := read(t, "a.md", c.src)
			a := d.Article
			if a.Title != `A "pact"` || a.URL != "https://news.example/a" || a.Publisher != "news.example" || len(d.Notes) > 0 {
				t.Errorf("article %+v, notes %q", a, d.Notes)
			}
			if a.Date != "2025-02-11" && c.says != "a heading and a last link" {
				t.Errorf("date %q", a.Date)
			}
			if d.Text != "A \"pact\"\n\nFrance signed it." || d.Blocks[0].Kind != Title {
				t.Errorf("text %q, blocks %v", d.Text, d.Blocks)
			}
			if got := source(t, d, "France signed it."); got != "France signed it." {
				t.Errorf("the text stands at %q", got)
			}
			if got := source(t, d, "pact"); got != "pact" {
				t.Errorf("the title's word stands at %q", got)
			}
		})
	}
}

// Front matter may be in Windows-1252, as what stands behind it.
func TestFrontMatterInWindows1252(t *testing.T) {
	for _, src := range []string{
		"---\ntitle: \"The \x93Caf\xe9\x94 \\\"pact\\\"\"\ndate: 2025-02-11\n---\nFrance signed at the caf\xe9.",
		"+++\ntitle = 'The \x93Caf\xe9\x94 \"pact\"'\ndate = 2025-02-11\n+++\nFrance signed at the caf\xe9.",
		"{\"title\": \"The \x93Caf\xe9\x94 \\\"pact\\\"\", \"date\": \"2025-02-11\"}\n\nFrance signed at the caf\xe9.",
	} {
		d := read(t, "a.md", src)
		if d.Text != "The “Café” \"pact\"\n\nFrance signed at the café." || d.Article.Title != `The “Café” "pact"` || d.Article.Date != "2025-02-11" {
			t.Errorf("of %q: %q, %+v", src, d.Text, d.Article)
		}
		if got := source(t, d, "Café"); got != "Caf\xe9" {
			t.Errorf("the title's word stands at %q", got)
		}
	}
}

func TestBadSourcesAreNamed(t *testing.T) {
	for _, c := range []struct{ says, name, src, want string }{
		{"empty", "a.md", " \n", "a.md: no article: the file is empty"},
		{"only front matter", "a.md", "---\nlayout: x\n---\n", "a.md: no article: there is no text in it"},
		{"front matter never closed", "a.md", "---\ntitle: A\n\nFrance signed.", `a.md: front matter: opened by "---" in its first line and never closed`},
		{"TOML never closed", "a.md", "+++\ntitle = 1\n\nFrance signed.", `a.md: front matter: opened by "+++" in its first line and never closed`},
		{"JSON never closed", "a.md", "{\n\"title\": \"A\"", "a.md: front matter: its JSON object is never closed"},
		{"broken YAML", "a.md", "---\ntitle: A: b\n---\nFrance signed.", "a.md: front matter: yaml: mapping values are not allowed"},
		{"tabs in YAML", "a.md", "---\ntitle: A\n\tdate: b\n---\nFrance signed.", "a.md: front matter: yaml: line 2: found a tab character that violates indentation; indent with blanks"},
		{"a number for an article", "a.ndjson", "5", "a.ndjson: not a JSON object but a JSON number; give an object"},
		{"too long", "a.md", strings.Repeat("a ", MaxSize), "a.md: 20.0 MB; an article is at most 10 MB"},
		{"binary", "a.txt", strings.Repeat("\x00\x01", 99), "a.txt: the file is binary"},
		{"a field of another kind", "a.ndjson", `{"text": "a", "title": 3}`, "a.ndjson: field title is a JSON number"},
		{"no text", "a.ndjson", `{"title": "a"}`, "a.ndjson: field text is missing"},
	} {
		t.Run(c.says, func(t *testing.T) {
			_, err := Parse(c.name, []byte(c.src))
			if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("error %v, want one line that begins with %s", err, c.want)
			}
		})
	}
	if _, err := Parse("a.md", nil); !errors.Is(err, ErrUnreadable) {
		t.Errorf("an empty file: %v", err)
	}
}

func TestWhatIsOddIsNotedAndRead(t *testing.T) {
	for _, c := range []struct{ says, src, note string }{
		{"an unknown date", "---\ndate: soon\n---\nFrance signed.", `date "soon" is in no known form; write it as 2025-02-11; read without a date`},
		{"no such day", "---\ndate: 2025-02-30\n---\nFrance signed.", `date "2025-02-30" is in no known form`},
		{"a day with two readings", "---\ndate: 02/03/2025\n---\nFrance signed.", `date "02/03/2025" can mean 2025-03-02 or 2025-02-03`},
	} {
		t.Run(c.says, func(t *testing.T) {
			d := read(t, "a.md", c.src)
			if len(d.Notes) != 1 || !strings.HasPrefix(d.Notes[0], c.note) || d.Article.Date != "" {
				t.Errorf("notes %q, date %q", d.Notes, d.Article.Date)
			}
		})
	}
}

func TestStreamLeavesGoodLinesUnharmed(t *testing.T) {
	src := `{"id": "one", "title": "T", "date": "2025-02-11", "url": "https://a.example/1", "source": "A", "text": "First.\n\nSecond."}` +
		"\nnot json\n\n" + `{"text": "Third."}`
	var got []string
	for d, err := range Stream("x.ndjson", strings.NewReader(src)) {
		if err != nil {
			got = append(got, err.Error())
			continue
		}
		checkOffsets(t, d)
		got = append(got, d.Article.Path+" "+d.Article.Title+" "+d.Article.Publisher+" "+d.Text)
	}
	want := []string{"x.ndjson#one T A First.\n\nSecond.", "x.ndjson:2: not a JSON object", "x.ndjson#4   Third."}
	for i := range want {
		if i >= len(got) || !strings.HasPrefix(got[i], want[i]) {
			t.Fatalf("got %q, want %q", got, want)
		}
	}
}
