package web

import (
	"fmt"
	"net/url"
	"strconv"

	"signatory/graph"
)

// dateField is a field of a page's forms that takes a date: its name in the
// address, what the form calls it, and where its date goes.
type dateField struct {
	name, label string
	into        *graph.Date
}

// readDates reads the dates that an address holds, "" for those that it does not.
func readDates(q url.Values, fields ...dateField) error {
	for _, f := range fields {
		var err error
		if *f.into, err = graph.ParseDate(q.Get(f.name)); err != nil {
			return fmt.Errorf("%w: %s: %w", errBadRequest, f.label, err)
		}
	}
	return nil
}

// readWhole reads a whole number from 1 out of an address, or gives the one that
// stands for none.
func readWhole(q url.Values, name, label string, none int) (int, error) {
	text := q.Get(name)
	if text == "" {
		return none, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 0, fmt.Errorf("%w: %s: %q: want a whole number from 1", errBadRequest, label, text)
	}
	return n, nil
}
