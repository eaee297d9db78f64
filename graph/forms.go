package graph

import (
	"cmp"
	"slices"
	"strings"
)

// Form is how often articles give one value for one field of an entity. A
// store keeps the tallies, so that the entity that MergeForms makes of them is
// the same in whatever order the articles came.
type Form struct {
	Field FormField
	Value string
	N     int
}

// FormField is a field of an Entity of which articles give forms.
type FormField string

const (
	FormKind  FormField = "kind"
	FormName  FormField = "name"
	FormCode  FormField = "code"
	FormType  FormField = "type"
	FormDate  FormField = "date"
	FormAlias FormField = "alias"
)

// Forms are the forms that one article gives of an entity, each once.
func Forms(e *Entity) []Form {
	out := []Form{{FormKind, string(e.Kind), 1}, {FormName, e.Name, 1}}
	for _, f := range []Form{{FormCode, e.Code, 1}, {FormType, e.Type, 1}, {FormDate, string(e.Date), 1}} {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	aliases := slices.Clone(e.Aliases)
	slices.Sort(aliases)
	for _, a := range slices.Compact(aliases) {
		if a != "" {
			out = append(out, Form{FormAlias, a, 1})
		}
	}
	return out
}

// MergeForms makes an entity of all forms of it: of each field the value that
// most articles give, the first in byte order where as many give another;
// every other name is an alias.
func MergeForms(id string, forms []Form) Entity {
	best := map[FormField]Form{}
	var aliases []string
	for _, f := range forms {
		if b, ok := best[f.Field]; !ok || f.N > b.N || f.N == b.N && f.Value < b.Value {
			best[f.Field] = f
		}
		if f.Field == FormAlias || f.Field == FormName {
			aliases = append(aliases, f.Value)
		}
	}
	e := Entity{ID: id, Kind: Kind(best[FormKind].Value), Name: best[FormName].Value, Code: best[FormCode].Value,
		Type: best[FormType].Value, Date: Date(best[FormDate].Value)}
	slices.Sort(aliases)
	for _, a := range slices.Compact(aliases) {
		if a != e.Name {
			e.Aliases = append(e.Aliases, a)
		}
	}
	return e
}

// SearchText is what search looks through for an entity, as Words gives it.
func (e *Entity) SearchText() string {
	var words []string
	for _, s := range append([]string{e.Name, e.Code}, e.Aliases...) {
		words = append(words, Words(s)...)
	}
	return strings.Join(words, " ")
}

// SortCounts puts counts into the order of lists: the latest article first.
func SortCounts(counts []Count) {
	slices.SortFunc(counts, func(a, b Count) int {
		return cmp.Or(cmp.Compare(b.Published.Last(), a.Published.Last()), cmp.Compare(a.Article, b.Article),
			cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.Stance, b.Stance),
			cmp.Compare(a.Count, b.Count), cmp.Compare(a.Of, b.Of), cmp.Compare(a.Tense, b.Tense))
	})
}

// SortClaims puts the claims of one article into the order of its text.
func SortClaims(claims []Claim) {
	slices.SortFunc(claims, func(a, b Claim) int {
		return cmp.Or(cmp.Compare(a.Evidence.Start, b.Evidence.Start), cmp.Compare(a.ID, b.ID))
	})
}
