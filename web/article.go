package web

import (
	"fmt"
	"net/http"
	"net/url"

	"signatory/graph"
)

type articlePage struct {
	graph.Article
	Heading []run // the title as the text has it, with its marks; nil where it has none
	Blocks  []block
	Claims  []claimRow
	Counts  []articleCount
	Names   []named
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
	title := a.Title
	if title == "" {
		title = "Article without a title"
	}
	return s.render(w, r, http.StatusOK, "article", frame{Title: title, Page: p})
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
	p.Blocks = cut(text, reading)
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
