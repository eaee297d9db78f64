package graphtest

import (
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"signatory/graph"
)

// RunSurvey tests who stands where on an instrument, who is silent, and groups of countries.
func RunSurvey(t *testing.T, open func(t *testing.T) graph.Store) {
	open = linted(open)
	s := open(t)
	fillSurvey(t, s)
	group := []graph.ActorRef{{ID: "country:ZZ", Name: "Zed"}, {ID: "country:AA"}, {ID: "country:EE", Name: "Country EE"}, {ID: "country:SS"}, {ID: "country:LL"}}
	for _, r := range []struct {
		rule string
		q    graph.SurveyQuery
		want string
	}{
		{"all that the graph holds", graph.SurveyQuery{},
			"ratified past: LL; signed past: AA UU bloc; refused past: RR; signed planned: PP; silent: SS; none:; through:; 61 countries signed: 3 named, 58 not"},
		{"a group: who has not, and of whom nothing is known", graph.SurveyQuery{Group: group},
			"ratified past: LL; signed past: AA; silent: SS; none: EE ZZ; through:; 61 countries signed: 3 named, 58 not"},
		{"members of a bloc that signed are not silent", graph.SurveyQuery{Group: group, Expand: world{}},
			"ratified past: LL; signed past: AA; silent:; none: ZZ; through: EE signed SS signed; 61 countries signed: 3 named, 58 not"},
		{"as of a date: a later position is silence, a later count is not told", graph.SurveyQuery{Group: group, Expand: world{}, AsOf: "2019-06-30"},
			"signed past: AA; silent: LL SS; none: EE ZZ; through:"},
		{"a group as of a date", graph.SurveyQuery{Group: group, AsOf: "2019-06-30"}, "signed past: AA; silent: LL SS; none: EE ZZ; through:"},
		{"a group without the reported numbers", graph.SurveyQuery{Group: group, Uncounted: true}, "ratified past: LL; signed past: AA; silent: SS; none: EE ZZ; through:"},
		{"an empty group asks for nobody", graph.SurveyQuery{Group: []graph.ActorRef{}, AsOf: "2010"}, "silent:; none:; through:"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			r.q.Instrument = "instrument:x"
			got, err := graph.TakeSurvey(t.Context(), s, r.q)
			if err != nil {
				t.Fatal(err)
			}
			if b := briefSurvey(got); b != r.want {
				t.Errorf("got  %s\nwant %s", b, r.want)
			}
			if r.q.Group == nil || r.q.Expand != nil {
				return
			}
			everyone := r.q
			everyone.Group = nil
			all, err := graph.TakeSurvey(t.Context(), s, everyone)
			if of := all.Of(r.q.Group); err != nil || !reflect.DeepEqual(of, got) {
				t.Errorf("out of a survey of everyone %+v\nwant %+v, %v", of, got, err)
			}
		})
	}
	t.Run("the other clocks", func(t *testing.T) { testSurveyClocks(t, s) })
	t.Run("positions of groups", func(t *testing.T) { testActors(t, s) })
	t.Run("groups", func(t *testing.T) { testGroups(t, s) })
	t.Run("who is named, among some", func(t *testing.T) { testAmong(t, open(t)) })
}

