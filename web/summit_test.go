package web_test

import (
	"regexp"
	"strings"
	"testing"

	"signatory/api/apitest"
	"signatory/web"
)

// A summit's page shows what was adopted there, who stands where on it and who
// does not, where the gazetteer alone knows that it was adopted there.
func TestSummitShowsWhatTheGazetteerKnows(t *testing.T) {
	r, err := readHanded(web.Handed{Name: "cop21.md", Body: []byte("---\ntitle: Ten years on\ndate: 2026-02-01\n---\n" + "Ministers look back on COP21, which met in Paris in 2015.\n")})
	if err != nil {
		t.Fatal(err)
	}
	site := open(t, append(apitest.Readings(), r))
	res, body := get(t, site, "/entities/summit:cop21")
	if res.StatusCode != 200 {
		t.Fatalf("answers %d", res.StatusCode)
	}
	for _, says := range []string{"Adopted here", "Paris Agreement</a>", "12 December 2015", "No article here says who came", "Withdrew", "United States</a>", "Ratified", "China</a>",
		"No coverage", "no article here says so", `/instruments/instrument:paris-agreement#none`} {
		if !strings.Contains(body, says) {
			t.Errorf("COP21 does not say %q", says)
		}
	}
	if m := regexp.MustCompile(`#none">(\d+) more`).FindStringSubmatch(body); m == nil || len(m[1]) != 3 {
		t.Errorf("more than a hundred countries have no coverage, COP21 says %v", m)
	}
	if _, body := get(t, site, "/instruments/"+apitest.ParisAgreement); !strings.Contains(body, `/entities/summit:cop21">`) {
		t.Error("the Paris Agreement does not lead to COP21")
	}
}

// Of a summit that adopted what no article names, the page says that it did.
func TestSummitNamesWhatNobodyReportedOn(t *testing.T) {
	r, err := readHanded(web.Handed{Name: "cop28.md", Body: []byte("---\ntitle: On to Dubai\ndate: 2023-12-01\n---\nFrance will attend COP28 in Dubai.\n")})
	if err != nil {
		t.Fatal(err)
	}
	_, body := get(t, open(t, append(apitest.Readings(), r)), "/entities/summit:cop28")
	if !strings.Contains(body, "Adopted here as well, and named by no article") {
		t.Error("COP28 does not name what was adopted there")
	}
}
