package article

import (
	"strings"
	"testing"

	"signatory/graph"
)

func TestDates(t *testing.T) {
	for s, want := range map[string]graph.Date{
		"2025-02-11": "2025-02-11", "2025-02-11 21:25:58": "2025-02-11", "2025-02-11T21:25:58Z": "2025-02-11",
		"2025-02-11T23:59:58.123-05:00": "2025-02-11", "2025-02-11 21:25:58 +0000 UTC": "2025-02-11",
		"11 February 2025": "2025-02-11", "11th Feb 2025": "2025-02-11", "February 11, 2025": "2025-02-11",
		"Feb. 11, 2025, 9:30 p.m. EST": "2025-02-11", "Tuesday, 11 February 2025": "2025-02-11",
		"Tue, 11 Feb 2025 21:25:58 GMT": "2025-02-11", "Tue Feb 11 21:25:58 UTC 2025": "2025-02-11",
		"2025/02/11": "2025-02-11", "20250211": "2025-02-11", "25/02/2025": "2025-02-25", "02/25/2025": "2025-02-25",
		"February 2025": "2025-02", "2025-02": "2025-02", "2025": "2025", "Sept. 5, 2019": "2019-09-05",
	} {
		if got, err := parseDate(s); err != nil || got != want {
			t.Errorf("%q is read as %q (%v), want %s", s, got, err, want)
		}
	}
}

func TestCanonicalURL(t *testing.T) {
	for s, want := range map[string]string{
		"HTTPS://News.Example:443/A?utm_source=x&id=1&fbclid=y#top": "https://news.example/A?id=1",
		"http://news.example":          "http://news.example/",
		"https://bücher.example/a":     "https://xn--bcher-kva.example/a",
		"https://u:p@news.example/a?":  "https://news.example/a",
		"https://news.example:8443/a/": "https://news.example:8443/a/",
		"/2025/a":                      "", "mailto:a@b.example": "", "javascript:alert(1)": "", "https://": "",
	} {
		if got := CanonicalURL(s); got != want {
			t.Errorf("%q becomes %q, want %q", s, got, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	const french = "Le gouvernement français a refusé de signer la déclaration, que les autres pays ont approuvée hier soir à Genève après de longues négociations."
	const english = "The French government has refused to sign the declaration that the other countries approved last night."
	for _, c := range []struct{ says, text, stated, want string }{
		{"English", english, "", "en"},
		{"French", french, "", "fr"},
		{"French that says it is English", french, "en", "fr"},
		{"English that says it is French", english, "fr", "en"},
		{"a list of names is left to what is stated", "Chad, Mali, Peru.", "es", "es"},
		{"a list of names that states nothing", "Chad, Mali, Peru.", "", "en"},
		{"Russian", "Правительство отказалось подписать соглашение, которое вчера одобрили другие страны мира.", "", "ru"},
		{"a region is let go", english, "en-GB", "en"},
	} {
		if got := language(c.text, c.stated); got != c.want {
			t.Errorf("%s: %q, want %q", c.says, got, c.want)
		}
	}
}

// TestSameArticle holds an article's id to its canonical URL, else its bytes.
func TestSameArticle(t *testing.T) {
	a := read(t, "a.md", "---\nurl: https://a.example/x?utm_source=b\n---\nOne.").Article
	b := read(t, "b.md", "---\nurl: https://A.example/x\n---\nTwo.").Article
	if a.ID != b.ID || a.Revision == b.Revision {
		t.Errorf("ids %s and %s, revisions %s and %s", a.ID, b.ID, a.Revision, b.Revision)
	}
	if c, d := read(t, "a.md", "One.").Article, read(t, "b.md", "One.").Article; c.ID != d.ID || !strings.HasPrefix(c.ID, "article:") {
		t.Errorf("ids %s and %s of the same bytes", c.ID, d.ID)
	}
}
