package data

import (
	"fmt"
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode"

	"signatory/graph"
)

// Complaint is one thing wrong with the tables.
type Complaint struct {
	Table string // the file's name without .tsv
	Row   string // the row's key: a slug, a form, a member
	Text  string // what is wrong, in English
}

func (c Complaint) String() string { return c.Table + ": " + c.Row + ": " + c.Text }

// Lint lists what is wrong with the tables, ordered by table and row; a good
// set of tables has no complaints. It holds each row to the tables it refers to.
func Lint(t *Tables) []Complaint {
	l := &linter{tables: t, known: knownIDs(t), founds: map[string]string{}, seen: map[string]bool{}}
	for _, i := range t.Instruments {
		l.founds[i.Slug] = i.Body
	}
	l.regions()
	l.countries()
	l.organizations()
	l.terms()
	l.instruments()
	l.treaties()
	l.summits()
	l.forms()
	l.phrases()
	sort.SliceStable(l.found, func(i, j int) bool {
		a, b := l.found[i], l.found[j]
		return a.Table < b.Table || a.Table == b.Table && a.Row < b.Row
	})
	return l.found
}

var (
	slugPattern = regexp.MustCompile(`^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$`)
	code3       = regexp.MustCompile(`^[A-Z]{3}$`)
	m49         = regexp.MustCompile(`^[0-9]{3}$`)
	code2       = regexp.MustCompile(`^[A-Z]{2}$`)
	orgTypes    = []string{"bloc", "body", "company", "group"}
	roles       = []string{RoleName, RoleAlias, RoleAcronym, RoleDemonym, RoleAdjective, RoleCapital, RoleMetonym}
)

type linter struct {
	tables *Tables
	known  map[string]bool   // every entity id of the tables
	founds map[string]string // by the slug of an instrument: that of the body it founds
	seen   map[string]bool   // table and key, to find duplicates
	found  []Complaint
}

func (l *linter) say(table, row, format string, args ...any) {
	l.found = append(l.found, Complaint{table, row, fmt.Sprintf(format, args...)})
}

// row checks what every row must hold: its own key, and a source.
func (l *linter) row(table, key, source string) {
	if k := table + "\t" + key; l.seen[k] {
		l.say(table, key, "stands twice")
	} else {
		l.seen[k] = true
	}
	if source == "" {
		l.say(table, key, "has no source")
	}
}

func (l *linter) slug(table, slug string) {
	if !slugPattern.MatchString(slug) {
		l.say(table, slug, "the slug may hold letters, digits and single hyphens only")
	}
}

// knows complains of a reference to an entity that no table holds.
func (l *linter) knows(table, row, field, id string) {
	if !l.known[id] {
		l.say(table, row, "%s %q is in no table", field, id)
	}
}

// span complains of dates that cannot be, and of a term that ends before it begins.
func (l *linter) span(table, row string, from, until graph.Date) {
	for _, d := range []graph.Date{from, until} {
		if _, err := graph.ParseDate(string(d)); err != nil {
			l.say(table, row, "%v", err)
		}
	}
	if from != "" && until != "" && from.First() > until.Last() {
		l.say(table, row, "ends %s before it begins %s", until, from)
	}
}

// regions checks that every region lies in one of the table, and none in itself.
func (l *linter) regions() {
	parent := map[string]string{}
	for _, r := range l.tables.Regions {
		parent[r.Code] = r.Parent
	}
	for _, r := range l.tables.Regions {
		l.row("regions", r.Code, r.Source)
		if !m49.MatchString(r.Code) {
			l.say("regions", r.Code, "the code is not one of three digits")
		}
		at := r.Code
		for range l.tables.Regions {
			if at = parent[at]; at == r.Code {
				l.say("regions", r.Code, "lies in itself")
				break
			}
		}
		if _, ok := parent[r.Parent]; r.Parent != "" && !ok {
			l.say("regions", r.Code, "parent %q is in no table", r.Parent)
		}
	}
}

func (l *linter) countries() {
	known := map[string]bool{"": true}
	for _, r := range l.tables.Regions {
		known[r.Code] = true
	}
	for _, c := range l.tables.Countries {
		l.row("countries", c.Code, c.Source)
		l.span("countries", c.Code, c.From, c.Until)
		if !known[c.Region] {
			l.say("countries", c.Code, "region %q is in no table", c.Region)
		}
		if !code3.MatchString(c.Code) || !code2.MatchString(c.Code2) {
			l.say("countries", c.Code, "codes %q and %q: want three and two capitals", c.Code, c.Code2)
		}
	}
}

func (l *linter) organizations() {
	for _, o := range l.tables.Organizations {
		l.row("organizations", o.Slug, o.Source)
		l.slug("organizations", o.Slug)
		if !slices.Contains(orgTypes, o.Type) {
			l.say("organizations", o.Slug, "type %q: want one of %s", o.Type, strings.Join(orgTypes, ", "))
		}
		if o.Founding != "" {
			l.knows("organizations", o.Slug, "founding", "instrument:"+o.Founding)
		}
		body, known := l.founds[o.Founding]
		if known && body != o.Slug && (body == "" || l.known["organization:"+body]) {
			l.say("organizations", o.Slug, "founding %q founds %q by its own row", o.Founding, body)
		}
	}
}

