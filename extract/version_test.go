package extract

import (
	"regexp"
	"testing"

	"signatory/extract/article"
)

// What is read says by which code, models and tables it was read.
func TestVersion(t *testing.T) {
	x, err := New()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := versionOf(); err != nil || again != x.Version() || !regexp.MustCompile(`^\d+-[0-9a-f]{12}$`).MatchString(again) {
		t.Errorf("version %q, again %q, %v", x.Version(), again, err)
	}
	d, err := article.Parse("a.txt", []byte("Norway has signed the Oslo River Accord."))
	if err != nil {
		t.Fatal(err)
	}
	claims := x.Extract(d).Claims
	if len(claims) == 0 || claims[0].Reader != x.Version() {
		t.Errorf("claims %+v", claims)
	}
	before := scorerTSV
	defer func() { scorerTSV = before }()
	scorerTSV += "\n"
	if other, err := versionOf(); err != nil || other == x.Version() {
		t.Errorf("another scorer has the same version %s, %v", other, err)
	}
}
