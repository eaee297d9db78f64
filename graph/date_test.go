package graph

import (
	"strings"
	"testing"
	"time"
)

func TestLastDayOfAMonth(t *testing.T) {
	for day := time.Date(1895, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2105; day = day.AddDate(0, 1, 0) {
		month := Date(day.Format("2006-01"))
		if want := DateOf(day.AddDate(0, 1, -1)); month.Last() != want {
			t.Errorf("the last day of %s: %s, want %s", month, month.Last(), want)
		}
	}
	for _, none := range []Date{"2024-13", "2024-00", "2024-xx", "xxxx-01"} {
		if none.Last() != none {
			t.Errorf("the last day of %s: %s, want it as it is", none, none.Last())
		}
	}
}

func TestPublisherKey(t *testing.T) {
	for _, name := range []string{"", " ", "The  Gazette", " The Gazette", "The Gazette ", "The\tGazette", "the gazette", "Le Monde\u00a0Diplomatique", "Sächsische Zeitung"} {
		if got, want := publisherKey(&Claim{Publisher: name}), strings.ToLower(strings.Join(strings.Fields(name), " ")); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
}
