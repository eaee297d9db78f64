package data

import (
	"slices"
	"strings"

	"signatory/graph"
)

// Called lists the ids of those that bear just this name, an alias or an acronym
// of theirs, in the order of ids; case and accents are of no matter.
func (t *Tables) Called(name string) []string {
	if t.called == nil { // made in code
		return t.byName()[spoken(name)]
	}
	return t.called()[spoken(name)]
}

// byName gives the ids that each name stands for. An adjective, a capital or a
// seat of government is no name of the country.
func (t *Tables) byName() map[string][]string {
	out := map[string][]string{}
	for _, f := range t.Forms {
		if f.Role != RoleName && f.Role != RoleAlias && f.Role != RoleAcronym {
			continue
		}
		if words := spoken(f.Text); words != "" && !slices.Contains(out[words], f.Entity) {
			out[words] = append(out[words], f.Entity)
		}
	}
	for _, ids := range out {
		slices.Sort(ids)
	}
	return out
}

// spoken is a name as people type it: its words alone, without an article.
func spoken(name string) string {
	words := graph.Words(name)
	if len(words) > 1 && words[0] == "the" {
		words = words[1:]
	}
	return strings.Join(words, " ")
}
