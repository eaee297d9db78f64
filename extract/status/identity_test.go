package status

import (
	"fmt"
	"testing"

	"signatory/extract"
	"signatory/extract/article"
)

// What the press calls a treaty, and the depositary's title of it, are one
// instrument: by the gazetteer, or by the title where the gazetteer has none.
func TestPressAndListsNameOneInstrument(t *testing.T) {
	x, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	s := lists(t)
	for file, name := range map[string]string{
		"27-7-a": "Kyoto Protocol", "26-5": "Ottawa Convention", "9-1": "Constitution of the World Health Organization",
		"12-4": "Convention on the Registration of Inland Navigation Vessels", "22-2": "European Convention on International Commercial Arbitration",
		"25-4": "Tampere Convention on the Provision of Telecommunication Resources for Disaster Mitigation and Relief Operations",
	} {
		d, err := article.Parse("a.txt", []byte("Officials met on Monday.\n\nMali ratified the "+name+" on 3 May 2019.\n"))
		if err != nil {
			t.Fatal(err)
		}
		press := x.Extract(d).Claims
		ls, _ := s.Read([]File{{file + ".csv", []byte("Participant,Accession(a)\nMali,3 May 2019 a\n")}}, "")
		if len(press) != 1 || press[0].Instrument != ls[0].Instrument.ID {
			t.Errorf("%s: the list is on %s, the press claims %s", name, ls[0].Instrument.ID, fmt.Sprint(press))
		}
	}
}
