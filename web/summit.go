package web

import (
	"cmp"
	"context"
	"fmt"

	"signatory/graph"
)

// shownNames is how many actors of one stance a summit's page names, the first of the alphabet.
const shownNames = 24

// unitedNations is the body whose members are asked about where no article says who came.
const unitedNations = "organization:united-nations"

// adopted is an instrument adopted at a summit, and who stands where on it: those
// who came, where that is known, else everyone.
type adopted struct {
	On     named
	Date   graph.Date
	Quote  string               // the sentence that says it was adopted there, "" where the gazetteer alone does
	Source string               // where that sentence stands
	Bar    map[graph.Stance]int // of all actors
	Came   bool                 // it is known who came
	Groups []guests
	Others int        // who hold a position and are not known to have come
	List   graph.Date // the day of the depositary's list, which knew nothing of those without coverage
}

// guests are those who stand alike; Status is a stance, planned, silent or none, and Word its name.
type guests struct {
	Status graph.Stance
	Word   string
	Actors []named // the first of them
	Total  int
	Rest   string // where all of them stand, "" where they all stand here
}

// summitParts adds what was adopted at a summit; its place and its hosts go to the head of the page.
func (s *site) summitParts(ctx context.Context, p *entityPage) error {
	row, err := s.summitPlace(ctx, s.namer(), p.ID)
	if err != nil {
		return err
	}
	p.Places, p.Hosts = row.Places, row.Hosts
	known, _ := graph.MeetingsOf(s.World).Meeting(p.ID)
	if len(p.Places) == 0 {
		p.City = known.Place
		if len(p.Hosts) == 0 && known.Host.Name != "" && known.Host.Name != known.Place {
			p.City += ", " + known.Host.Name
		}
	}
	if p.Date == "" {
		p.Date = known.Date
	}
	return s.adoptedAt(ctx, p, known)
}

// adoptedAt puts on the page the instruments adopted at a summit: those of its
// links, in their order, then those that the gazetteer knows besides.
func (s *site) adoptedAt(ctx context.Context, p *entityPage, known graph.Meeting) error {
	group, err := s.whoCame(ctx, p.ID)
	if err != nil {
		return err
	}
	told := map[string]bool{}
	var all []adopted
	var others []linkGroup
	for _, l := range p.Links {
		if l.Kind != graph.AdoptedAt {
			others = append(others, l)
			continue
		}
		for _, row := range l.Rows {
			told[row.Who.ID] = true
			all = append(all, adopted{On: row.Who, Quote: row.Evidence.Quote, Source: row.ArticleHref()})
		}
	}
	p.Links = others
	for _, i := range known.Adopted {
		if !told[i.ID] {
			all = append(all, adopted{On: named{i.ID, i.Name, i.Kind, ""}})
		}
	}
	calls, err := s.rollCalls(ctx, all)
	if err != nil {
		return err
	}
	shown := map[string]bool{} // the gazetteer may name what was merged into one of the links
	for _, a := range all {
		call, ok := calls[a.On.ID]
		switch {
		case !ok:
			p.Unread = append(p.Unread, a.On)
		case !shown[call.Instrument.ID]:
			shown[call.Instrument.ID] = true
			s.adopted(&a, call, group)
			p.Adopted = append(p.Adopted, a)
		}
	}
	return nil
}

// rollCalls asks who stands where on all that was adopted, by the ids of that; what
// no article names has none.
func (s *site) rollCalls(ctx context.Context, all []adopted) (map[string]*graph.RollCall, error) {
	ids := make([]string, len(all))
	for i := range all {
		ids[i] = all[i].On.ID
	}
	calls, err := s.Store.RollCalls(ctx, ids)
	if err != nil {
		return nil, err
	}
	out := map[string]*graph.RollCall{}
	for i := range calls {
		out[calls[i].Asked] = &calls[i]
	}
	return out, nil
}

// whoCame are the actors that articles say attended or hosted a summit; none
// where they say so of its hosts alone, who tell nothing of who came.
func (s *site) whoCame(ctx context.Context, summit string) ([]graph.ActorRef, error) {
	came, err := s.Store.Links(ctx, graph.LinkQuery{Paging: graph.Paging{Limit: 1}, Entity: summit, Kinds: []graph.Relation{graph.Attended}})
	if err != nil {
		return nil, fmt.Errorf("who came: %w", err)
	}
	if len(came.Items) == 0 {
		return nil, nil
	}
	group, err := graph.GroupOf(ctx, s.Store, summit, "", s.World)
	if isNotFound(err) {
		return nil, nil
	}
	return group, err
}

// adopted fills in who stands where on an instrument, of a group or, where that is empty, of all.
func (s *site) adopted(a *adopted, call *graph.RollCall, group []graph.ActorRef) {
	a.On, a.Date, a.Bar, a.Came = nameOf(call.Instrument), call.Instrument.Date, map[graph.Stance]int{}, len(group) > 0
	all := call.Survey()
	came, country := map[string]bool{}, false
	for _, c := range group {
		came[c.ID] = true
	}
	for _, g := range all.Stances {
		if g.Tense == graph.Past {
			a.Bar[g.Stance] += len(g.Actors)
		}
		for _, x := range g.Actors {
			country = country || x.Kind == graph.Country
			if a.Came && !came[x.ID] {
				a.Others++
			}
		}
	}
	of := all
	if a.Came {
		of = all.Of(group)
	} else if country { // a pledge of companies says nothing of countries
		of.NoCoverage = s.membersWithout(&all, cmp.Or(a.Date, graph.DateOf(s.Now().UTC())))
	}
	for _, g := range of.Stances {
		a.add(g.Stance, g.Tense, g.Actors)
	}
	a.add(silent, graph.Past, of.Silent)
	a.add(none, graph.Past, of.NoCoverage)
	if len(of.NoCoverage) > 0 {
		a.List = all.StatusAsOf
	}
}

// membersWithout are the members of the United Nations on a date of whom a survey of all tells nothing.
func (s *site) membersWithout(all *graph.Survey, at graph.Date) []graph.ActorRef {
	told := map[string]bool{}
	for _, p := range all.Placed() {
		told[p.Actor.ID] = true
	}
	var out []graph.ActorRef
	for _, id := range s.World.MembersOf(unitedNations, at) {
		if ref, ok := s.World.Named(id); ok && !told[id] {
			out = append(out, ref)
		}
	}
	return out
}

// add puts actors under a stance, or under silent or none.
func (a *adopted) add(stance graph.Stance, tense graph.Tense, actors []graph.ActorRef) {
	if len(actors) == 0 {
		return
	}
	g := guests{Status: statusOf(stance, tense), Total: len(actors)}
	if g.Word = statusWord(g.Status); g.Status == planned {
		g.Word = stanceWord(stance, tense)
	}
	for _, x := range actors {
		g.Actors = append(g.Actors, named{x.ID, x.Name, x.Kind, x.Code})
	}
	sortNamed(g.Actors)
	if g.Total > shownNames+2 {
		g.Actors, g.Rest = g.Actors[:shownNames], a.On.Href()+"#"+group{Stance: stance, Tense: tense}.Anchor()
	}
	a.Groups = append(a.Groups, g)
}

// Left is how many of a group are not named.
func (g guests) Left() int { return g.Total - len(g.Actors) }
