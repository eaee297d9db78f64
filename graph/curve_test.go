package graph

import (
	"reflect"
	"testing"
)

func TestCurve(t *testing.T) {
	signed, ratified, withdrew, plans := Turn{Stance: Signed, Tense: Past}, Turn{Stance: Ratified, Tense: Past}, Turn{Stance: Withdrew, Tense: Past}, Turn{Stance: Ratified, Tense: Planned}
	on := func(day Date, t Turn) Turn { t.Day = day; return t }
	for _, tt := range []struct {
		rule  string
		turns map[string][]Turn
		want  []CurvePoint
	}{
		{"nobody has turned", nil, []CurvePoint{}},
		{"two sign on a day, and one ratifies later", map[string][]Turn{"a": {on("2016-04-22", signed), on("2016-09-03", ratified)}, "b": {on("2016-04-22", signed)}},
			[]CurvePoint{{"2016-04-22", map[Stance]int{Signed: 2}}, {"2016-09-03", map[Stance]int{Signed: 1, Ratified: 1}}}},
		{"what is planned is no stance, and ends none before it is one", map[string][]Turn{"a": {on("2016-04-22", plans), on("2017-01-01", ratified)}},
			[]CurvePoint{{"2016-04-22", map[Stance]int{}}, {"2017-01-01", map[Stance]int{Ratified: 1}}}},
		{"who withdraws is counted apart", map[string][]Turn{"a": {on("2016-09-03", ratified), on("2020-11-04", withdrew)}},
			[]CurvePoint{{"2016-09-03", map[Stance]int{Ratified: 1}}, {"2020-11-04", map[Stance]int{Withdrew: 1}}}},
	} {
		if got := Curve(tt.turns); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.rule, got, tt.want)
		}
	}
}
