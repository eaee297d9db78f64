package data

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"sync"

	"signatory/graph"
)

//go:embed *.tsv
var files embed.FS

// Load reads the embedded tables; an error names the file, the line and the field.
func Load() (*Tables, error) { return load(files) }

// WriteTo writes all embedded tables, each behind its name, for who wants to
// know whether they changed.
func WriteTo(w io.Writer) error {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil {
		return err
	}
	for _, name := range names {
		b, err := files.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s %d\n%s", name, len(b), b); err != nil {
			return err
		}
	}
	return nil
}

// table is one file: its columns and what becomes of a row.
type table struct {
	file    string
	columns string // as its header names them, parted by spaces here
	add     func(*Tables, *row)
}

// tables lists the files in the order in which they are read.
func tables() []table {
	return []table{
		{"regions.tsv", "code name parent source", addRegion},
		{"countries.tsv", "code code2 name official region from until source", addCountry},
		{"organizations.tsv", "slug name type founding source", addOrganization},
		{"members.tsv", "organization member from until source", addMember},
		{"leaders.tsv", "name of role from until source", addLeader},
		{"instruments.tsv", "slug name type adopted place summit depositary untc topic parties body source", addInstrument},
		{"untc.tsv", "untc slug title adopted place source", addTreaty},
		{"participants.tsv", "name entity source", addParticipant},
		{"summits.tsv", "slug name series date place country source", addSummit},
		{"country_forms.tsv", "code form role ambiguous source", addForm("code", graph.Country)},
		{"organization_forms.tsv", "slug form role ambiguous source", addForm("slug", graph.Organization)},
		{"instrument_forms.tsv", "slug form role ambiguous source", addForm("slug", graph.Instrument)},
		{"summit_forms.tsv", "slug form role ambiguous source", addForm("slug", graph.Summit)},
		{"phrases.tsv", "phrase is source", addPhrase},
	}
}

// load reads every table and reports all their bad rows at once.
func load(fsys fs.FS) (*Tables, error) {
	t := &Tables{}
	var bad []error
	for _, tb := range tables() {
		err := readTable(fsys, tb.file, strings.Fields(tb.columns), func(r *row) { tb.add(t, r) })
		bad = append(bad, err)
	}
	if err := errors.Join(bad...); err != nil {
		return nil, err
	}
	t.called = sync.OnceValue(t.byName)
	return t, nil
}

func addCountry(t *Tables, r *row) {
	t.Countries = append(t.Countries, Country{
		Code: r.need("code"), Code2: r.need("code2"), Name: r.need("name"), Official: r.text("official"),
		Region: r.text("region"),
		From:   r.date("from"), Until: r.date("until"), Source: r.need("source"),
	})
}

func addOrganization(t *Tables, r *row) {
	t.Organizations = append(t.Organizations, Organization{
		Slug: r.need("slug"), Name: r.need("name"), Type: r.need("type"),
		Founding: r.text("founding"), Source: r.need("source"),
	})
}

func addMember(t *Tables, r *row) {
	t.Members = append(t.Members, Member{
		Organization: r.need("organization"), Member: r.need("member"),
		From: r.date("from"), Until: r.date("until"), Source: r.need("source"),
	})
}

func addLeader(t *Tables, r *row) {
	t.Leaders = append(t.Leaders, Leader{
		Name: r.need("name"), Of: r.need("of"), Role: r.need("role"),
		From: r.date("from"), Until: r.date("until"), Source: r.need("source"),
	})
}

func addInstrument(t *Tables, r *row) {
	t.Instruments = append(t.Instruments, Instrument{
		Slug: r.need("slug"), Name: r.need("name"), Type: r.need("type"), Adopted: r.date("adopted"),
		Place: r.text("place"), Summit: r.text("summit"), Depositary: r.text("depositary"),
		UNTC: r.text("untc"), Topic: r.text("topic"), Parties: strings.Fields(r.text("parties")),
		Body: r.text("body"), Source: r.need("source"),
	})
}

func addTreaty(t *Tables, r *row) {
	t.Treaties = append(t.Treaties, Treaty{
		UNTC: r.need("untc"), Slug: r.need("slug"), Title: r.need("title"), Adopted: r.date("adopted"),
		Place: r.text("place"), Source: r.need("source"),
	})
}

func addParticipant(t *Tables, r *row) {
	t.Participants = append(t.Participants, Participant{Name: r.need("name"), Entity: r.need("entity"), Source: r.need("source")})
}

func addSummit(t *Tables, r *row) {
	t.Summits = append(t.Summits, Summit{
		Slug: r.need("slug"), Name: r.need("name"), Series: r.text("series"), Date: r.date("date"),
		Place: r.text("place"), Country: r.text("country"), Source: r.need("source"),
	})
}

// addForm adds forms of the entities of one kind, which the column key names.
func addForm(key string, kind graph.Kind) func(*Tables, *row) {
	return func(t *Tables, r *row) {
		t.Forms = append(t.Forms, Form{
			Text: r.need("form"), Entity: string(kind) + ":" + r.need(key), Kind: kind,
			Role: r.need("role"), Ambiguous: r.text("ambiguous"), Source: r.need("source"),
		})
	}
}

func addPhrase(t *Tables, r *row) {
	t.Phrases = append(t.Phrases, Phrase{Text: r.need("phrase"), Is: r.need("is"), Source: r.need("source")})
}
