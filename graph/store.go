package graph

import (
	"context"
	"strings"
	"time"
)

// Store is what the API and the commands need of a store. Optional powers are
// further small interfaces, one a question (Pather, Aligner, Changes, Reviewer).
type Store interface {
	Reader
	Writer
	Searcher
	Aligner
	RollCaller
	// Ready reports whether the store answers; its error names what is wrong and the mend.
	Ready(ctx context.Context) error
	Close() error
}

// Writer takes readings in.
type Writer interface {
	// Put stores readings and settles every position that they touch, each
	// reading whole or not at all. The same reading again changes nothing;
	// another revision or another reader's result of a known article
	// supersedes the stored one. Results are in the order of the readings. A
	// reading that Check refuses is rejected alone: the others are stored, and
	// the error joins one *InvalidError for each.
	Put(ctx context.Context, readings []Reading) ([]PutResult, error)
}

// PutResult says what became of one reading.
type PutResult string

const (
	Added      PutResult = "added"
	Unchanged  PutResult = "unchanged"
	Superseded PutResult = "superseded"
	Unsound    PutResult = "rejected" // the reading is not sound; the error says why
)

// Reader answers the questions that every page needs. Lists are in a fixed
// order that ends in the id and are paged by an opaque cursor; a limit or a
// cursor that cannot be is an *InvalidError.
type Reader interface {
	// Entity returns the entity with its tallies; ErrNotFound, or *MovedError.
	Entity(ctx context.Context, id string) (EntitySummary, error)
	// Refs names actors, in the order of ids; what is not stored has its id for a name.
	Refs(ctx context.Context, ids []string) ([]ActorRef, error)
	Entities(ctx context.Context, q EntityQuery) (Page[EntitySummary], error)
	Positions(ctx context.Context, q PositionQuery) (Page[Position], error)
	Claims(ctx context.Context, q ClaimQuery) (Page[Claim], error)
	Counts(ctx context.Context, instrument string) ([]Count, error)
	Links(ctx context.Context, q LinkQuery) (Page[Link], error)
	// Silent lists the actors of kind country that articles with a claim on the
	// instrument mention, and that have no position on it.
	Silent(ctx context.Context, instrument string) ([]ActorRef, error)
	// SilentOn lists, in the order of ids, the instruments on which a country is
	// silent: articles with a claim on them mention it, and it has no position.
	SilentOn(ctx context.Context, country string) ([]InstrumentRef, error)
	// Mentioned lists the countries that articles with a claim on an instrument
	// mention, with a position or without, in the order of ids.
	Mentioned(ctx context.Context, q MentionQuery) ([]ActorRef, error)
	// Article returns the article with its raw bytes; ErrNotFound.
	Article(ctx context.Context, id string) (Article, error)
	// Articles lists articles, without their raw bytes.
	Articles(ctx context.Context, q ArticleQuery) (Page[Article], error)
	// Reading returns all that was read from an article; ErrNotFound.
	Reading(ctx context.Context, articleID string) (Reading, error)
	Stats(ctx context.Context) (Stats, error)
}

// Searcher finds entities and claims by words.
type Searcher interface {
	// Search matches every word of q, the last as a prefix, against names,
	// aliases, titles and quotes. Hits come best first.
	Search(ctx context.Context, q SearchQuery) (Page[Hit], error)
}

// Page is one page of a list; Next is the cursor of the following one, "" on the last.
type Page[T any] struct {
	Items []T    `json:"items"`
	Next  string `json:"next_cursor"`
}

// Paging asks for a page. Limit 0 is DefaultLimit; above MaxLimit is an error.
type Paging struct {
	Limit  int
	Cursor string
}

const (
	DefaultLimit = 50
	MaxLimit     = 1000
)

// EntityQuery selects entities.
type EntityQuery struct {
	Paging
	Kinds []Kind
	Acts  bool   // only those that are the actor of a claim
	Sort  string // "id" (default), "coverage": most claims first, or "articles": most articles first, then most claims; then id
}

// EntitySummary is an entity with what the graph holds of it.
type EntitySummary struct {
	Entity
	Claims   int            `json:"claims"`
	Articles int            `json:"articles"`
	Stances  map[Stance]int `json:"stances"` // of its current positions that are facts, as actor or as instrument
}

