package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strconv"

	"signatory/graph"
)

type articlePage struct {
	graph.Article
	Heading []run // the title as the text has it, with its marks; nil where it has none
	Blocks  []block
	Claims  []claimRow
	Counts  []articleCount
	Links   []articleLink
	Names   []named
	// Passed are sentences that name an instrument and of which nothing was read,
	// of so many in All, of which Gave gave something.
	Passed    []unreadSentence
	All, Gave int
	// Unread says why nothing was read from it, "" where something was.
	Unread string
	// TextErr says why the text cannot be shown.
	TextErr string
}

// claimRow is a claim as the article's margin shows it.
type claimRow struct {
	graph.Claim
	Number    int
	Actor, On named
}

type articleCount struct {
	graph.Count
	On named
}

// articleLink is a tie that was read: what it says, as a line.
type articleLink struct {
	graph.Link
	Start, End, On named
	Says           string
}

func (s *site) article(w http.ResponseWriter, r *http.Request) error {
	ctx, id := r.Context(), r.PathValue("id")
	a, err := s.Store.Article(ctx, id)
	if err != nil {
		return err
	}
	reading, err := s.Store.Reading(ctx, id)
	if err != nil {
		return err
	}
	p := articlePage{Article: a}
	s.readText(&p, reading)
	if err := s.fillReading(ctx, &p, reading); err != nil {
		return err
	}
	return s.render(w, r, http.StatusOK, "article", frame{Title: titleOf(a), Page: p,
		Exports: exportsOf("/api/v1/claims", url.Values{"article": {a.ID}, "limit": {strconv.Itoa(graph.MaxLimit)}})})
}

// fillReading names what was read, in the order of the article.
func (s *site) fillReading(ctx context.Context, p *articlePage, reading graph.Reading) (err error) {
	names := map[string]named{}
	for _, e := range reading.Entities {
		names[e.ID] = nameOf(e)
		if len(e.Mentions) > 0 {
			p.Names = append(p.Names, nameOf(e))
		}
	}
	byID := s.namer()
	byID.known = names
	for i, c := range reading.Claims {
		row := claimRow{Claim: c, Number: i + 1}
		if row.Actor, err = byID.name(ctx, c.Actor); err != nil {
			return err
		}
		if row.On, err = byID.name(ctx, c.Instrument); err != nil {
			return err
		}
		p.Claims = append(p.Claims, row)
	}
	for _, c := range reading.Counts {
		on, err := byID.name(ctx, c.Instrument)
		if err != nil {
			return err
		}
		p.Counts = append(p.Counts, articleCount{c, on})
	}
	p.Links, err = articleLinks(ctx, byID, reading.Links)
	return err
}

// articleLinks are the ties of an article, each once.
func articleLinks(ctx context.Context, byID *namer, links []graph.Link) ([]articleLink, error) {
	var out []articleLink
	seen := map[string]bool{}
	for _, l := range links {
		row := articleLink{Link: l, Says: linkVerb(string(l.Kind), true)}
		for _, end := range []struct {
			id   string
			into *named
		}{{l.From, &row.Start}, {l.To, &row.End}, {l.About, &row.On}} {
			n, err := byID.name(ctx, end.id)
			if err != nil {
				return nil, err
			}
			*end.into = n
		}
		if row.End.ID == "" {
			row.End = row.On
		}
		if row.End.ID == "" && l.Kind == graph.Said {
			row.Says = "is quoted"
		}
		key := l.From + row.Says + row.End.ID + l.Role
		if !seen[key] {
			seen[key] = true
			out = append(out, row)
		}
	}
	return out, nil
}

// readText cuts the article's text; where that fails the page shows what was read without it.
func (s *site) readText(p *articlePage, reading graph.Reading) {
	switch {
	case p.Language != "" && p.Language != "en":
		p.Unread = "It is not in English, so no positions were read from it."
	case len(reading.Claims) == 0 && len(reading.Counts) == 0:
		p.Unread = "No sentence of it says where anyone stands on an instrument."
	}
	text, err := s.Text(p.Article)
	if err != nil {
		s.Log.Warn("article text not shown", "article", p.ID, "error", err)
		p.TextErr = fmt.Sprintf("The text cannot be shown: %v.", err)
		return
	}
	var unread []mark
	if p.Unread == "" || p.Language == "" || p.Language == "en" {
		p.Passed, unread, p.All, p.Gave = unreadOf(text, reading)
	}
	p.Blocks = cut(text, reading, unread)
	if len(p.Blocks) > 0 && p.Blocks[0].Kind == "title" {
		p.Heading, p.Blocks = p.Blocks[0].Runs, p.Blocks[1:]
	}
}

// claim leads to the sentence of a claim within its article.
func (s *site) claim(w http.ResponseWriter, r *http.Request) error {
	page, err := s.Store.Claims(r.Context(), graph.ClaimQuery{ID: r.PathValue("id"), Paging: graph.Paging{Limit: 1}})
	if err != nil {
		return err
	}
	if len(page.Items) == 0 {
		return graph.ErrNotFound
	}
	c := page.Items[0]
	http.Redirect(w, r, "/articles/"+url.PathEscape(c.Article)+"#"+url.PathEscape(c.ID), http.StatusSeeOther)
	return nil
}
