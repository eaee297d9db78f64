package web_test

import (
	"strings"
	"testing"

	"signatory/api/apitest"
)

// Pages show official acts as such, the day of their list, and what is later than it.
func TestPagesShowTheDayOfAList(t *testing.T) {
	list := apitest.List()
	site := open(t, append(apitest.Readings(), list))
	for path, says := range map[string][]string{
		"/instruments/" + apitest.ParisAgreement: {"Official acts", ">Depositary</a>, as of <time datetime=\"2016-12-31\">31 December 2016</time>",
			"After the list", "Signature, <time datetime=", "Entry of the list: ", "(acceptance)", "and is silent about what came later"},
		"/actors/country:USA":          {"After the list", ", after the list"},
		"/actors/country:MLI":          {"as of <time datetime=\"2016-12-31\">"},
		"/articles/" + list.Article.ID: {"Status of the Paris Agreement", "3 Sep 2016 A"},
	} {
		_, body := get(t, site, path)
		for _, s := range says {
			if !strings.Contains(body, s) {
				t.Errorf("%s does not say %q", path, s)
			}
		}
	}
	if _, body := get(t, site, "/instruments/"+apitest.ParisStatement); strings.Contains(body, "Official acts") || strings.Contains(body, "After the list") {
		t.Error("an instrument of which there is no list shows one")
	}
}
