// Package data holds the gazetteers: countries, blocs and bodies with their
// members, leaders, instruments and summits, as TSV files embedded in the program.
// Every row names in its source column the work that was opened to check it.
//
// A table is one file, or two where an entity has many names: countries.tsv
// says what a country is, country_forms.tsv how texts name it. phrases.tsv
// lists longer names that merely hold a form ("Indian Ocean", "China Mobile").
// tables.go names the files and their columns, tsv.go reads a row, lookup.go
// answers questions over rows, groups.go those about blocs and regions, and lint.go says what is wrong with them; the
// tests hold the shipped tables to the linter. To add a fact, add a row.
package data

import "signatory/graph"

// Tables is every gazetteer.
type Tables struct {
	Regions       []Region
	Countries     []Country
	Organizations []Organization
	Members       []Member
	Leaders       []Leader
	Instruments   []Instrument
	Treaties      []Treaty
	Participants  []Participant
	Summits       []Summit
	Forms         []Form   // every way to name one of the above
	Phrases       []Phrase // longer names that hold a form and do not mean it

	called func() map[string][]string // see Called
}

// Country is a state of ISO 3166-1 or a former one of ISO 3166-3.
type Country struct {
	Code     string // alpha-3
	Code2    string // alpha-2
	Name     string // usual short English name: "United States"
	Official string
	Region   string // code of the smallest region of UN M49 that it lies in
	From     graph.Date
	Until    graph.Date // former states
	Source   string     // the work that was opened to check the row
}

// ID is the country's entity id.
func (c Country) ID() string { return "country:" + c.Code }

// Organization is a bloc, a body, a company or another group.
type Organization struct {
	Slug     string
	Name     string
	Type     string // bloc, body, company, group
	Founding string // slug of its founding instrument
	Source   string // the work that was opened to check the row
}

// ID is the organization's entity id.
func (o Organization) ID() string { return "organization:" + o.Slug }

// Member says that a country (or organization) belonged to an organization.
type Member struct {
	Organization string // entity id
	Member       string // entity id
	From, Until  graph.Date
	Source       string // the work that was opened to check the row
}

// Leader says that a person held an office. Where the source tells only that the
// office was held on some day, From and Until are the first and last such day
// found, so that a term may be longer than its row. Spellings of one name that
// the press uses side by side are rows of their own.
type Leader struct {
	Name        string
	Of          string // entity id of the country or organization
	Role        string // "President", "Prime Minister", "Foreign Minister", ...
	From, Until graph.Date
	Source      string // the work that was opened to check the row
}

// Instrument is a well-known treaty, accord, declaration or pledge.
type Instrument struct {
	Slug       string
	Name       string
	Type       string // treaty, convention, protocol, agreement, accord, declaration, ...
	Adopted    graph.Date
	Place      string
	Summit     string // slug
	Depositary string
	UNTC       string   // chapter and number in the UN Treaty Collection: "XXVII-7-a"
	Topic      string   // climate, arms, trade, ...
	Parties    []string // entity ids, of instruments between a few parties
	Body       string   // slug of the organization that it founds
	Source     string   // the work that was opened to check the row
}

// ID is the instrument's entity id.
func (i Instrument) ID() string { return "instrument:" + i.Slug }

// Treaty is a treaty as the UN Treaty Collection lists it. Its slug is that of
// the Instrument with the same number; where there is none, it makes the id
// that a text gets which names the treaty by its title.
type Treaty struct {
	UNTC    string // chapter and number: "XXVII-7-a"
	Slug    string
	Title   string
	Adopted graph.Date
	Place   string
	Source  string // the work that was opened to check the row
}

// ID is the treaty's entity id.
func (t Treaty) ID() string { return "instrument:" + t.Slug }

// Participant is what depositaries call a party where that alone, among the
// forms of the gazetteers, could be another: their "Congo" is Brazzaville's.
type Participant struct {
	Name   string
	Entity string // entity id
	Source string // the work that was opened to check the row
}

// Summit is a summit, conference, COP or assembly.
type Summit struct {
	Slug    string
	Name    string
	Series  string
	Date    graph.Date
	Place   string
	Country string // alpha-3
	Source  string // the work that was opened to check the row
}

// ID is the summit's entity id.
func (s Summit) ID() string { return "summit:" + s.Slug }

// The roles of a Form.
const (
	RoleName      = "name"
	RoleAlias     = "alias"
	RoleAcronym   = "acronym"   // matched in its own case only
	RoleDemonym   = "demonym"   // "Frenchman", "Americans"
	RoleAdjective = "adjective" // "French"
	RoleCapital   = "capital"   // "Paris": the place, or by metonymy the government
	RoleMetonym   = "metonym"   // "the White House", "Downing Street"
)

// Form is one way to name an entity.
type Form struct {
	Text   string
	Entity string // entity id
	Kind   graph.Kind
	Role   string
	// Ambiguous says what else the form means ("a US state", "a given name");
	// such a form needs support from its sentence. "" for a plain one.
	Ambiguous string
	Source    string // the work that was opened to check the row
}

// Phrase is a name that holds a form of an entity and does not mean that
// entity ("Indian Ocean", "Washington Post"): where it stands, the forms inside
// it name nothing. It is matched in its own case, as whole words.
type Phrase struct {
	Text   string
	Is     string // what it is: "sea", "company", "newspaper", "place", "event", ...
	Source string // the work that was opened to check the row
}