// PositionQuery selects positions, in the order of instrument id, then actor id.
type PositionQuery struct {
	Paging
	Actor, Instrument string
	// Stance selects what is a fact; with Tense Planned, what is intended.
	Stance Stance
	Tense  Tense
	// AsOf asks what held on a date: a step counts from the last day that its
	// date allows. Positions that rest on undated steps alone are left out;
	// Undated asks for just those.
	AsOf    Date
	Undated bool
	// KnownAt counts only what was published by a date, RecordedAt only what was
	// stored by a moment, superseded since or not. The three clocks combine.
	KnownAt    Date
	RecordedAt time.Time
	Disputed   bool // only positions whose current step is disputed
	// Unconfirmed selects positions of which the graph is less sure than ConfirmedAt.
	Unconfirmed bool
	Plain       bool // steps may lack their claims and proofs, for answers that show neither
	Brief       bool // steps may lack their claims, and proofs but the first their sentences, for answers that show one
	// Actors, where not nil, are the only ones asked about. MinConfidence leaves
	// out the positions of which the graph is less sure, MinSources those that
	// fewer independent sources report.
	Actors        []string
	MinConfidence float64
	MinSources    int
}

// MentionQuery asks who is named beside an instrument, in articles published by
// KnownAt whose claims were stored by RecordedAt; the zero values are now.
type MentionQuery struct {
	Instrument string
	KnownAt    Date
	RecordedAt time.Time
	// Among are the ids that who asks will look at, nil for all: a store need not
	// read others, and may.
	Among []string
}

// ClaimQuery selects claims, in the order of instrument, actor and claim id.
type ClaimQuery struct {
	Paging
	ID                         string   // this claim alone
	IDs                        []string // where not nil, these claims alone
	Actor, Instrument, Article string
	AttributedTo               string // whoever the article names as the source of the claim; see Attribution
	Stance                     Stance
}

// ArticleQuery selects articles by when and by whom they were published, the
// latest first, then by id. A date that is less precise than From or To counts
// from its first day; where either is given, articles without a date are left out.
type ArticleQuery struct {
	Paging
	Publisher string // as the articles name it, to the letter
	From, To  Date
	IDs       []string // where not nil, these articles alone
}

// Span are the first and the last date that q asks for, as they compare with
// dates at any precision: what counts from its first day is less than that day.
func (q *ArticleQuery) Span() (from, to string) {
	from = string(q.From.First())
	for range 2 {
		from = strings.TrimSuffix(from, "-01")
	}
	return from, string(q.To.Last())
}

// Check reports an *InvalidError for a date that is none, or a time that ends before it begins.
func (q *ArticleQuery) Check() error {
	c := checker{}
	c.date("from", q.From)
	c.date("to", q.To)
	c.that(q.From == "" || q.To == "" || q.From.First() <= q.To.Last(), "to", "%s is before from, %s", q.To, q.From)
	if c.err == nil {
		return nil
	}
	return c.err
}

// LinkQuery selects links that start from, lead to or are about an entity (none:
// all), in the order of kind, then LinkKey.
type LinkQuery struct {
	Paging
	Entity string
	Kinds  []Relation
}

// SearchQuery asks for hits on Text, of any of Kinds (none: all).
type SearchQuery struct {
	Paging
	Text  string
	Kinds []string // entity kinds, "claim", "article"
	Exact bool     // typos are not mended
	// Known are those that are called just so without any article saying it; see CalledIn.
	Known []ActorRef
}

// Hit is one thing found.
type Hit struct {
	ID      string `json:"id"`
	Kind    string `json:"kind"`
	Name    string `json:"name"`
	Snippet string `json:"snippet"`
	// ReadAs is the words that were looked for, where those asked for stand
	// nowhere and are taken for typos.
	ReadAs string `json:"read_as,omitempty"`
}

// Stats counts what the store holds.
type Stats struct {
	Articles  int          `json:"articles"`
	Claims    int          `json:"claims"`
	Positions int          `json:"positions"`
	Entities  map[Kind]int `json:"entities"`
}
