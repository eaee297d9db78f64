package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"
)

// Linter looks into what a store keeps beside what its answers show.
type Linter interface {
	// Loose tells every edge that leads nowhere, and every row that another
	// one contradicts of which it is made.
	Loose(ctx context.Context, tell func(Complaint)) error
	// ArticleIDs lists articles in the order of their ids, at most limit of
	// those behind after.
	ArticleIDs(ctx context.Context, after string, limit int) ([]string, error)
}

// LintedStore is a store that can be linted.
type LintedStore interface {
	Reader
	Reviewer
	Linter
}

// Complaint is something in a graph that cannot be.
type Complaint struct {
	Rule    LintRule `json:"rule"`
	Subject string   `json:"subject"` // id of the entity, claim, article, or of the pair "instrument actor"
	Detail  string   `json:"detail"`
}

// LintRule says which rule is broken.
type LintRule string

const (
	DanglingEdge        LintRule = "dangling-edge"        // it leads to what is not there
	QuoteNotInArticle   LintRule = "quote-not-in-article" // the article does not say so
	UnsupportedPosition LintRule = "unsupported-position" // other than its claims and decisions make it
	WrongTally          LintRule = "wrong-tally"          // an entity's count of claims, articles or positions
	SharedAlias         LintRule = "shared-alias"         // two entities of one kind are called so
)

// LintRules are all rules, in the order of checking.
var LintRules = []LintRule{DanglingEdge, QuoteNotInArticle, UnsupportedPosition, WrongTally, SharedAlias}

// TextOf gives the plain text of an article, in which its quotes stand.
type TextOf func(Article) (string, error)

// Lint checks all that a store holds and tells each complaint. It is clean on
// every store, whatever was put, mended or taken back. It reads all there is;
// of articles and positions it holds some at a time, of entities all.
func Lint(ctx context.Context, s LintedStore, text TextOf, tell func(Complaint)) error {
	l := linter{s: s, text: text, tell: tell, known: map[string]*tally{}}
	for _, check := range []func(context.Context) error{l.entities, l.loose, l.articles, l.positions, l.tallies, l.aliases} {
		if err := check(ctx); err != nil {
			return fmt.Errorf("lint: %w", err)
		}
	}
	return nil
}

// linter is one run of Lint.
type linter struct {
	s     LintedStore
	text  TextOf
	tell  func(Complaint)
	known map[string]*tally // by entity id
}

// tally is an entity as it is stored, and what there is of it.
type tally struct {
	stored           EntitySummary
	claims, articles int
	acted, held      map[Stance]int // positions that are facts, as actor and as instrument
}

func (l *linter) complain(rule LintRule, subject, format string, args ...any) {
	l.tell(Complaint{rule, subject, fmt.Sprintf(format, args...)})
}

// eachPage reads a list page by page.
func eachPage[T any](read func(Paging) (Page[T], error), do func(T)) error {
	p := Paging{Limit: MaxLimit}
	for {
		page, err := read(p)
		if err != nil {
			return err
		}
		for _, item := range page.Items {
			do(item)
		}
		if p.Cursor = page.Next; p.Cursor == "" {
			return nil
		}
	}
}

func (l *linter) entities(ctx context.Context) error {
	return eachPage(func(p Paging) (Page[EntitySummary], error) { return l.s.Entities(ctx, EntityQuery{Paging: p}) },
		func(e EntitySummary) {
			l.known[e.ID] = &tally{stored: e, acted: map[Stance]int{}, held: map[Stance]int{}}
		})
}

func (l *linter) loose(ctx context.Context) error { return l.s.Loose(ctx, l.tell) }

// articles checks what each article says.
func (l *linter) articles(ctx context.Context) error {
	after := ""
	for {
		ids, err := l.s.ArticleIDs(ctx, after, MaxLimit)
		if err != nil || len(ids) == 0 {
			return err
		}
		for _, id := range ids {
			r, err := l.s.Reading(ctx, id)
			if err != nil {
				return err
			}
			l.reading(&r)
		}
		after = ids[len(ids)-1]
	}
}

