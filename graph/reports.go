package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
)

// SourceGroup is one independent source of a position: articles of one
// publisher, and copies of one text, tied together.
type SourceGroup struct {
	ID          string   `json:"id"` // of the first of its articles, in the order of ids
	Publishers  []string `json:"publishers"`
	FirstReport Date     `json:"first_report"`
	LastReport  Date     `json:"last_report"`
	Stances     []Stance `json:"stances"` // what it says, in the order of Stances
	Articles    []Report `json:"articles"`
}

// Report is an article of a source.
type Report struct {
	Article   string   `json:"article"`
	Title     string   `json:"title"`
	URL       string   `json:"url"`
	Publisher string   `json:"publisher"`
	Date      Date     `json:"date"`
	Claims    []string `json:"claims"`
}

// SourcesOf lists the independent sources of all that is claimed of an actor on
// an instrument, the earliest first report first, then by id.
func SourcesOf(ctx context.Context, r Reader, actor, instrument string) ([]SourceGroup, error) {
	var fs []*finding
	q := ClaimQuery{Actor: actor, Instrument: instrument, Paging: Paging{Limit: MaxLimit}}
	for {
		page, err := r.Claims(ctx, q)
		if err != nil {
			return nil, fmt.Errorf("sources of %s on %s: %w", actor, instrument, err)
		}
		for i := range page.Items {
			f := newFinding(&page.Items[i], publisherKey(&page.Items[i]))
			fs = append(fs, &f)
		}
		if q.Cursor = page.Next; q.Cursor == "" {
			break
		}
	}
	of := sourceRoots(fs)
	byRoot := map[int][]*finding{}
	for i, f := range fs {
		byRoot[of[i]] = append(byRoot[of[i]], f)
	}
	out := []SourceGroup{}
	for _, group := range byRoot {
		g, err := sourceGroup(ctx, r, group)
		if err != nil {
			return nil, fmt.Errorf("sources of %s on %s: %w", actor, instrument, err)
		}
		out = append(out, g)
	}
	slices.SortFunc(out, func(a, b SourceGroup) int {
		return cmp.Or(cmp.Compare(a.FirstReport.Last(), b.FirstReport.Last()), cmp.Compare(a.ID, b.ID))
	})
	return out, nil
}

// sourceGroup gathers the claims of one source by article.
func sourceGroup(ctx context.Context, r Reader, fs []*finding) (SourceGroup, error) {
	g := SourceGroup{Publishers: []string{}, Stances: []Stance{}, Articles: []Report{}}
	slices.SortFunc(fs, func(a, b *finding) int { return cmp.Or(cmp.Compare(a.Article, b.Article), cmp.Compare(a.ID, b.ID)) })
	for _, f := range fs {
		n := len(g.Articles)
		if n == 0 || g.Articles[n-1].Article != f.Article {
			a, err := r.Article(ctx, f.Article)
			if err != nil {
				return g, err
			}
			g.Articles = append(g.Articles, Report{Article: a.ID, Title: a.Title, URL: a.URL, Publisher: a.Publisher, Date: a.Date})
			g.FirstReport = earliest(g.FirstReport, a.Date)
			if a.Date.Last() > g.LastReport.Last() {
				g.LastReport = a.Date
			}
			if a.Publisher != "" && !slices.Contains(g.Publishers, a.Publisher) {
				g.Publishers = append(g.Publishers, a.Publisher)
			}
			n++
		}
		g.Articles[n-1].Claims = append(g.Articles[n-1].Claims, f.ID)
		if f.Stance != "" && !slices.Contains(g.Stances, f.Stance) {
			g.Stances = append(g.Stances, f.Stance)
		}
	}
	slices.Sort(g.Publishers)
	slices.SortFunc(g.Stances, func(a, b Stance) int { return slices.Index(Stances, a) - slices.Index(Stances, b) })
	g.ID = g.Articles[0].Article
	return g, nil
}
