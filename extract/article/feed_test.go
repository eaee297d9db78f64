package article

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

const rss2 = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>River &amp; Sea News</title><link>https://news.example/</link><language>en-gb</language>
<item><media:title>A picture</media:title><title>Norway signs the “Oslo” accord</title><link>https://news.example/1?utm_source=rss</link>
<pubDate>Tue, 11 Feb 2025 21:25:58 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Norway has <b>signed</b> the accord &amp; the annex.</p><p>Sweden has not.</p>]]></content:encoded></item>
<item><title><![CDATA[Peru & Chile]]></title><guid>https://news.example/2</guid>
<description>&lt;p&gt;Peru said it &quot;will not sign&quot; the accord.&lt;/p&gt;&lt;p&gt;Chile &amp;amp; Bolivia agreed.&lt;/p&gt;</description></item>
</channel></rss>`

const rss1 = `<?xml version="1.0" encoding="ISO-8859-1"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="x"><title>Old Caf` + "\xe9" + `</title></channel>
<item rdf:about="https://old.example/1"><title>Caf` + "\xe9" + ` talks</title><link>https://old.example/1</link><dc:date>2001-05-04T10:00Z</dc:date>
<description>Caf` + "\xe9" + ` talks end; the parties signed the accord.</description></item></rdf:RDF>`

const atom1 = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Atom News</title>
<entry><title type="html">Mali &amp;amp; Chad</title><link rel="alternate" href="https://atom.example/1"/><id>urn:1</id><updated>2025-02-12T01:00:00Z</updated>
<summary>Short.</summary><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Mali signed it.</p><p>Chad did &amp; will.</p></div></content></entry>
<entry><title>If 1 &lt; 2</title><id>urn:2</id><published>2025-02-10T23:00:00-05:00</published><summary type="text">Peru signed &lt;it&gt;.</summary></entry></feed>`

// readFeed reads every article of a feed and holds each to its offsets.
func readFeed(t *testing.T, name, src string) ([]*Document, []error) {
	t.Helper()
	var docs []*Document
	var errs []error
	for d, err := range Stream(name, strings.NewReader(src)) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		checkOffsets(t, d)
		for _, b := range d.Blocks {
			checkMapping(t, d, b)
		}
		again, err := Again(d.Article)
		if err != nil || again.Text != d.Text {
			t.Errorf("%s read again: %v", d.Article.Path, err)
		}
		docs = append(docs, d)
	}
	return docs, errs
}

func TestFeedsAreRead(t *testing.T) {
	for _, c := range []struct {
		says, name, src                   string
		item                              int
		text, title, url, date, publisher string
		phrase, stands                    string // a phrase of the text, and what stands for it in the source
	}{
		{"RSS 2.0, CDATA", "a.rss", rss2, 0, "Norway signs the “Oslo” accord\n\nNorway has signed the accord & the annex.\n\nSweden has not.",
			"Norway signs the “Oslo” accord", "https://news.example/1", "2025-02-11", "River & Sea News", "accord & the annex.", "accord &amp; the annex."},
		{"RSS 2.0, escaped", "a.rss", rss2, 1, "Peru & Chile\n\nPeru said it \"will not sign\" the accord.\n\nChile & Bolivia agreed.",
			"Peru & Chile", "https://news.example/2", "", "River & Sea News", "Chile & Bolivia", "Chile &amp;amp; Bolivia"},
		{"RSS 2.0, an escaped quotation mark", "a.rss", rss2, 1, "", "Peru & Chile", "https://news.example/2", "", "River & Sea News", `"will`, "&quot;will"},
		{"RSS 2.0, a title in CDATA", "a.rss", rss2, 1, "", "Peru & Chile", "https://news.example/2", "", "River & Sea News", "Peru & Chile", "Peru & Chile"},
		{"RSS 1.0 in ISO 8859-1", "a.rss", rss1, 0, "Café talks\n\nCafé talks end; the parties signed the accord.",
			"Café talks", "https://old.example/1", "2001-05-04", "Old Café", "é talks end", "\xe9 talks end"},
		{"Atom, XHTML", "a.atom", atom1, 0, "Mali & Chad\n\nMali signed it.\n\nChad did & will.",
			"Mali & Chad", "https://atom.example/1", "2025-02-12", "Atom News", "did & will", "did &amp; will"},
		{"Atom, text", "a.atom", atom1, 1, "If 1 < 2\n\nPeru signed <it>.", "If 1 < 2", "", "2025-02-10", "Atom News", "<it>", "&lt;it&gt;"},
	} {
		t.Run(c.says, func(t *testing.T) {
			docs, errs := readFeed(t, c.name, c.src)
			if len(errs) > 0 || len(docs) <= c.item {
				t.Fatalf("%d articles, errors %v", len(docs), errs)
			}
			d := docs[c.item]
			if a := d.Article; a.Title != c.title || a.URL != c.url || string(a.Date) != c.date || a.Publisher != c.publisher || a.Language != "en" || len(d.Notes) > 0 {
				t.Errorf("article %q %q %q %q %q, notes %q", a.Title, a.URL, a.Date, a.Publisher, a.Language, d.Notes)
			}
			if c.text != "" && d.Text != c.text {
				t.Errorf("text %q, want %q", d.Text, c.text)
			}
			if got := source(t, d, c.phrase); got != c.stands {
				t.Errorf("%q stands at %q, want %q", c.phrase, got, c.stands)
			}
		})
	}
}