func (l *linter) reading(r *Reading) {
	text, err := l.text(r.Article)
	if err != nil {
		l.complain(QuoteNotInArticle, r.Article.ID, "cannot be read again: %v", err)
		return
	}
	c := quotes{linter: l, article: r, text: spaced(text)}
	for i := range r.Entities {
		l.ends(r.Article.ID, r.Entities[i].ID)
		if t := l.known[r.Entities[i].ID]; t != nil {
			t.articles++
		}
	}
	for i := range r.Claims {
		cl := &r.Claims[i]
		l.ends(cl.ID, cl.Actor, cl.Instrument, cl.Summit, cl.Attribution.Entity)
		c.check(cl.ID, cl.Evidence)
	}
	for i := range r.Counts {
		l.ends(r.Article.ID, r.Counts[i].Instrument)
		c.check(r.Article.ID, r.Counts[i].Evidence)
	}
	for i := range r.Links {
		k := &r.Links[i]
		l.ends(r.Article.ID, k.From, k.To, k.About)
		c.check(r.Article.ID, k.Evidence)
	}
}

// ends checks that what something leads to is stored.
func (l *linter) ends(subject string, ids ...string) {
	for _, id := range ids {
		if id != "" && l.known[id] == nil {
			l.complain(DanglingEdge, subject, "leads to %s, which is not stored", id)
		}
	}
}

// quotes checks the evidence of one article.
type quotes struct {
	*linter
	article *Reading
	text    string
}

func (q *quotes) check(subject string, e Evidence) {
	id, raw := q.article.Article.ID, q.article.Article.Raw
	switch {
	case e.Quote == "":
	case e.Start < 0 || e.End < e.Start || e.End > len(raw):
		q.complain(QuoteNotInArticle, subject, "stands at %d to %d of %s, which has %d bytes", e.Start, e.End, id, len(raw))
	case !strings.Contains(q.text, spaced(e.Quote)):
		q.complain(QuoteNotInArticle, subject, "%s does not say %q", id, e.Quote)
	}
}

// spaced is a text with single blanks between its words.
func spaced(text string) string { return strings.Join(strings.Fields(text), " ") }

// tallies checks what each entity says of its claims, articles and positions. A
// body has the positions on its founding instrument, too: those are asked for.
func (l *linter) tallies(ctx context.Context) error {
	for _, id := range sortedKeys(l.known) {
		t := l.known[id]
		if t.stored.Kind == Organization {
			clear(t.held)
			if err := eachPage(func(p Paging) (Page[Position], error) {
				return l.s.Positions(ctx, PositionQuery{Paging: p, Instrument: id, Tense: Past})
			}, func(p Position) {
				if p.Actor.ID != id {
					t.held[p.Stance]++
				}
			}); err != nil {
				return err
			}
		}
		if t.claims != t.stored.Claims {
			l.complain(WrongTally, id, "says that it has %d claims, and has %d", t.stored.Claims, t.claims)
		}
		if t.articles != t.stored.Articles {
			l.complain(WrongTally, id, "says that %d articles name it, and %d do", t.stored.Articles, t.articles)
		}
		for _, stance := range Stances {
			if got, want := t.stored.Stances[stance], t.acted[stance]+t.held[stance]; got != want {
				l.complain(WrongTally, id, "says that %d of its positions are %s, and %d are", got, stance, want)
			}
		}
	}
	return nil
}

// aliases checks that no two entities of one kind are called alike. Persons
// share surnames: a single word is no name of a person.
func (l *linter) aliases(context.Context) error {
	owners := map[string][]string{} // by kind and name
	for _, id := range sortedKeys(l.known) {
		e := l.known[id].stored
		for _, name := range append([]string{e.Name}, e.Aliases...) {
			name = spaced(fold(name))
			if name == "" || e.Kind == Person && !strings.Contains(name, " ") {
				continue
			}
			key := string(e.Kind) + " " + name
			if !slices.Contains(owners[key], id) {
				owners[key] = append(owners[key], id)
			}
		}
	}
	for _, key := range sortedKeys(owners) {
		if ids := owners[key]; len(ids) > 1 {
			_, name, _ := strings.Cut(key, " ")
			l.complain(SharedAlias, ids[0], "%q is also a name of %s: merge them if they are one", name, strings.Join(ids[1:], ", "))
		}
	}
	return nil
}
