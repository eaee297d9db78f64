package status

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"signatory/graph"
)

// untcName is CHAPTER-NUMBER as the files are called: "27-7-a.csv".
var untcName = regexp.MustCompile(`^(\d{1,2})-([0-9A-Za-z-]+)$`)

// untc reads one file of the UN Treaty Collection's layout.
func (r *reading) untc(f File, rows []record) {
	number, err := r.untcNumber(f.Name)
	if err != nil {
		r.fail(f.Name, err)
		return
	}
	l := List{File: f.Name, Number: number, Publisher: UNTC, URL: pageOf(number), Raw: f.Raw}
	l.Instrument, l.Title = r.treaty(number)
	r.report.Treaties++
	columns := make([]heading, len(rows[0].fields))
	for i := range rows[0].fields {
		columns[i] = parseHeading(rows[0].field(i))
	}
	for i := range rows[1:] {
		r.untcRow(&l, &rows[i+1], columns)
	}
	r.lists = append(r.lists, l)
}

// untcNumber is the number of a treaty in the Collection's own writing.
func (r *reading) untcNumber(file string) (string, error) {
	base := filepath.Base(file)
	m := untcName.FindStringSubmatch(strings.TrimSuffix(base, filepath.Ext(base)))
	if m == nil {
		return "", fmt.Errorf("its name tells no treaty; call it by chapter and number, as 27-7-a.csv")
	}
	chapter, err := strconv.Atoi(m[1])
	if err != nil || chapter < 1 || chapter > 39 {
		return "", fmt.Errorf("the Collection has no chapter %s", m[1])
	}
	number := roman(chapter) + "-" + m[2]
	if _, known := r.resolver.treaties[fold(number)]; !known {
		// Chapter XI is parted into A to D, of which file names tell nothing; A stands first.
		if a := roman(chapter) + "-A-" + m[2]; r.resolver.treaties[fold(a)] != nil {
			return a, nil
		}
	}
	return number, nil
}

// treaty is the instrument with a number, and the title that the depositary gives it.
func (r *reading) treaty(number string) (graph.Entity, string) {
	title := r.titles[fold(number)]
	if all := r.resolver.treaties[fold(number)]; len(all) > 0 {
		e := r.resolver.entities[all[0].id]
		if title == "" {
			title = e.Name
		}
		return e, title
	}
	e := graph.Entity{ID: "instrument:untc-" + strings.ToLower(number), Kind: graph.Instrument, Name: title, Type: typeOf(title)}
	if title == "" {
		e.Name, title = "Treaty "+number+" of the UN Treaty Collection", "treaty "+number
	}
	return e, title
}

func (r *reading) untcRow(l *List, row *record, columns []heading) {
	name := row.field(0)
	if name == "" {
		r.skip(l.File, row.line, strings.Join(row.fields, ","), "the row names no participant", true)
		return
	}
	actor, known := r.participant(l.File, row.line, name)
	if len(columns) == 1 { // nothing but names: a list of declarations
		r.skip(l.File, row.line, name, "the list gives neither act nor date", false)
		return
	}
	for i := 1; i < len(row.fields); i++ {
		cell := row.field(i)
		if cell == "" {
			continue
		}
		if i >= len(columns) {
			r.skip(l.File, row.line, cell, "no heading stands over it", true)
			continue
		}
		act := Act{Line: row.line, Name: name, Actor: actor, Cell: cell, Start: row.start, End: row.end(i)}
		if why, unread := columns[i].read(cell, &act); why != "" {
			r.skip(l.File, row.line, cell, why, unread)
		} else if !known {
			r.skip(l.File, row.line, cell, fmt.Sprintf("no gazetteer knows %q", name), true)
		} else {
			r.add(l, act)
		}
	}
}

// read reads a cell under the heading into act; else it says why the cell gives
// none, and whether it may tell one that could not be read.
func (h *heading) read(cell string, act *Act) (why string, unread bool) {
	if h.none {
		return fmt.Sprintf("%q is no act of a party", h.text), false
	}
	date, mark, dated, err := cellDate(cell)
	switch {
	case err != nil:
		return err.Error(), true
	case !dated:
		return "holds no date", false
	}
	act.Date, act.Act = date, h.act(mark)
	if act.Act == "" {
		return fmt.Sprintf("%q does not say which act the letters %q tell", h.text, mark), true
	}
	return "", false
}
