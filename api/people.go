package api

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"signatory/graph"
)

var (
	personKinds = []graph.Kind{graph.Person}
	summitKinds = []graph.Kind{graph.Summit}
)

// Role is whom a person represented, as an article says.
type Role struct {
	Of       graph.ActorRef `json:"of"`
	Role     string         `json:"role"`
	Date     graph.Date     `json:"date"`
	Until    graph.Date     `json:"until"`
	Article  string         `json:"article"`
	Evidence graph.Evidence `json:"evidence"`
}

// Saying is what a person or a body said, as an article quotes it.
type Saying struct {
	Quote    string         `json:"quote"`
	About    graph.ActorRef `json:"about"` // empty where it is about nothing that is known
	Date     graph.Date     `json:"date"`
	Article  string         `json:"article"`
	Evidence graph.Evidence `json:"evidence"`
}

// Guest is who hosted or attended a summit.
type Guest struct {
	Guest    graph.ActorRef `json:"guest"`
	Part     graph.Relation `json:"part"` // hosted or attended
	Date     graph.Date     `json:"date"`
	Article  string         `json:"article"`
	Evidence graph.Evidence `json:"evidence"`
}

type pageInput struct {
	ByID
	Paging
}

func (s *server) peopleRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"list-people", Base + "/people", "people", "List the people", "Persons that articles name, the most covered first.", nil}, s.ofKinds(personKinds))
	get(s, route{"get-person", Base + "/people/{id}", "people", "Get a person", "With the number of claims and articles that name this person.", notFound}, s.entityOf(personKinds))
	get(s, route{"list-roles", Base + "/people/{id}/roles", "people", "List whom a person represented",
		"Each with the role, the dates that the text gives, and the sentence.", notFound}, s.roles)
	get(s, route{"list-quotes", Base + "/people/{id}/quotes", "people", "List what a person said",
		"Each with what it is about, where that is known, and the sentence.", notFound}, s.quotes)
	get(s, route{"list-summits", Base + "/summits", "summits", "List the summits", "Meetings that articles name, the most covered first.", nil}, s.ofKinds(summitKinds))
	get(s, route{"get-summit", Base + "/summits/{id}", "summits", "Get a summit", "With its first day, where a text gives it.", notFound}, s.entityOf(summitKinds))
	get(s, route{"list-guests", Base + "/summits/{id}/guests", "summits", "List who hosted and who attended a summit",
		"As articles say. Who of them stands where on an instrument tells its survey with group set to the summit's id.", notFound}, s.guests)
	get(s, route{"list-adopted", Base + "/summits/{id}/instruments", "summits", "List what was adopted at a summit",
		"Instruments, each with its number of current positions by stance: those of which an article says so, behind the last of them those that the server knows besides.", notFound}, s.adopted)
}

// ofKinds lists the entities of some kinds.
func (s *server) ofKinds(kinds []graph.Kind) func(context.Context, *instrumentsInput) (*listOutput[graph.EntitySummary], error) {
	return func(ctx context.Context, in *instrumentsInput) (*listOutput[graph.EntitySummary], error) {
		page, err := s.Store.Entities(ctx, graph.EntityQuery{Paging: in.Paging.graph(), Kinds: kinds, Sort: in.Sort})
		return listOf(page, err, wholeEntity)
	}
}

// linked lists links of an entity of some kinds, each turned by item with the
// name of what is at its other end.
func linked[T any](ctx context.Context, s *server, in *pageInput, kinds []graph.Kind, relations []graph.Relation,
	end func(*graph.Link) string, item func(*graph.Link, graph.ActorRef) T) (*listOutput[T], error) {
	e, err := s.entity(ctx, in.ID, kinds)
	if err != nil {
		return nil, err
	}
	page, err := s.Store.Links(ctx, graph.LinkQuery{Paging: in.Paging.graph(), Entity: e.ID, Kinds: relations})
	if err != nil {
		return nil, err
	}
	var ids []string
	for i := range page.Items {
		if id := end(&page.Items[i]); id != "" {
			ids = append(ids, id)
		}
	}
	refs, err := s.Store.Refs(ctx, ids)
	if err != nil {
		return nil, err
	}
	names := map[string]graph.ActorRef{}
	for _, r := range refs {
		names[r.ID] = r
	}
	out := graph.Page[T]{Next: page.Next}
	for i := range page.Items {
		out.Items = append(out.Items, item(&page.Items[i], names[end(&page.Items[i])]))
	}
	return listOf(out, nil, nil)
}

func (s *server) roles(ctx context.Context, in *pageInput) (*listOutput[Role], error) {
	return linked(ctx, s, in, personKinds, []graph.Relation{graph.Represents}, func(l *graph.Link) string { return l.To },
		func(l *graph.Link, of graph.ActorRef) Role {
			return Role{of, l.Role, l.Date, l.Until, l.Article, l.Evidence}
		})
}

func (s *server) quotes(ctx context.Context, in *pageInput) (*listOutput[Saying], error) {
	return linked(ctx, s, in, personKinds, []graph.Relation{graph.Said}, func(l *graph.Link) string { return l.About },
		func(l *graph.Link, about graph.ActorRef) Saying {
			return Saying{l.Quote, about, l.Date, l.Article, l.Evidence}
		})
}

func (s *server) guests(ctx context.Context, in *pageInput) (*listOutput[Guest], error) {
	return linked(ctx, s, in, summitKinds, []graph.Relation{graph.Attended, graph.Hosted}, func(l *graph.Link) string { return l.From },
		func(l *graph.Link, who graph.ActorRef) Guest {
			return Guest{who, l.Kind, l.Date, l.Article, l.Evidence}
		})
}

func (s *server) adopted(ctx context.Context, in *pageInput) (*listOutput[graph.EntitySummary], error) {
	e, err := s.entity(ctx, in.ID, summitKinds)
	if err != nil {
		return nil, err
	}
	page, err := s.Store.Links(ctx, graph.LinkQuery{Paging: in.Paging.graph(), Entity: e.ID, Kinds: []graph.Relation{graph.AdoptedAt}})
	if err != nil {
		return nil, err
	}
	out := graph.Page[graph.EntitySummary]{Next: page.Next}
	told := map[string]bool{} // several articles may say so
	for _, l := range page.Items {
		if told[l.From] {
			continue
		}
		told[l.From] = true
		i, err := s.Store.Entity(ctx, l.From)
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, i)
	}
	if out.Next == "" {
		more, err := s.knownAdopted(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		out.Items = append(out.Items, more...)
	}
	return listOf(out, nil, wholeEntity)
}

// knownAdopted are the instruments that the gazetteer knows to have been adopted
// at a summit, that articles name, and of which none of them says so.
func (s *server) knownAdopted(ctx context.Context, summit string) ([]graph.EntitySummary, error) {
	known, _ := graph.MeetingsOf(s.World).Meeting(summit)
	var out []graph.EntitySummary
	for _, a := range known.Adopted {
		i, err := s.Store.Entity(ctx, a.ID)
		if errors.Is(err, graph.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		said, err := s.Store.Links(ctx, graph.LinkQuery{Paging: graph.Paging{Limit: graph.MaxLimit}, Entity: a.ID, Kinds: []graph.Relation{graph.AdoptedAt}})
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(said.Items, func(l graph.Link) bool { return l.From == a.ID && l.To == summit }) {
			out = append(out, i)
		}
	}
	return out, nil
}
