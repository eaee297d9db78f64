package web_test

import (
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
