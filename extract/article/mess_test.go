package article

import (
	"io"
	"os"
	"strings"
	"testing"
)

// TestTheMessOfRealFiles: what spreadsheets, databases, old sites and old feeds give out.
func TestTheMessOfRealFiles(t *testing.T) {
	for _, c := range []struct {
		file, says string
		want       []string // of each article its title, date, URL and text, or how its error begins
	}{
		{"excel.csv", "semicolons, a byte order mark, German dates, quotes that are doubled or stray", []string{
			`Norway signs "Oslo" accord|2025-02-12|https://news.example/oslo|` + "Norway signed the Oslo River Accord on Wednesday.\n\nSweden; however; refused.",
			"excel.csv:5: field text is missing", "excel.csv:6: field text is missing", "excel.csv:7: field text is missing", "excel.csv:8: broken CSV",
			"After the mess|2025-02-16|https://news.example/dk|Denmark signed the Oslo River Accord."}},
		{"latin1.csv", "Windows-1252", []string{"Élysée|2025-02-12||France’s Élysée said: “Non”."}},
		{"utf16.tsv", "UTF-16 with tabs", []string{"Málaga|2025-02-12||Spain signed the Málaga Pact."}},
		{"dump.json", "other names, objects for strings, elements of every kind", []string{
			"Norway signs|2025-02-12|https://news.example/oslo|Norway signed the Oslo River Accord.", "dump.json: article 2: field text is missing",
			"dump.json: article 3: not a JSON object", "dump.json: article 4: not a JSON object", "dump.json: article 5: field text is missing", "Ω|2025||Greece signed the pact – at last."}},
		{"unclosed.json", "cut off in the middle", []string{"|||Norway signed.", "unclosed.json: byte 27: broken JSON: the array is never closed"}},
		{"rss091.xml", "RSS 0.91 with a DTD, in ISO 8859-1", []string{`France's "non"||http://courrier.example/1|France's "non"` + "\n\nFrance refused to sign the accord, the Élysée said."}},
		{"rss090.rdf", "RSS 0.90, titles alone", []string{"Norway signed the Oslo River Accord||http://courier.example/90|Norway signed the Oslo River Accord"}},
		{"rdf10.rdf", "RSS 1.0", []string{"Norway signs|2003-05-06|http://courier.example/1|Norway signs\n\nNorway signed the Oslo River Accord."}},
		{"gb18030.xml", "a Chinese feed", []string{"中国签署协议||https://news.example/cn|中国签署协议\n\n中国外交部发言人星期二表示,中国签署了该协议。"}},
		{"atom.xml", "Atom with XHTML", []string{"Norway & Sweden sign|2025-02-12|https://courier.example/a|Norway & Sweden sign\n\nNorway signed the Oslo River Accord."}},
	} {
		t.Run(c.file, func(t *testing.T) {
			f, err := os.Open("testdata/mess/" + c.file)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			i := 0
			for d, err := range Stream(c.file, f) {
				var got string
				if err != nil {
					got = err.Error()
				} else {
					checkOffsets(t, d)
					got = strings.Join([]string{d.Article.Title, string(d.Article.Date), d.Article.URL, d.Text}, "|")
				}
				if i >= len(c.want) || err == nil && got != c.want[i] || err != nil && !strings.HasPrefix(got, c.want[i]) || strings.Contains(got, "\n") && err != nil {
					t.Errorf("%s: article %d is %q", c.says, i+1, got)
				}
				i++
			}
			if i != len(c.want) {
				t.Errorf("%d articles and errors, want %d", i, len(c.want))
			}
		})
	}
}

