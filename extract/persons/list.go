package persons

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
)

// namesTSV lists the given names and the commoner surnames of the US census of
// 1990 with their ranks.
//
//go:embed names.tsv
var namesTSV string

// placesTSV lists the cities of 100,000 people or more, the states of the US and
// the countries.
//
//go:embed places.tsv
var placesTSV string

// rank is how common a name is as a given name and as a surname: "1" to "3", "-" for never.
type rank struct{ given, surname string }

// Lists are what is known of names, all in small letters.
type Lists struct {
	names  map[string]rank
	places map[string]bool
	within map[string]bool // words of places of several words
}

// LoadLists reads the embedded lists; an error names the line.
func LoadLists() (*Lists, error) {
	names, err := loadNames()
	if err != nil {
		return nil, err
	}
	l := &Lists{names: names, places: map[string]bool{}, within: map[string]bool{}}
	for i, line := range strings.Split(strings.TrimRight(placesTSV, "\n"), "\n") {
		place, source, _ := strings.Cut(line, "\t")
		if source == "" {
			return nil, fmt.Errorf("places.tsv:%d: want a place and a source", i+1)
		}
		if words := strings.Fields(place); i > 0 && len(words) > 1 {
			for _, w := range words {
				l.within[w] = true
			}
		}
		if i > 0 {
			l.places[place] = true
		}
	}
	return l, nil
}

func loadNames() (map[string]rank, error) {
	out := map[string]rank{}
	for i, line := range strings.Split(strings.TrimRight(namesTSV, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if len(f) != 4 || f[3] == "" {
			return nil, fmt.Errorf("names.tsv:%d: want a name, two ranks and a source", i+1)
		}
		if i == 0 {
			continue
		}
		given, err := class(f[1], 150, 600)
		if err != nil {
			return nil, fmt.Errorf("names.tsv:%d: given: %w", i+1, err)
		}
		surname, err := class(f[2], 1000, 4000)
		if err != nil {
			return nil, fmt.Errorf("names.tsv:%d: surname: %w", i+1, err)
		}
		out[f[0]] = rank{given, surname}
	}
	return out, nil
}

// class folds a rank: "1" up to common, "2" up to usual, "3" beyond, "-" for none.
func class(field string, common, usual int) (string, error) {
	if field == "" {
		return "-", nil
	}
	n, err := strconv.Atoi(field)
	switch {
	case err != nil:
		return "", err
	case n <= common:
		return "1", nil
	case n <= usual:
		return "2", nil
	}
	return "3", nil
}