// terms checks members and leaders.
func (l *linter) terms() {
	for _, m := range l.tables.Members {
		key := fmt.Sprintf("%s in %s from %s", m.Member, m.Organization, m.From)
		l.row("members", key, m.Source)
		l.knows("members", key, "organization", m.Organization)
		l.knows("members", key, "member", m.Member)
		l.span("members", key, m.From, m.Until)
	}
	for _, d := range l.tables.Leaders {
		key := fmt.Sprintf("%s, %s of %s from %s", d.Name, d.Role, d.Of, d.From)
		l.row("leaders", key, d.Source)
		l.knows("leaders", key, "of", d.Of)
		l.span("leaders", key, d.From, d.Until)
	}
}

func (l *linter) instruments() {
	for _, i := range l.tables.Instruments {
		l.row("instruments", i.Slug, i.Source)
		l.slug("instruments", i.Slug)
		l.span("instruments", i.Slug, i.Adopted, "")
		for _, id := range i.Parties {
			l.knows("instruments", i.Slug, "party", id)
		}
		if i.Summit != "" {
			l.knows("instruments", i.Slug, "summit", "summit:"+i.Summit)
		}
		if i.Body != "" {
			l.knows("instruments", i.Slug, "body", "organization:"+i.Body)
		}
	}
}

// treaties checks the depositary's titles and names, and that a number stands
// for one instrument.
func (l *linter) treaties() {
	slugs := map[string]string{}
	for _, t := range l.tables.Treaties {
		l.row("untc", t.UNTC, t.Source)
		l.slug("untc", t.Slug)
		l.span("untc", t.UNTC, t.Adopted, "")
		if other, ok := slugs[t.Slug]; ok {
			l.say("untc", t.UNTC, "has the slug of %s, %q", other, t.Slug)
			continue
		}
		slugs[t.Slug] = t.UNTC
	}
	for _, i := range l.tables.Instruments {
		if n := slugs[i.Slug]; n != "" && n != i.UNTC {
			l.say("untc", n, "has the slug %q, which the instruments give to %q", i.Slug, i.UNTC)
		}
	}
	for _, p := range l.tables.Participants {
		l.row("participants", p.Name, p.Source)
		l.knows("participants", p.Name, "entity", p.Entity)
	}
}

func (l *linter) summits() {
	for _, s := range l.tables.Summits {
		l.row("summits", s.Slug, s.Source)
		l.slug("summits", s.Slug)
		l.span("summits", s.Slug, s.Date, "")
		if s.Country != "" {
			l.knows("summits", s.Slug, "country", "country:"+s.Country)
		}
	}
}

// forms checks that every form has an owner, a plain form just one, and every
// entity a form.
func (l *linter) forms() {
	owners, named := map[string][]Form{}, map[string]bool{}
	for _, f := range l.tables.Forms {
		table := string(f.Kind) + "_forms"
		l.row(table, f.Entity+" "+f.Text, f.Source)
		l.knows(table, f.Text, "owner", f.Entity)
		if !slices.Contains(roles, f.Role) {
			l.say(table, f.Text, "role %q: want one of %s", f.Role, strings.Join(roles, ", "))
		}
		if strings.IndexFunc(f.Text, unicode.IsLetter) < 0 {
			l.say(table, f.Text, "holds no letter")
		}
		if owner, rest, ok := strings.Cut(f.Text, "'s "); ok && strings.HasSuffix(rest, " with "+owner) {
			l.say(table, f.Text, "stands between %s and itself", owner)
		}
		owners[f.Text] = append(owners[f.Text], f)
		named[f.Entity] = true
	}
	for id := range l.known {
		if !named[id] {
			kind, key, _ := strings.Cut(id, ":")
			l.say(kind+"_forms", key, "no form names it, so no text can")
		}
	}
	for text, fs := range owners {
		for _, f := range fs {
			if f.Ambiguous == "" && len(fs) > 1 {
				l.say(string(f.Kind)+"_forms", text, "names %s plainly, and %d others; mark it ambiguous", f.Entity, len(fs)-1)
			}
		}
	}
}

func (l *linter) phrases() {
	forms := map[string]bool{}
	for _, f := range l.tables.Forms {
		forms[f.Text] = true
	}
	for _, p := range l.tables.Phrases {
		l.row("phrases", p.Text, p.Source)
		if forms[p.Text] {
			l.say("phrases", p.Text, "is itself a form of an entity, which it would mask")
		}
	}
}

// knownIDs is the set of every entity's id.
func knownIDs(t *Tables) map[string]bool {
	ids := map[string]bool{}
	for _, c := range t.Countries {
		ids[c.ID()] = true
	}
	for _, o := range t.Organizations {
		ids[o.ID()] = true
	}
	for _, i := range t.Instruments {
		ids[i.ID()] = true
	}
	for _, s := range t.Summits {
		ids[s.ID()] = true
	}
	return ids
}