// testAmong asks who is named beside instruments: of some countries the same as of all.
func testAmong(t *testing.T, s graph.Store) {
	readings := Generate(31, 60)
	put(t, s, graph.Added, readings...)
	ids := map[graph.Kind]map[string]bool{graph.Country: {"country:ZZ": true}, graph.Instrument: {"instrument:none": true}}
	for _, r := range readings {
		for _, e := range r.Entities {
			if of := ids[e.Kind]; of != nil {
				of[e.ID] = true
			}
		}
	}
	mentioned := func(q graph.MentionQuery, among []string) []string {
		t.Helper()
		list, err := s.Mentioned(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, a := range list {
			if slices.Contains(among, a.ID) {
				out = append(out, fmt.Sprint(a))
			}
		}
		return out
	}
	named := 0
	for instrument := range ids[graph.Instrument] {
		for among := range slices.Chunk(slices.Sorted(maps.Keys(ids[graph.Country])), 3) {
			want := mentioned(graph.MentionQuery{Instrument: instrument}, among)
			equal(t, fmt.Sprint("beside ", instrument, " among ", among), mentioned(graph.MentionQuery{Instrument: instrument, Among: among}, among), want)
			named += len(want)
		}
		equal(t, "among none", mentioned(graph.MentionQuery{Instrument: instrument, Among: []string{}}, nil), []string{})
	}
	if named == 0 {
		t.Error("nobody is named beside an instrument")
	}
}

// testSurveyClocks asks what was known: the later article was not.
func testSurveyClocks(t *testing.T, s graph.Store) {
	for _, r := range []struct {
		rule string
		q    graph.SurveyQuery
		want string
	}{
		{"by what was published", graph.SurveyQuery{KnownAt: "2020"}, "signed past: AA; silent: SS; none:; through:"},
		{"nothing was published", graph.SurveyQuery{KnownAt: "2018"}, "silent:; none:; through:"},
		{"nothing was stored", graph.SurveyQuery{RecordedAt: time.Unix(0, 0)}, "silent:; none:; through:"},
	} {
		r.q.Instrument = "instrument:x"
		got, err := graph.TakeSurvey(t.Context(), s, r.q)
		if err != nil {
			t.Fatal(err)
		}
		if b := briefSurvey(got); b != r.want {
			t.Errorf("%s: got %s, want %s", r.rule, b, r.want)
		}
	}
}

// testActors narrows positions to groups and to what is sure.
func testActors(t *testing.T, s graph.Store) {
	for _, r := range []struct {
		rule   string
		groups []string
		q      graph.PositionQuery
		want   []string
	}{
		{"no group is all", nil, graph.PositionQuery{Stance: graph.Ratified}, []string{"LL ratified 2021-02-01"}},
		{"a region", []string{"region:001"}, graph.PositionQuery{Instrument: "instrument:x"}, []string{"AA signed 2019-04-01", "RR refused 2021-02-01"}},
		{"a region of all instruments", []string{"region:001"}, graph.PositionQuery{}, []string{"AA signed 2019-04-01", "RR refused 2021-02-01"}},
		{"one of them", []string{"region:001"}, graph.PositionQuery{Actor: "country:RR"}, []string{"RR refused 2021-02-01"}},
		{"what lies in both", []string{"region:001", "organization:bloc"}, graph.PositionQuery{Instrument: "instrument:x"}, []string{"AA signed 2019-04-01"}},
		{"the members of then", []string{"region:001", "organization:bloc"}, graph.PositionQuery{AsOf: "2019-12-31"}, []string{}},
		{"by what was published", []string{"summit:s"}, graph.PositionQuery{KnownAt: "2020"}, []string{"AA signed 2019-04-01"}},
		{"a group and a stance", []string{"region:001"}, graph.PositionQuery{Stance: graph.Refused}, []string{"RR refused 2021-02-01"}},
		{"told by one source alone", nil, graph.PositionQuery{MinSources: 2}, []string{}},
		{"too unsure", nil, graph.PositionQuery{MinConfidence: 0.95}, []string{}},
	} {
		actors, err := graph.ActorsIn(t.Context(), s, r.groups, r.q.AsOf, world{})
		if err != nil {
			t.Fatal(err)
		}
		r.q.Actors = actors
		equal(t, r.rule, positions(t, s, r.q), r.want)
		r.q.Limit = 1
		page, err := s.Positions(t.Context(), r.q)
		if err != nil || len(page.Items) != min(1, len(r.want)) || (page.Next != "") != (len(r.want) > 1) {
			t.Errorf("%s: a page of one: %d, next %q, %v", r.rule, len(page.Items), page.Next, err)
		}
	}
	if _, err := graph.ActorsIn(t.Context(), s, []string{"region:777"}, "", world{}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("no such region: %v", err)
	}
}

// world is a gazetteer of one bloc, which grew in 2020, and one region.
type world struct{}

func (world) MembersOf(group string, at graph.Date) []string {
	switch {
	case group == "region:001":
		return []string{"country:AA", "country:ZZ"}
	case group != "organization:bloc":
		return nil
	case at != "" && at < "2020":
		return []string{"country:EE"}
	}
	return []string{"country:AA", "country:EE", "country:FF", "country:SS"}
}

func (world) CountriesIn(region string) []string {
	if region == "region:001" {
		return []string{"country:ZZ", "country:RR", "country:AA"}
	}
	return nil
}

func (world) Named(id string) (graph.ActorRef, bool) {
	return graph.ActorRef{ID: id, Kind: graph.Country, Name: "Country of E", Code: "EE"}, id == "country:EE"
}

func (world) Groups() []graph.Group {
	return []graph.Group{{ID: "organization:bloc", Name: "The Bloc", Kind: "bloc"}}
}

func (world) Memberships(actor string) []graph.Membership {
	if actor != "country:AA" {
		return nil
	}
	return []graph.Membership{{Group: graph.ActorRef{ID: "organization:bloc", Kind: graph.Organization, Name: "The Bloc"}, From: "2001"}}
}

func (world) Topics() []string { return []string{"letters"} }

func (world) OnTopic(topic string) []string {
	return []string{"instrument:nowhere", "instrument:x", "instrument:y"}
}

// fillSurvey loads positions of every sort on instrument:x.
func fillSurvey(t *testing.T, s graph.Store) {
	t.Helper()
	early := article("a", "2019-05-01").claim("AA", graph.Signed, "x", on("2019-04-01"))
	early.entity(graph.Country, "SS", "Country SS")
	late := article("b", "2021-02-01").claim("RR", graph.Refused, "x").claim("LL", graph.Signed, "x", on("2020-01-01")).claim("LL", graph.Ratified, "x")
	late.claim("PP", graph.Signed, "x", func(c *graph.Claim) { c.Tense = graph.Planned })
	late.claim("UU", graph.Signed, "x", func(c *graph.Claim) { c.Background, c.Date = true, "" })
	bloc := late.entity(graph.Organization, "bloc", "The Bloc")
	late.claim("AA", graph.Signed, "x", func(c *graph.Claim) { c.Actor = bloc })
	summit := late.entity(graph.Summit, "s", "Summit")
	ev := late.r.Claims[0].Evidence
	late.r.Links = []graph.Link{{Kind: graph.Attended, From: "country:RR", To: summit, Evidence: ev}, {Kind: graph.Hosted, From: "country:AA", To: summit, Evidence: ev},
		{Kind: graph.Attended, From: bloc, To: summit, Evidence: ev}}
	envoy := late.entity(graph.Person, "envoy", "The Envoy")
	late.r.Links = append(late.r.Links, graph.Link{Kind: graph.Attended, From: envoy, To: summit, Evidence: ev},
		graph.Link{Kind: graph.Represents, From: envoy, To: "country:LL", Role: "Minister", Evidence: ev})
	late.r.Counts = []graph.Count{{Stance: graph.Signed, Count: 61, Qualifier: "exact", Of: "countries", Tense: graph.Past, Instrument: "instrument:x", Evidence: ev}}
	put(t, s, graph.Added, early.reading(), late.reading())
}

func testGroups(t *testing.T, s graph.Store) {
	ids := func(id string, at graph.Date) []string {
		got, err := graph.GroupOf(t.Context(), s, id, at, world{})
		if err != nil {
			t.Fatal(err)
		}
		out := []string{}
		for _, a := range got {
			out = append(out, a.ID+" "+a.Name)
		}
		return out
	}
	equal(t, "members now", ids("organization:bloc", ""), []string{"country:AA Country AA", "country:EE Country of E", "country:FF country:FF", "country:SS Country SS"})
	equal(t, "members then", ids("organization:bloc", "2018"), []string{"country:EE Country of E"})
	equal(t, "a summit's host and guests, one through who came for it", ids("summit:s", ""),
		[]string{"country:AA Country AA", "country:LL Country LL", "country:RR Country RR"})
	equal(t, "a region", ids("region:001", ""), []string{"country:AA Country AA", "country:ZZ country:ZZ"})
	if _, err := graph.GroupOf(t.Context(), s, "organization:other", "", world{}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("no group: got %v, want ErrNotFound", err)
	}
}

// briefSurvey puts a survey into one line.
func briefSurvey(s graph.Survey) string {
	key := func(id string) string { _, k, _ := strings.Cut(id, ":"); return k }
	list := func(head string, as []graph.ActorRef) string {
		for _, a := range as {
			head += " " + key(a.ID)
		}
		return head
	}
	var out []string
	for _, g := range s.Stances {
		out = append(out, list(fmt.Sprintf("%s %s:", g.Stance, g.Tense), g.Actors))
	}
	through := "through:"
	for _, th := range s.Through {
		through += " " + key(th.Actor.ID) + " " + string(th.Stance)
	}
	out = append(out, list("silent:", s.Silent), list("none:", s.NoCoverage), through)
	for _, c := range s.Counts {
		out = append(out, fmt.Sprintf("%d %s %s: %d named, %d not", c.Count.Count, c.Of, c.Stance, c.Named, c.Unnamed))
	}
	return strings.Join(out, "; ")
}
