package web_test

import (
	"net/http/httptest"
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

// What the gazetteer knows under a name that was merged into another is shown once, under the other.
func TestSummitFollowsAMerge(t *testing.T) {
	r, err := readHanded(web.Handed{Name: "cop21.md", Body: []byte("---\ntitle: Ten years on\ndate: 2026-02-01\n---\nMinisters look back on COP21, which met in Paris in 2015.\n")})
	if err != nil {
		t.Fatal(err)
	}
	site := open(t, append(apitest.Readings(), r))
	merge := httptest.NewRequest("POST", "http://127.0.0.1/review", strings.NewReader("do=merge&by=Ada&subject="+apitest.ParisAgreement+"&into="+apitest.MineBan))
	merge.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	merge.RemoteAddr = "127.0.0.1:4000"
	w := httptest.NewRecorder()
	if site.ServeHTTP(w, merge); w.Code != 303 {
		t.Fatalf("the merge answers %d", w.Code)
	}
	res, body := get(t, site, "/entities/summit:cop21")
	if n := strings.Count(body, `class="board adopted" aria-label="Ottawa Convention"`); res.StatusCode != 200 || n != 1 {
		t.Errorf("COP21 answers %d and shows the Ottawa Convention %d times", res.StatusCode, n)
	}
	if strings.Contains(body, apitest.ParisAgreement) {
		t.Error("COP21 still leads to what was merged away")
	}
}
