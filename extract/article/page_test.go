package article

import (
	"os"
	"strings"
	"testing"
)

// TestPagesAreReadForTheirMainText: what surrounds an article on a page is not read, and what is read stands where the offsets say.
func TestPagesAreReadForTheirMainText(t *testing.T) {
	for _, c := range []struct{ file, says, head, text string }{
		{"banner.html", "a cookie dialog, menus, an advertisement, hidden text, a logo as headline, links that run scripts",
			"Rivers Northern states sign river accord|2019-05-03|The Harbour Courier|https://courier.example/world/river-accord|en",
			"Rivers Northern states sign river accord\n\n" +
				"Norway and Denmark signed the Oslo River Accord on Friday, ending four years of talks over dams, salmon and the cost of keeping the water clean.\n\n" +
				"Sweden’s minister said her government would not sign the text, which in her words “asks too much of the mills” and too little of the cities.\n\n" +
				"Finland, which helped to write the accord, is expected to ratify it in autumn, after its parliament has returned from the summer recess.\nA second round of signatures is planned for June.\n\n" +
				"We have waited long enough, said the mayor of Oslo, and the salmon have waited longer."},
		{"form.html", "a page in a form and a table, its facts in JSON-LD, an address that names no host",
			"Peru ratifies the Lima Forest Pact|2021-08-09|Ministry of Rivers|https://rivers.example/news/1|en",
			"Peru ratifies the Lima Forest Pact\n\n" +
				"Peru ratifies the Lima Forest Pact\n\n" +
				"Congress in Lima voted on Monday to ratify the Lima Forest Pact, two years after the government had signed it, and eighty-one deputies spoke for it.\n\n" +
				"Chile\u00a0&\u00a0Bolivia have not signed the pact, although both took part in the talks, and neither has said in public whether it will.\n\n" +
				"The ministry thanked all deputies, and announced that the first report on felled trees, replanted trees and fires would follow within a year."},
		{"bare.html", "no more than text", "Kenya signs the port charter||||en",
			"Kenya signs the port charter\n\nKenya signed the Mombasa Port Charter on Tuesday.\n\nTanzania did not."},
	} {
		t.Run(c.file, func(t *testing.T) {
			src, err := os.ReadFile("testdata/pages/" + c.file)
			if err != nil {
				t.Fatal(err)
			}
			d, err := Parse(c.file, src)
			if err != nil {
				t.Fatal(err)
			}
			checkOffsets(t, d)
			a := d.Article
			if head := strings.Join([]string{a.Title, string(a.Date), a.Publisher, a.URL, a.Language}, "|"); head != c.head || len(d.Notes) > 0 {
				t.Errorf("%s: %s, notes %q", c.says, head, d.Notes)
			}
			if d.Text != c.text {
				t.Errorf("%s:\n%s", c.says, d.Text)
			}
		})
	}
}

// TestFactsOfAPage: where a page says its title, date and address.
func TestFactsOfAPage(t *testing.T) {
	const text = "<p>Norway signed the accord on Friday, after long talks, and Sweden did not.</p>"
	for _, c := range []struct{ says, src, title, date, url string }{
		{"a date in the address", `<link rel=canonical href="https://a.example/2019/5/3/oslo"><title>Oslo</title>`, "Oslo", "2019-05-03", "https://a.example/2019/5/3/oslo"},
		{"a duration is no date", `<title>Oslo</title><time datetime=PT15M></time><time datetime=2019-05-03></time>`, "Oslo", "2019-05-03", ""},
		{"a date that cannot be read gives way to one that can", `<meta name=date content=yesterday><meta itemprop=datePublished content=2019-05-03><title>Oslo</title>`, "Oslo", "2019-05-03", ""},
		{"an address without a host gives way to one with it", `<meta property=og:url content=https://a.example/1><link rel=canonical href=/1><title>Oslo</title>`, "Oslo", "", "https://a.example/1"},
		{"the site's name in the window's title", `<title>Oslo &amp; after | The Courier</title><meta property=og:title content="Oslo &amp; after">`, "Oslo & after", "", ""},
		{"an offset that the page claims for its text is not believed", `<title>Oslo</title><!--99999--><b offset=7>`, "Oslo", "", ""},
	} {
		d := read(t, "a.html", c.src+text)
		if a := d.Article; a.Title != c.title || string(a.Date) != c.date || a.URL != c.url || !strings.HasSuffix(d.Text, "Norway signed the accord on Friday, after long talks, and Sweden did not.") {
			t.Errorf("%s: %q of %q at %q: %q %q", c.says, a.Title, a.Date, a.URL, d.Text, d.Notes)
		}
	}
}

func TestPhrasesOfAPageStandInItsSource(t *testing.T) {
	d := read(t, "a.html", `<article><h1>Accord signed</h1><p>France &amp; Spain have <b>signed</b> it.</p><blockquote><p>We will not.</p></blockquote></article>`)
	if got := source(t, d, "France & Spain"); got != "France &amp; Spain" {
		t.Errorf("the phrase stands at %q", got)
	}
	if last := d.Blocks[len(d.Blocks)-1]; last.Kind != Quote {
		t.Errorf("blocks %v", d.Blocks)
	}
}
