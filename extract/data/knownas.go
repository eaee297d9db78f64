package data

import (
	"cmp"
	"slices"
	"unicode"
	"unicode/utf8"
)

// fewNames is how many aliases KnownAs gives of an entity, beside its acronyms.
const fewNames = 6

// KnownAs gives for each entity id the other names by which people look for
// it, where a source has just one: acronyms, and of its aliases the shortest.
func (t *Tables) KnownAs() map[string][]string {
	aliases, out := map[string][]string{}, map[string][]string{}
	for _, f := range t.Forms {
		first, _ := utf8.DecodeRuneInString(f.Text)
		switch {
		case f.Ambiguous != "":
		case f.Role == RoleAcronym:
			out[f.Entity] = append(out[f.Entity], f.Text)
		case f.Role == RoleAlias && unicode.IsUpper(first):
			aliases[f.Entity] = append(aliases[f.Entity], f.Text)
		}
	}
	for id, names := range aliases {
		slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(len(a), len(b)) })
		out[id] = append(out[id], names[:min(fewNames, len(names))]...)
	}
	return out
}
