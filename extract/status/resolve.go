package status

import (
	"cmp"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"signatory/extract"
	"signatory/extract/data"
	"signatory/graph"
)

// resolver finds what a list names in the gazetteers.
type resolver struct {
	entities map[string]graph.Entity // by id
	actors   map[string][]claimant   // by folded name
	treaties map[string][]claimant   // by folded name or title, and by number
	numbers  map[string]string       // of the UN Treaty Collection, by instrument id
	codes    map[string]string       // ids of countries by ISO code
}

// claimant is an entity that bears a name. Of several, those that bear it for
// their own name go before those that are also called so.
type claimant struct {
	id    string
	first bool
}

func newResolver(t *data.Tables) *resolver {
	r := &resolver{entities: map[string]graph.Entity{}, actors: map[string][]claimant{}, treaties: map[string][]claimant{},
		numbers: map[string]string{}, codes: map[string]string{}}
	for _, c := range t.Countries {
		r.entities[c.ID()] = graph.Entity{ID: c.ID(), Kind: graph.Country, Name: c.Name, Code: c.Code}
		r.codes[c.Code], r.codes[cmp.Or(c.Code2, c.Code)] = c.ID(), c.ID()
		r.calls(r.actors, c.Official, c.ID(), false)
	}
	for _, o := range t.Organizations {
		r.entities[o.ID()] = graph.Entity{ID: o.ID(), Kind: graph.Organization, Name: o.Name, Type: o.Type}
	}
	r.addTreaties(t)
	for _, f := range t.Forms {
		switch f.Role {
		case data.RoleName, data.RoleAlias, data.RoleAcronym:
			if f.Kind == graph.Instrument {
				r.calls(r.treaties, f.Text, f.Entity, f.Role == data.RoleName)
			} else if f.Kind != graph.Summit {
				r.calls(r.actors, f.Text, f.Entity, f.Role == data.RoleName)
			}
		}
	}
	for _, p := range t.Participants {
		r.actors[fold(p.Name)] = []claimant{{p.Entity, true}}
	}
	return r
}

func (r *resolver) addTreaties(t *data.Tables) {
	known := t.KnownAs()
	for _, i := range t.Instruments {
		r.entities[i.ID()] = graph.Entity{ID: i.ID(), Kind: graph.Instrument, Name: i.Name, Type: i.Type, Date: i.Adopted, Aliases: known[i.ID()]}
		r.number(i.UNTC, i.ID())
	}
	titled := map[string]int{} // how many treaties have a title
	for _, n := range t.Treaties {
		titled[fold(n.Title)]++
	}
	for _, n := range t.Treaties {
		if _, ok := r.entities[n.ID()]; !ok {
			name := n.Title
			if titled[fold(name)] > 1 {
				name += " (" + n.UNTC + ")"
			}
			r.entities[n.ID()] = graph.Entity{ID: n.ID(), Kind: graph.Instrument, Name: name, Type: typeOf(n.Title), Date: n.Adopted}
		}
		r.number(n.UNTC, n.ID())
		r.calls(r.treaties, n.Title, n.ID(), true)
		if n.Place != "" && len(n.Adopted) == len("2006-01-02") { // as the Collection itself writes a title
			r.calls(r.treaties, n.Title+". "+n.Place+", "+longDate(n.Adopted), n.ID(), true)
		}
	}
}

func (r *resolver) number(number, id string) {
	if number != "" {
		r.treaties[fold(number)] = []claimant{{id, true}}
		r.numbers[id] = number
	}
}

func (r *resolver) calls(names map[string][]claimant, name, id string, first bool) {
	if name == "" {
		return
	}
	key := fold(name)
	for i, c := range names[key] {
		if c.id == id {
			names[key][i].first = c.first || first
			return
		}
	}
	names[key] = append(names[key], claimant{id, first})
}

// footnote is what notes leave behind a name: "China 2", "France*".
var footnote = regexp.MustCompile(`[\s\d,*†‡¹²³⁴⁵⁶⁷⁸⁹⁰\[\]]+$`)

// actor finds a participant by its name, its ISO code or its id; the mend is of
// one that is not found.
func (r *resolver) actor(name string) (e graph.Entity, mend string) {
	if e, ok := r.entities[name]; ok && e.Kind != graph.Instrument {
		return e, ""
	}
	if id, ok := r.codes[name]; ok {
		return r.entities[id], ""
	}
	for _, n := range []string{name, footnote.ReplaceAllString(name, "")} {
		if id, mend := only(r.actors[fold(n)]); id != "" || mend != "" {
			return r.entities[id], mend
		}
	}
	return e, "write its usual English name, its ISO 3166 code or its id, as country:FRA"
}

// instrument finds a treaty by its name, title, number in the UN Treaty
// Collection or id. One that nobody knows is made of its name.
func (r *resolver) instrument(name string) (e graph.Entity, mend string) {
	if e, ok := r.entities[name]; ok && e.Kind != graph.Country {
		return e, ""
	}
	if id, mend := only(r.treaties[fold(name)]); id != "" || mend != "" {
		return r.entities[id], mend
	}
	if id, _ := only(r.actors[fold(name)]); strings.HasPrefix(id, "organization:") {
		return r.entities[id], ""
	}
	slug := extract.Slug(name)
	if len(strings.Fields(name)) < 2 || slug == "" {
		return e, "write its full title, its number in the UN Treaty Collection or its id, as instrument:kyoto-protocol"
	}
	return graph.Entity{ID: "instrument:" + slug, Kind: graph.Instrument, Name: name, Type: typeOf(name)}, ""
}

// only is the one entity that bears a name, or the mend where several do.
func only(all []claimant) (id, mend string) {
	if len(all) == 1 {
		return all[0].id, ""
	}
	var ids []string
	for _, c := range all {
		if ids = append(ids, c.id); c.first && id == "" {
			id = c.id
		} else if c.first {
			return "", "it is the name of " + strings.Join(ids, " and ") + ": write the id"
		}
	}
	if id == "" && len(all) > 1 {
		return "", "it may be " + strings.Join(ids, " or ") + ": write the id"
	}
	return id, ""
}

// fold makes names alike that differ in case, accents, punctuation or a leading article.
func fold(name string) string {
	words := graph.Words(norm.NFKC.String(strings.NewReplacer("'", "", "’", "").Replace(name)))
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}

var typeWord = regexp.MustCompile(`(?i)\b(convention|agreement|protocol|covenant|treaty|constitution|charter|statute|amendment|annex|declaration|accord|act|pact|memorandum)s?\b`)

// typeOf is the kind of instrument that a title names first.
func typeOf(title string) string {
	if m := typeWord.FindStringSubmatch(title); m != nil {
		return strings.ToLower(m[1])
	}
	return "treaty"
}