// TestCharacterSets are detected and converted, and a second reading of what is kept is the same.
func TestCharacterSets(t *testing.T) {
	for _, c := range []struct{ file, stated, language, text string }{
		{"cp1251.html", "", "ru", "Россия не подпишет договор\n\nРоссия не подпишет договор\n\nМинистр иностранных дел заявил во вторник, что Россия не подпишет соглашение «о реках»."},
		{"sjis.html", "", "ja", "条約\n\n日本は条約に署名した。外務省は火曜日に発表した。"},
		{"koi8.txt", "", "ru", "Россия не подписала договор\n\nМинистр иностранных дел заявил, что Россия не подпишет соглашение о запрете мин."},
		{"koi8.txt", "KOI8-R", "ru", "Россия не подписала договор\n\nМинистр иностранных дел заявил, что Россия не подпишет соглашение о запрете мин."},
		{"utf16.txt", "", "en", "Norway signs\n\nNorway signed the “Oslo River Accord” on Wednesday."},
		{"notepad.txt", "", "en", "Norway signs\n\nNorway signed the Oslo River Accord on Wednesday."},
		{"western.txt", "", "en", "Café summit\n\nThe minister said “France won’t sign the accord” – in the Café Élysée on Tuesday."},
		{"western.txt", "nonsense", "en", "Café summit\n\nThe minister said “France won’t sign the accord” – in the Café Élysée on Tuesday."},
	} {
		t.Run(c.file+" "+c.stated, func(t *testing.T) {
			src, err := os.ReadFile("testdata/mess/" + c.file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Source{Name: c.file, Charset: c.stated}.Parse(src)
			if err != nil {
				t.Fatal(err)
			}
			checkOffsets(t, d)
			if d.Text != c.text || d.Article.Language != c.language {
				t.Errorf("in %s: %q", d.Article.Language, d.Text)
			}
			again, err := Again(d.Article)
			if err != nil || again.Text != d.Text {
				t.Errorf("again: %v, %q", err, again.Text)
			}
		})
	}
}

func TestColumnsAreMapped(t *testing.T) {
	columns, err := ParseColumns("text=Story, title=Head,id=No")
	if err != nil {
		t.Fatal(err)
	}
	for name, src := range map[string]string{
		"a.csv":    "No,Head,Story,text\n7,Oslo,Norway signed.,not this\n",
		"a.json":   `[{"No": 7, "Head": "Oslo", "Story": "Norway signed.", "text": 5}]`,
		"a.ndjson": `{"No": "7", "head": "Oslo", "STORY": "Norway signed."}`,
	} {
		for d, err := range (Source{Name: name, Columns: columns}).Stream(strings.NewReader(src)) {
			if err != nil || d.Text != "Norway signed." || d.Article.Title != "Oslo" || d.Article.Path != name+"#7" {
				t.Errorf("%s: %+v, %v", name, d, err)
			}
		}
	}
	for wrong, want := range map[string]string{"text": "want FIELD=COLUMN", "story=a": `no field "story"`, "text=": "want FIELD=COLUMN"} {
		if _, err := ParseColumns(wrong); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", wrong, err)
		}
	}
	for src, want := range map[string]string{
		"a,b\n1,2\n":             `a.csv: no column holds the text of articles; there are "a", "b"; say which with --columns text=NAME`,
		"":                       "a.csv: no article: the file is empty",
		"text\n\"Norway signed.": "a.csv:2: broken CSV",
	} {
		_, err := Parse("a.csv", []byte(src+" "))
		for _, serr := range (Source{Name: "a.csv"}).Stream(strings.NewReader(src)) {
			err = serr
		}
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", src, err)
		}
	}
}

// endless gives the same bytes for ever and counts them.
type endless struct {
	bytes string
	given int
}

func (e *endless) Read(p []byte) (int, error) {
	n := copy(p, e.bytes)
	e.given += n
	return n, nil
}

// TestARecordThatNeverEndsDoesNotFillTheMemory: a quote that nobody closes is told of after a bounded read.
func TestARecordThatNeverEndsDoesNotFillTheMemory(t *testing.T) {
	for name, start := range map[string]string{"a.csv": "text\n\"Norway", "a.json": `[{"text": "Norway`} {
		more := &endless{bytes: strings.Repeat("signed ", 1000)}
		var last error
		for _, err := range Stream(name, io.MultiReader(strings.NewReader(start), more)) {
			last = err
		}
		if last == nil || !strings.Contains(last.Error(), "longer than 20 MB") || more.given > 3*MaxSize {
			t.Errorf("%s: %v after %d bytes", name, last, more.given)
		}
	}
}

// TestAPageDoesNotPassForAnother: a page names its own address only within its site.
func TestAPageDoesNotPassForAnother(t *testing.T) {
	for _, c := range []struct{ found, named, url string }{
		{"https://www.news.example.co.uk/amp/1?utm_source=x", "https://news.example.co.uk/1", "https://news.example.co.uk/1"},
		{"https://evil.example.com/1", "https://times.example.org/1", "https://evil.example.com/1"},
		{"https://a.github.io/1", "https://b.github.io/1", "https://a.github.io/1"},
		{"https://news.example.com/1#x", "", "https://news.example.com/1"},
		{"https://news.example.com/1", "/relative", "https://news.example.com/1"},
	} {
		src := `<link rel=canonical href="` + c.named + `"><title>Oslo</title><p>Norway signed it.`
		d, err := Source{Name: c.found, Ending: ".html", URL: c.found}.Parse([]byte(src))
		if err != nil || d.Article.URL != c.url || d.Article.ID != articleID(c.url, nil) || d.Article.Path != c.found || d.Article.Publisher == "" {
			t.Errorf("%+v: %+v, %v", c, d.Article, err)
		}
	}
}

func TestWhichFilesOfAFolderArePromising(t *testing.T) {
	for name, head := range map[string][2]string{
		"a.json": {`  [{"text"`, `{"name": "x"`}, "a.csv": {"id;Body\n1;x", "lat,lon\n1,2"}, "a.xml": {"<?xml version='1.0'?><!-- x --><rss>", "<?xml?><urlset>"}, "a.tsv": {"text\ta", "a\tb"},
	} {
		if !Promising(name, []byte(head[0]), nil) || Promising(name, []byte(head[1]), nil) {
			t.Errorf("%s: %q or %q is misjudged", name, head[0], head[1])
		}
	}
}
