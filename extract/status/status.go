package status

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"signatory/extract/data"
	"signatory/graph"
)

// Lists reads depositaries' lists. It is safe for use by many goroutines.
type Lists struct{ resolver *resolver }

// New takes names from the gazetteers.
func New(t *data.Tables) *Lists { return &Lists{newResolver(t)} }

// Read reads files, each for itself. asOf is the day of their status; where it
// is "", a list's source may tell it, else it is the day of the last act that
// the lists of its publisher tell of: on that day at least it was kept.
func (s *Lists) Read(files []File, asOf graph.Date) ([]List, Report) {
	r := s.reading()
	for _, f := range files {
		r.file(f)
	}
	r.dated(asOf)
	r.report.Participants = len(r.names)
	r.report.sorted()
	return r.lists, r.report
}

func (s *Lists) reading() *reading {
	return &reading{resolver: s.resolver, names: map[string]graph.Entity{}, titles: map[string]string{}, told: map[string]bool{},
		report: Report{Unresolved: []Unknown{}, Skipped: []Skipped{}}}
}

// reading is the work on one run.
type reading struct {
	resolver *resolver
	names    map[string]graph.Entity // by what the lists call a participant; without an id for one that nobody knows
	titles   map[string]string       // of an index, by number
	told     map[string]bool         // names that the report calls unresolved
	carried  bool                    // the lists are those that the program carries
	lists    []List
	report   Report
}

func (r *reading) fail(file string, err error) {
	r.report.Failed = append(r.report.Failed, FileError{file, err})
}

func (r *reading) skip(file string, line int, cell, why string, unread bool) {
	r.report.Skipped = append(r.report.Skipped, Skipped{file, line, cell, why, unread})
}

func (r *reading) unknown(file string, line int, name, mend string) {
	if !r.told[name] {
		r.told[name] = true
		r.report.Unresolved = append(r.report.Unresolved, Unknown{file, line, name, mend})
	}
}

// participant resolves a name, and remembers it.
func (r *reading) participant(file string, line int, name string) (graph.Entity, bool) {
	e, seen := r.names[name]
	if !seen {
		var mend string
		if e, mend = r.resolver.actor(name); mend != "" {
			r.unknown(file, line, name, mend)
		}
		r.names[name] = e
	}
	return e, e.ID != ""
}

func (r *reading) add(l *List, a Act) {
	l.Acts = append(l.Acts, a)
	r.report.Acts++
}

func (r *reading) file(f File) {
	rows, err := records(f.Raw, delimiter(f.Name))
	if err == nil && len(rows) == 0 {
		err = errors.New("empty; want a header and rows")
	}
	if err != nil {
		r.fail(f.Name, err)
		return
	}
	switch layoutOf(rows[0].fields) {
	case untcLayout:
		r.untc(f, rows)
	case plainLayout:
		r.plain(f, rows)
	case indexLayout:
		r.index(rows)
	default:
		r.fail(f.Name, fmt.Errorf("header %q: want actor, instrument, action, date, source, or Participant and columns of acts", strings.Join(rows[0].fields, ", ")))
	}
}

// numberIn is the number of a treaty in the address of its page.
var numberIn = regexp.MustCompile(`mtdsg_no=([A-Za-z0-9-]+)`)

// index takes the titles of treaties that the gazetteers may not know.
func (r *reading) index(rows []record) {
	title, address := -1, -1
	for i := range rows[0].fields {
		switch rows[0].field(i) {
		case "treaty_name":
			title = i
		case "url":
			address = i
		}
	}
	for i := range rows[1:] {
		row := &rows[i+1]
		if m := numberIn.FindStringSubmatch(row.field(address)); m != nil {
			if r.resolver.treaties[fold(m[1])] == nil {
				r.titles[fold(m[1])] = row.field(title)
			}
		}
	}
}

// dated gives every list the day of its status.
func (r *reading) dated(asOf graph.Date) {
	last := map[string]graph.Date{}
	for i := range r.lists {
		for j := range r.lists[i].Acts {
			if d := r.lists[i].Acts[j].Date.Last(); d > last[r.lists[i].Publisher] {
				last[r.lists[i].Publisher] = d
			}
		}
	}
	for i := range r.lists {
		l := &r.lists[i]
		switch {
		case asOf != "":
			l.AsOf = asOf
		case l.AsOf == "":
			l.AsOf = last[l.Publisher]
		}
	}
	r.lists = slices.DeleteFunc(r.lists, func(l List) bool { return len(l.Acts) == 0 })
}