// TestFeedOffsets holds a quote without markup to the bytes of the feed, out of
// which the other items are cut.
func TestFeedOffsets(t *testing.T) {
	docs, _ := readFeed(t, "a.rss", rss2)
	for i, phrase := range []string{"Sweden has not.", "Peru said it"} {
		at := strings.Index(docs[i].Text, phrase)
		from, to := docs[i].Source(at, at+len(phrase))
		raw := string(docs[i].Article.Raw)
		if raw[from:to] != phrase || !docs[i].Verbatim(at, at+len(phrase)) || !strings.Contains(raw, "River") || strings.Count(raw, "<item>") != 1 {
			t.Errorf("%q stands at %d to %d of %s", phrase, from, to, raw)
		}
		if again, err := Again(docs[i].Article); err != nil || again.Text != docs[i].Text {
			t.Errorf("again: %v", err)
		}
	}
}

// TestFeedItemIsItsOwnArticle holds an item's identity to its link and its bytes, whatever stands beside it.
func TestFeedItemIsItsOwnArticle(t *testing.T) {
	docs, _ := readFeed(t, "a.rss", rss2)
	later, _ := readFeed(t, "b.rss", strings.Replace(rss2, "<item>", "<item><title>News</title></item><item>", 1))
	if len(docs) != 2 || len(later) != 3 {
		t.Fatalf("%d and %d articles", len(docs), len(later))
	}
	a, b := docs[0].Article, later[1].Article
	if a.ID != b.ID || a.Revision != b.Revision || a.ID == docs[1].Article.ID || b.Path != "b.rss#2" {
		t.Errorf("%s %s and %s %s of %s", a.ID, a.Revision, b.ID, b.Revision, b.Path)
	}
	if a.ID != articleID("https://news.example/1", nil) {
		t.Errorf("id %s is not that of its link", a.ID)
	}
}

func TestBrokenFeedsAreNamed(t *testing.T) {
	for _, c := range []struct{ says, src, want string }{
		{"empty file", " ", "a.rss: no article: the file is empty"},
		{"no items", "<rss version='2.0'><channel><title>T</title></channel></rss>", "a.rss: no article: the feed has no items"},
		{"cut off", rss2[:strings.Index(rss2, "Sweden")], "a.rss: broken XML: on line 6"},
		{"a page", "<html><body>Not found</body></html>", "a.rss: not a feed: its first element is <html>"},
		{"no XML", "Not found", "a.rss: not XML; a feed begins with <rss>"},
		{"JSON", `{"version": "https://jsonfeed.org/version/1", "items": []}`, "a.rss: not XML; a feed begins with <rss>"},
		{"an encoding that nobody knows", `<?xml version="1.0" encoding="x-rock-art"?><rss><channel></channel></rss>`, "a.rss: broken XML: xml: opening charset"},
		{"an item without text", "<rss><channel><item><link>https://a.example/</link></item></channel></rss>", "a.rss: item 1: no article: there is no text"},
		{"too long", "<rss>" + strings.Repeat(" ", MaxSize), "a.rss: the feed is longer than 10 MB"},
	} {
		t.Run(c.says, func(t *testing.T) {
			docs, errs := readFeed(t, "a.rss", c.src)
			if len(docs) > 0 || len(errs) != 1 || !strings.HasPrefix(errs[0].Error(), c.want) || strings.Contains(errs[0].Error(), "\n") {
				t.Errorf("%d articles, errors %v, want one line that begins with %s", len(docs), errs, c.want)
			}
		})
	}
	if _, errs := readFeed(t, "a.rss", ""); len(errs) != 1 || !errors.Is(errs[0], ErrUnreadable) {
		t.Errorf("an empty file: %v", errs)
	}
}

// TestCutFeedKeepsItsWholeItems: what was cut off is told, and nothing before it is lost.
func TestCutFeedKeepsItsWholeItems(t *testing.T) {
	for name, src := range map[string]string{
		"between items":      rss2[:strings.Index(rss2, "<item><title><![CDATA[")],
		"within an item":     rss2[:strings.LastIndex(rss2, "</item>")],
		"behind all of them": rss2[:strings.LastIndex(rss2, "</channel>")],
		"RDF":                rss1[:strings.LastIndex(rss1, "</rdf:RDF>")],
		"Atom":               atom1[:strings.LastIndex(atom1, "</feed>")],
	} {
		t.Run(name, func(t *testing.T) {
			uncut := rss2
			switch name {
			case "RDF":
				uncut = rss1
			case "Atom":
				uncut = atom1
			}
			all, _ := readFeed(t, "a.rss", uncut)
			docs, errs := readFeed(t, "a.rss", src)
			if want := strings.Count(src, "</item>") + strings.Count(src, "</entry>"); len(docs) != want || want == 0 {
				t.Fatalf("%d articles of %d, errors %v", len(docs), want, errs)
			}
			for i, d := range docs {
				if a, b := d.Article, all[i].Article; a.ID != b.ID || a.Revision != b.Revision || d.Text != all[i].Text {
					t.Errorf("item %d is %s %s %q, uncut %s %s %q", i+1, a.ID, a.Revision, d.Text, b.ID, b.Revision, all[i].Text)
				}
			}
			if len(errs) != 1 || !strings.Contains(errs[0].Error(), fmt.Sprintf("a.rss: the feed is cut off behind item %d (broken XML: on line ", len(docs))) {
				t.Errorf("errors %v", errs)
			}
		})
	}
}

func FuzzFeed(f *testing.F) {
	for _, s := range []string{rss2, rss1, atom1, "<rss><channel><item><title>a<b>c</item><item/></channel></rss>",
		"<feed><entry><content>&#8217;&nbsp;<![CDATA[&#8217;\u00ad x]]>\x93</content></entry></feed>"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		_, errs := readFeed(t, "a.rss", string(src))
		for _, err := range errs {
			if s := err.Error(); strings.Contains(s, "\n") || !strings.HasPrefix(s, "a.rss: ") {
				t.Errorf("error %q is not one line that names the file", s)
			}
		}
	})
}
