package web_test

import (
	"regexp"
	"strings"
	"testing"

	"signatory/api/apitest"
)

// A citation holds the address with its whole state; an error has none.
func TestPagesCanBeCited(t *testing.T) {
	site := open(t, apitest.Readings())
	_, body := get(t, site, "/instruments/"+apitest.ParisAgreement+"?as_of=2016-10")
	for _, s := range []string{"Paris Agreement. Signatory. http://example.com/instruments/" + apitest.ParisAgreement + "?as_of=2016-10 (read on ",
		"@misc{signatory:paris-agreement,", "title        = {{Paris Agreement}},", "[Paris Agreement](&lt;http://example.com/"} {
		if !strings.Contains(body, s) {
			t.Errorf("the page does not say %q", s)
		}
	}
	if _, body := get(t, site, "/nowhere"); strings.Contains(body, "BibTeX") {
		t.Error("a page that is not there can be cited")
	}
}

// Every page that shows data of the graph gives it in other forms, by addresses that answer.
func TestPagesCanBeExported(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	export := regexp.MustCompile(`<a href="(/api/v1/[^"]*[?;]format=csv[^"]*)">CSV`)
	for _, path := range []string{"/", "/instruments", "/instruments?sort=coverage", "/actors", "/countries?sort=name", "/people", "/summits", "/articles", "/search?q=paris", "/search?q=paris&kind=claim",
		"/instruments/" + apitest.ParisAgreement, "/actors/country:USA", "/entities/" + apitest.AISummit, "/entities/" + apitest.Vance, "/articles/" + apitest.Readings()[3].Article.ID,
		"/positions/country:IND/" + apitest.ParisStatement, "/matrix", "/alignment?shared=1", "/alignment/pair?a=country:USA&b=country:GBR", "/explore?start=country:USA", "/explore?start=country:USA&view=list&kind=instrument"} {
		_, body := get(t, site, path)
		found := export.FindStringSubmatch(body)
		if found == nil {
			t.Errorf("%s offers no CSV", path)
			continue
		}
		res, rows := get(t, site, strings.ReplaceAll(found[1], "&amp;", "&"))
		if res.StatusCode != 200 || !strings.HasPrefix(res.Header.Get("Content-Type"), "text/csv") || strings.Count(rows, "\n") < 2 {
			t.Errorf("%s offers %s, which answers %d %s", path, found[1], res.StatusCode, rows)
		}
	}
	if _, body := get(t, site, "/instruments/"+apitest.ParisAgreement); !strings.Contains(body, `/curve?format=csv">CSV of the curve over time</a>`) {
		t.Error("an instrument does not offer its curve as data")
	}
	// An analyst who asks who has not signed gets those of whom nobody tells, too.
	_, body := get(t, site, "/instruments/"+apitest.ParisAgreement+"?region=region:150&as_of=2018")
	all := regexp.MustCompile(`<a href="([^"]*)">CSV of everyone`).FindStringSubmatch(body)
	if all == nil {
		t.Fatal("nothing holds the silent")
	}
	if _, rows := get(t, site, strings.ReplaceAll(all[1], "&amp;", "&")); !strings.Contains(rows, "country:DEU,country,Germany,DEU,no_coverage") || strings.Contains(rows, "country:USA") {
		t.Errorf("%s answers %s", all[1], rows)
	}
}

// A list has a column for what its rows have.
func TestListsHaveNoEmptyColumn(t *testing.T) {
	site := open(t, apitest.Readings())
	if _, body := get(t, site, "/people"); strings.Contains(body, ">Date</th>") {
		t.Error("people have a column of dates, and nobody has one")
	}
	if _, body := get(t, site, "/summits"); !strings.Contains(body, ">Date</th>") {
		t.Error("summits have no column of dates")
	}
}
