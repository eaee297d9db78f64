package status

import (
	"bytes"
	"fmt"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"

	"signatory/graph"
)

// actions are the words of a plain table for acts, beside the acts' own names.
var actions = map[string]graph.Act{
	"signed": graph.Signature, "ratified": graph.Ratification, "accepted": graph.Acceptance, "approved": graph.Approval,
	"acceded": graph.Accession, "succeeded": graph.Succession, "confirmed": graph.FormalConfirmation,
	"withdrew": graph.Withdrawal, "withdrawn": graph.Withdrawal, "denunciation": graph.Withdrawal, "denounced": graph.Withdrawal,
	"reserved": graph.Reservation, "provisionally applied": graph.ProvisionalApplication,
}

// actionOf reads an action: an act's name, with blanks or underscores, or a word of actions.
func actionOf(text string) graph.Act {
	words := strings.Join(graph.Words(strings.ReplaceAll(text, "_", " ")), " ")
	if act := graph.Act(strings.ReplaceAll(words, " ", "_")); act.Valid() {
		return act
	}
	return actions[words]
}

// plainColumns are the columns of a plain table; effective is optional, and so
// is source, for which the file's name stands.
type plainColumns struct{ actor, instrument, action, date, source, effective int }

func columnsOf(header *record) plainColumns {
	at := func(name string) int {
		for i := range header.fields {
			if strings.EqualFold(header.field(i), name) {
				return i
			}
		}
		return -1
	}
	return plainColumns{at("actor"), at("instrument"), at("action"), at("date"), at("source"), at("effective")}
}

// plain reads a table with a row for each act. The rows of one source on one
// instrument are one list.
func (r *reading) plain(f File, rows []record) {
	columns, byKey := columnsOf(&rows[0]), map[string]*plainList{}
	var order []*plainList
	for i := range rows[1:] {
		row := &rows[i+1]
		source := row.field(columns.source)
		if source == "" {
			source = filepath.Base(f.Name)
		}
		instrument, mend := r.resolver.instrument(row.field(columns.instrument))
		if mend != "" {
			r.unknown(f.Name, row.line, row.field(columns.instrument), mend)
			r.participant(f.Name, row.line, row.field(columns.actor))
			r.skip(f.Name, row.line, row.field(columns.action), fmt.Sprintf("no gazetteer knows %q", row.field(columns.instrument)), true)
			continue
		}
		key := source + "\x00" + instrument.ID
		l := byKey[key]
		if l == nil {
			l = r.newPlain(f, &rows[0], source, instrument)
			byKey[key], order = l, append(order, l)
		}
		r.plainRow(l, f, row, columns)
	}
	for _, l := range order {
		l.Raw = l.text.Bytes()
		r.lists = append(r.lists, l.List)
	}
	r.report.Treaties += len(order)
}

// plainList is a list whose source is gathered row by row.
type plainList struct {
	List
	text bytes.Buffer
}

func (r *reading) newPlain(f File, header *record, source string, instrument graph.Entity) *plainList {
	l := &plainList{List: List{File: f.Name, Instrument: instrument, Title: instrument.Name, Publisher: source,
		key: strings.Join([]string{"status list", filepath.Base(f.Name), source, instrument.ID}, "\x00")}}
	if u, err := url.Parse(source); err == nil && u.Host != "" {
		l.URL, l.Publisher = source, strings.TrimPrefix(u.Hostname(), "www.")
	}
	if d := lastDate.FindString(source); d != "" {
		if date, err := graph.ParseDate(d); err == nil {
			l.AsOf = date
		}
	}
	if r.carried {
		l.Number, l.Publisher, l.key = r.resolver.numbers[instrument.ID], UNTC, ""
		l.URL = pageOf(l.Number)
	}
	l.text.Write(f.Raw[header.start:header.end(len(header.fields))])
	l.text.WriteByte('\n')
	return l
}

// lastDate is the day at the end of a source, on which its list was as told.
var lastDate = regexp.MustCompile(`\b\d{4}-\d{2}-\d{2}$`)

func (r *reading) plainRow(l *plainList, f File, row *record, c plainColumns) {
	text := f.Raw[row.start:row.end(len(row.fields))]
	act := Act{Line: row.line, Name: row.field(c.actor), Cell: row.field(c.action), Start: l.text.Len(), End: l.text.Len() + len(text)}
	l.text.Write(text)
	l.text.WriteByte('\n')
	var known bool
	if act.Actor, known = r.participant(f.Name, row.line, act.Name); !known {
		r.skip(f.Name, row.line, act.Cell, fmt.Sprintf("no gazetteer knows %q", act.Name), true)
		return
	}
	if act.Act = actionOf(act.Cell); act.Act == "" {
		r.skip(f.Name, row.line, act.Cell, "action is no act: want signature, ratification, acceptance, approval, accession, succession, withdrawal or another kind of act", true)
		return
	}
	date, _, dated, err := cellDate(row.field(c.date))
	if err == nil && !dated {
		err = fmt.Errorf("%q is no date", row.field(c.date))
	}
	if err != nil {
		r.skip(f.Name, row.line, act.Cell, "date: "+err.Error(), true)
		return
	}
	if act.Effective, _, _, err = cellDate(row.field(c.effective)); err != nil {
		r.skip(f.Name, row.line, act.Cell, "effective: "+err.Error(), true)
		return
	}
	act.Date = date
	r.add(&l.List, act)
}
