package status

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// Every act that the program carries stands in the copy of the Collection that
// it was taken from, where that is at hand: the participant's row has a cell of
// its day, with the letters of the act. It is read here by other means.
func TestCarriedActsStandInTheCollection(t *testing.T) {
	dir, err := filepath.Abs("../../../shared/untc/treaties")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no copy of the Collection: ", err)
	}
	marks := map[string]string{"accession": " a", "succession": " d", "acceptance": " A", "approval": " AA",
		"formal confirmation": " c", "definitive signature": " s", "provisional application": " n", "succession to signature": " d"}
	tables := map[string]map[string][]string{} // row by participant, by file
	for i, line := range strings.Split(strings.TrimSpace(string(acts)), "\n")[1:] {
		f := strings.Split(line, "\t")
		chapter, rest, _ := strings.Cut(f[1], "-")
		name := strconv.Itoa(arabic(chapter)) + "-" + rest + ".csv"
		if tables[name] == nil {
			tables[name] = rowsByName(t, filepath.Join(dir, name))
		}
		day, err := time.Parse(time.DateOnly, f[3])
		if err != nil {
			t.Fatal(err)
		}
		found := false
		for _, cell := range tables[name][f[0]] {
			found = found || cell == day.Format("2 Jan 2006")+marks[f[2]]
		}
		if !found {
			t.Errorf("acts.tsv:%d: %s, %s of %s: %s has %q", i+2, f[0], f[2], f[3], name, tables[name][f[0]])
		}
	}
}

func rowsByName(t *testing.T, path string) map[string][]string {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, r := range rows[1:] {
		out[r[0]] = append(out[r[0]], r[1:]...)
	}
	return out
}
