package graph

// Meeting is what is known of a summit without any article.
type Meeting struct {
	Summit  ActorRef
	Date    Date   // its first day, as precise as it is known
	Place   string // the city, "" where it is not known
	Host    ActorRef
	Adopted []ActorRef // the instruments adopted there, in the order of their dates, then of ids
}

// Meetings is what a Gazetteer may know besides: what was adopted where.
type Meetings interface {
	// Meeting is what is known of a summit, by id; false where that is nothing.
	Meeting(summit string) (Meeting, bool)
	// AdoptedAt is the id of the summit that adopted an instrument, "" for none.
	AdoptedAt(instrument string) string
}

// noMeetings knows nothing.
type noMeetings struct{}

func (noMeetings) Meeting(string) (Meeting, bool) { return Meeting{}, false }
func (noMeetings) AdoptedAt(string) string        { return "" }

// MeetingsOf is what a gazetteer knows of summits; nothing where it does not say.
func MeetingsOf(g Gazetteer) Meetings {
	if m, ok := g.(Meetings); ok {
		return m
	}
	return noMeetings{}
}
