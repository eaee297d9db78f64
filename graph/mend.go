package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// Mender keeps what people mend: two entities that are one, a name, an article
// that is not to be trusted. Nothing that was read is lost by it: an act of
// mending changes what follows from readings, those that are stored and those
// that come later, and can be taken back.
type Mender interface {
	// Mend records an act and applies it. Of m it takes Kind, Subject, Into,
	// Name or the To of Edit, By and Reason. ErrNotFound or *MovedError for an entity, article or
	// claim that is not there; *InvalidError for an act that cannot be.
	Mend(ctx context.Context, m Mending) (Mending, error)
	// Unmend takes an act back, by its id: merged entities are split again, the
	// earlier name returns, a retracted article counts again.
	Unmend(ctx context.Context, id, by, reason string) (Mending, error)
	// Mendings lists all acts, those that were taken back too, the latest first.
	Mendings(ctx context.Context, q MendingQuery) (Page[Mending], error)
	// Unmended gives what was read from an article, before any mending; ErrNotFound.
	Unmended(ctx context.Context, articleID string) (Reading, error)
}

// MendingQuery selects acts on an entity, an article or a claim ("": all).
type MendingQuery struct {
	Paging
	Subject string
}

// Mending is one act of mending.
type Mending struct {
	ID      string    `json:"id"`
	Kind    MendKind  `json:"kind"`
	Subject string    `json:"subject"`          // the entity, article or claim that is mended
	Into    string    `json:"into,omitempty"`   // of a merge: the entity that the subject is
	Name    string    `json:"name,omitempty"`   // of a rename: what the subject is called; of a merge, what it was called
	Edit    *Edit     `json:"edit,omitempty"`   // of an edit, and of its undoing
	Undoes  string    `json:"undoes,omitempty"` // of an undo: the act that is taken back
	By      string    `json:"by"`
	Reason  string    `json:"reason"`
	At      time.Time `json:"at"`

	// Set by a store when the act is read back.
	Undone bool `json:"undone"` // taken back since
	// Orphaned: of an edit, that its article no longer says what it corrects.
	Orphaned bool `json:"orphaned,omitempty"`
	// Target is the entity Into as it stood then, for articles that do not name it.
	Target Entity `json:"-"`
}

// MendKind says what an act of mending does.
type MendKind string

const (
	MergeEntity    MendKind = "merge"   // the subject is Into: its id redirects, all that tells of it tells of Into
	RenameEntity   MendKind = "rename"  // the subject is called Name; its other names stay aliases
	RetractArticle MendKind = "retract" // nothing that the article says counts
	EditClaim      MendKind = "edit"    // the claim says what Edit says
	UndoMending    MendKind = "undo"    // the act Undoes is taken back
)

// Check reports an *InvalidError for an act that cannot be, whatever is stored.
func (m *Mending) Check() error {
	c := checker{}
	kinds := []MendKind{MergeEntity, RenameEntity, RetractArticle, EditClaim, UndoMending}
	c.that(slices.Contains(kinds, m.Kind), "kind", "%q is no act of mending: want one of %v", m.Kind, kinds)
	c.that(strings.TrimSpace(m.By) != "", "by", "is empty: name who mends")
	c.id("subject", m.Subject)
	if m.Kind == MergeEntity {
		c.id("into", m.Into)
		c.that(m.Into != m.Subject, "into", "%s is the subject itself", m.Into)
		c.that(KindOf(m.Into) == KindOf(m.Subject), "into", "%s and %s are of different kinds", m.Subject, m.Into)
	}
	if m.Kind == EditClaim {
		m.Edit.check(&c)
	}
	if m.Kind == RenameEntity {
		c.that(len(Words(m.Name)) > 0, "name", "%q holds no word", m.Name)
	}
	if c.err == nil {
		return nil
	}
	return c.err
}

// Undo is the act that takes m back.
func (m *Mending) Undo(by, reason string) (Mending, error) {
	c := checker{}
	c.that(m.Kind != UndoMending, "id", "%s takes an act back: do that act again instead", m.ID)
	c.that(!m.Undone, "id", "%s was taken back already", m.ID)
	if c.err != nil {
		return Mending{}, c.err
	}
	return Mending{Kind: UndoMending, Subject: m.Subject, Undoes: m.ID, Edit: m.Edit, By: by, Reason: reason}, nil
}

// Article is the article that an act is about, "" where it is about an entity.
func (m *Mending) Article() string {
	switch {
	case m.Edit != nil:
		return m.Edit.Article
	case KindOf(m.Subject) == "":
		return m.Subject
	}
	return ""
}

// Asked is what of m somebody asks for, without what a store sets.
func (m *Mending) Asked() Mending {
	out := Mending{Kind: m.Kind, Subject: m.Subject, Into: m.Into, Name: m.Name, By: m.By, Reason: m.Reason}
	if m.Edit != nil {
		out.Edit = &Edit{To: m.Edit.To}
	}
	return out
}

// Retracted is the error for retracting an article that is retracted already.
func (m *Mending) Retracted() error {
	return &InvalidError{Field: "subject", Reason: m.Subject + " is retracted already"}
}

// Digest is the id of an act: the same for the same act in every store.
func (m Mending) Digest() (string, error) {
	m.ID, m.Undone, m.At = "", false, m.At.UTC()
	b, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("id of a mending: %w", err)
	}
	sum := sha256.Sum256(b)
	return "mending:" + hex.EncodeToString(sum[:8]), nil
}
