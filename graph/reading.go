package graph

import "time"

// Reading is what one article says. It is what `signatory extract` prints for
// an article and what a Writer stores.
type Reading struct {
	Article  Article  `json:"article"`
	Entities []Entity `json:"entities"`
	Claims   []Claim  `json:"claims"`
	Counts   []Count  `json:"counts"`
	Links    []Link   `json:"links"`
}

// Article is a news text with its provenance. Raw is kept, so that the article
// can be read again when the extractor improves.
type Article struct {
	ID        string    `json:"id"`             // "article:" + hash of the canonical URL, else of the bytes
	Revision  string    `json:"revision"`       // hash of Raw, in a feed of the item alone: new bytes at a known URL are a new revision
	Path      string    `json:"path,omitempty"` // where it was read from, as the user named it
	Title     string    `json:"title"`
	Date      Date      `json:"date"` // when it was published
	URL       string    `json:"url"`
	Publisher string    `json:"publisher"`
	Language  string    `json:"language"`            // ISO 639-1; only "en" is read for claims
	Format    string    `json:"format"`              // markdown, html, text, ndjson, json, csv, feed, or ListFormat
	Raw       []byte    `json:"-"`                   // the source bytes, to which every offset points
	Text      string    `json:"-"`                   // plain text, by which copies are told; a store does not keep it
	Reader    string    `json:"-"`                   // version of the code and models that read it last, "" where unknown
	Recorded  time.Time `json:"-"`                   // when a store took it in
	Retracted bool      `json:"retracted,omitempty"` // by a person: nothing that it says counts
}

// Entity is what mentions resolve to. ID matches [a-z]+:[A-Za-z0-9-]+ and is
// the same in every article and on every run.
type Entity struct {
	ID       string    `json:"id"`
	Kind     Kind      `json:"kind"`
	Name     string    `json:"name"`
	Code     string    `json:"code,omitempty"`    // country: ISO 3166-1 alpha-3, or ISO 3166-3 for a former state
	Type     string    `json:"type,omitempty"`    // instrument: declaration, treaty, ...; organization: bloc, body, company
	Date     Date      `json:"date,omitempty"`    // instrument: adopted; summit: first day
	Aliases  []string  `json:"aliases,omitempty"` // other forms that stand in this article and name it alone
	Mentions []Mention `json:"mentions,omitempty"`
}

// Mention is a span of the source that names an entity.
type Mention struct {
	Start int    `json:"start"` // byte offset into Article.Raw
	End   int    `json:"end"`   // exclusive
	Text  string `json:"text"`
}

// Evidence is the run of the article from which a reader sees what is claimed.
// Start and End are byte offsets into Article.Raw, End exclusive; where the
// quote holds no markup, the bytes there are the quote.
type Evidence struct {
	Quote string `json:"quote"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// Reason says which rule read a claim, and from which words.
type Reason struct {
	Rule  string `json:"rule"`
	Words string `json:"words"`
}

// Attribution says who is the source of a claim within the article.
type Attribution struct {
	Entity string `json:"entity"` // an entity id, or ""
	Text   string `json:"text"`   // the words, as "officials in Paris"
}

// Claim is one reading of one sentence: actor - stance - instrument. What was
// read stays as it is; it is superseded by a later reading of its article, or
// retracted with it. A person's Edit says what it claims instead.
type Claim struct {
	ID            string      `json:"id"` // hash of article id, start, end, actor, stance, tense and instrument, as they were read
	Actor         string      `json:"actor"`
	Stance        Stance      `json:"stance"`
	Tense         Tense       `json:"tense"`
	Instrument    string      `json:"instrument"` // an instrument's id, or that of a body that the actor belongs to or left
	Summit        string      `json:"summit,omitempty"`
	Date          Date        `json:"date"` // of the event; "" where the text gives none
	DatePrecision string      `json:"date_precision"`
	Effective     Date        `json:"effective,omitempty"` // a withdrawal's second date
	Act           Act         `json:"act"`
	Official      bool        `json:"official,omitempty"`   // from a depositary's list, not from the press
	Background    bool        `json:"background,omitempty"` // mentioned in passing: supports a step, never orders one
	Attribution   Attribution `json:"attribution"`
	Confidence    float64     `json:"confidence"` // 0 to 1: the chance that the reading is right
	Reason        Reason      `json:"reason"`
	Evidence      Evidence    `json:"evidence"`
	Reader        string      `json:"reader,omitempty"` // version of the code and model that made it

	// What was read, where a person merged an end into another or edited the claim since.
	ActorRead      string `json:"actor_read,omitempty"`
	InstrumentRead string `json:"instrument_read,omitempty"`
	StanceRead     Stance `json:"stance_read,omitempty"`
	TenseRead      Tense  `json:"tense_read,omitempty"`
	DateRead       Date   `json:"date_read,omitempty"`

	// Set by a store when the claim is read back; empty in a fresh reading.
	Article   string    `json:"article,omitempty"`
	Source    string    `json:"source,omitempty"` // independent source: syndicated copies share one
	Publisher string    `json:"publisher,omitempty"`
	Published Date      `json:"published,omitempty"`
	Recorded  time.Time `json:"recorded,omitzero"`
}

// Count is a number of actors that an article reports for an instrument.
type Count struct {
	Stance     Stance   `json:"stance"`
	Count      int      `json:"count"`
	Qualifier  string   `json:"qualifier"` // exact, at_least, about, at_most
	Of         string   `json:"of"`        // countries, companies, leaders, ...
	Tense      Tense    `json:"tense"`
	Instrument string   `json:"instrument"`
	Evidence   Evidence `json:"evidence"`

	// Set by a store when the count is read back.
	Article   string `json:"article,omitempty"`
	Published Date   `json:"published,omitempty"`
}

// Link is any other relation between entities.
type Link struct {
	Kind     Relation `json:"kind"`
	From     string   `json:"from"`
	To       string   `json:"to,omitempty"`    // for said: empty
	About    string   `json:"about,omitempty"` // for said: the entity spoken about, if any
	Role     string   `json:"role,omitempty"`  // for represents
	Quote    string   `json:"quote,omitempty"` // for said
	Date     Date     `json:"date,omitempty"`
	Until    Date     `json:"until,omitempty"`
	Evidence Evidence `json:"evidence"`

	// Set by a store when the link is read back.
	Article string `json:"article,omitempty"`
}
