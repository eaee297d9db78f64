package graph

import (
	"slices"
	"strings"
)

// Kind says what an Entity is.
type Kind string

const (
	Country      Kind = "country"      // ISO 3166-1, or a former state of ISO 3166-3
	Organization Kind = "organization" // a bloc, a body, a company
	Person       Kind = "person"
	Instrument   Kind = "instrument" // a declaration, treaty, accord, pledge, ...
	Summit       Kind = "summit"     // a summit, conference, COP, assembly
	Place        Kind = "place"
)

// Kinds lists every Kind, in the order in which pages and lists show them.
var Kinds = []Kind{Country, Organization, Person, Instrument, Summit, Place}

// Stance is what an actor did about an instrument.
type Stance string

const (
	Signed    Stance = "signed"     // put its name to it
	Ratified  Stance = "ratified"   // became legally bound
	Endorsed  Stance = "endorsed"   // backs it without a signature
	NotSigned Stance = "not_signed" // has not signed, no refusal stated
	Refused   Stance = "refused"    // declined
	Abstained Stance = "abstained"  // took no side in a vote
	Withdrew  Stance = "withdrew"   // left
	Suspended Stance = "suspended"  // paused it
)

// Stances lists every Stance, from the strongest consent to the strongest rejection.
var Stances = []Stance{Ratified, Signed, Endorsed, Abstained, NotSigned, Suspended, Refused, Withdrew}

// Polarity is +1 for consent, -1 for its opposite, 0 for neither.
func (s Stance) Polarity() int {
	switch s {
	case Signed, Ratified, Endorsed:
		return 1
	case Refused, NotSigned, Withdrew:
		return -1
	}
	return 0
}

// Legal reports whether the stance is a legal act (it binds or unbinds) and not speech.
func (s Stance) Legal() bool {
	return s == Signed || s == Ratified || s == Suspended || s == Withdrew
}

// Tense says whether a stance is a fact or an intention.
type Tense string

const (
	Past    Tense = "past"    // happened or holds
	Planned Tense = "planned" // the actor says that it will, or is reported set to
)

// Relation is the kind of a Link.
type Relation string

const (
	Represents Relation = "represents" // person -> country or organization, with role
	Said       Relation = "said"       // person or organization -> a quote, about an entity
	Hosted     Relation = "hosted"     // country -> summit
	Attended   Relation = "attended"   // country, organization or person -> summit
	HeldIn     Relation = "held_in"    // summit -> place
	AdoptedAt  Relation = "adopted_at" // instrument -> summit
	PartOf     Relation = "part_of"    // entity -> organization
)

// KindOf is the kind that an entity's id begins with, "" where it is none.
func KindOf(id string) Kind {
	prefix, _, _ := strings.Cut(id, ":")
	if k := Kind(prefix); slices.Contains(Kinds, k) {
		return k
	}
	return ""
}
