package main

import (
	"fmt"
	"strings"
	"text/tabwriter"
	"unicode/utf8"

	csvtable "signatory/api/table"
	"signatory/graph"
)

// column is one column of a table: its head, and its cell of an item.
type column[T any] struct {
	head string
	cell func(T) string
}

// show prints a list in the form that the flags ask for.
func show[T any](q *query, page graph.Page[T], columns ...column[T]) error {
	switch {
	case q.asJSON:
		return line(q.out, page)
	case q.asCSV:
		if page.Next != "" {
			q.problem(q.more(len(page.Items)))
		}
		return csvtable.WriteAll(q.out, page.Items)
	}
	if err := table(q, page.Items, columns...); err != nil {
		return err
	}
	if page.Next != "" {
		q.problem(q.more(len(page.Items)))
	}
	return nil
}

func (q *query) more(n int) string {
	return fmt.Sprintf("more follow behind these %d; --limit 0 prints all", n)
}

// table prints items under the heads of columns; of no items, that there are none.
func table[T any](q *query, items []T, columns ...column[T]) error {
	if len(items) == 0 {
		_, err := fmt.Fprintln(q.out, "none")
		return err
	}
	w := tabwriter.NewWriter(q.out, 0, 0, 2, ' ', 0)
	row := make([]string, len(columns))
	for i, c := range columns {
		row[i] = c.head
	}
	fmt.Fprintln(w, strings.Join(row, "\t"))
	for _, item := range items {
		for i, c := range columns {
			row[i] = oneLine(c.cell(item))
		}
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	return w.Flush() // tells what any of the writes met
}

// widest is how many letters of a text a cell shows; JSON and CSV have all.
const widest = 90

// oneLine fits a text into a cell: control characters would break the table,
// or drive the terminal.
func oneLine(text string) string {
	text = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return ' '
		}
		return r
	}, text)), " ")
	if utf8.RuneCountInString(text) > widest {
		text = string([]rune(text)[:widest-1]) + "…"
	}
	return text
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// held is a stance as a table shows it: what is planned is told so.
func held(s graph.Stance, t graph.Tense) string {
	if t == graph.Planned {
		return "plans " + string(s)
	}
	return string(s)
}
