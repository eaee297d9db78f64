package graph

// Gazetteer is what is known of the world without any article: who belongs to
// which bloc when, and which country lies in which region.
//
// A group is named by the id of an organization, or of a region of UN M49
// ("region:150" is Europe), which no store holds.
type Gazetteer interface {
	// MembersOf lists the ids of those that belong to a group on a date ("" for
	// today's). The members of a region are the members of the United Nations
	// on that date that lie in it. It is empty for what is no group.
	MembersOf(group string, at Date) []string
	// CountriesIn lists the ids of all countries and territories of a region.
	CountriesIn(region string) []string
	// Named names an entity as the gazetteer does; false where it knows none.
	Named(id string) (ActorRef, bool)
	// Groups lists all groups, regions first, each in the order of ids.
	Groups() []Group
	// Memberships lists the groups that an actor belongs or belonged to, in the
	// order of their first days, then of ids; not its regions.
	Memberships(actor string) []Membership
	// Topics are what instruments are about, each a word, in alphabetical order.
	Topics() []string
	// OnTopic lists the ids of the instruments of a topic, in the order of ids.
	OnTopic(topic string) []string
}

// Caller is a Gazetteer that knows the names of things.
type Caller interface {
	// Called lists the ids of those that bear just this name, in the order of ids;
	// case and accents are of no matter.
	Called(name string) []string
}

// Membership is the time for which an actor belonged to a group: from its first
// day, "" where it is not known, until the last, "" where it still does.
type Membership struct {
	Group ActorRef `json:"group"`
	From  Date     `json:"from"`
	Until Date     `json:"until"`
}

// Group is a bloc or a region.
type Group struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Kind   string `json:"kind"`   // "region", or the type of an organization: "bloc", "body"
	Parent string `json:"parent"` // of a region: the id of the one that holds it
}

// RegionKind is the kind of the groups of UN M49, and what their ids begin with.
const RegionKind = "region"

// noGazetteer knows nothing.
type noGazetteer struct{}

func (noGazetteer) MembersOf(string, Date) []string { return nil }
func (noGazetteer) CountriesIn(string) []string     { return nil }
func (noGazetteer) Named(string) (ActorRef, bool)   { return ActorRef{}, false }
func (noGazetteer) Groups() []Group                 { return nil }
func (noGazetteer) Memberships(string) []Membership { return nil }
func (noGazetteer) Topics() []string                { return nil }
func (noGazetteer) OnTopic(string) []string         { return nil }

// OrNone is g, or a gazetteer that knows nothing where g is nil.
func OrNone(g Gazetteer) Gazetteer {
	if g == nil {
		return noGazetteer{}
	}
	return g
}
