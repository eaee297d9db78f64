package web

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

// shortFile names instruments as people do where room is short: a slug, the name
// in the gazetteer, and one of its other forms; a test of cmd holds it to these.
//
//go:embed short.tsv
var shortFile string

// Renaming is a name of an instrument and the short one that stands for it.
type Renaming struct{ Name, Short string }

// ShortNames are the short names of instruments, by id.
var ShortNames = sync.OnceValue(func() map[string]Renaming {
	names := map[string]Renaming{}
	for line := range strings.Lines(shortFile) {
		if f := strings.Split(strings.TrimSpace(line), "\t"); len(f) == 3 && f[0] != "slug" {
			names["instrument:"+f[0]] = Renaming{f[1], f[2]}
		}
	}
	return names
})

// short is the name by which pages call an entity; one that a person renamed
// keeps the name that it was given.
func short(id, name string) string {
	if s, ok := ShortNames()[id]; ok && s.Name == name {
		return s.Short
	}
	return name
}

// Short is the entity's name where room is short.
func (n named) Short() string { return short(n.ID, n.Name) }

// Short is the entity's name where room is short.
func (l listed) Short() string { return short(l.ID, l.Name) }

// Short is the name of the instrument at the head of its page.
func (p *instrumentPage) Short() string { return short(p.ID, p.Name) }

// exploreShort are the short names by the names that the API gives.
func exploreShort() map[string]string {
	out := map[string]string{}
	for _, s := range ShortNames() {
		out[s.Name] = s.Short
	}
	return out
}

// OtherNames are what the instrument is called beside the names that head its page.
func (p *instrumentPage) OtherNames() []string {
	return slices.DeleteFunc(slices.Clone(p.Aliases), func(a string) bool { return a == p.Short() || a == p.Name })
}
