package web

import (
	"cmp"
	"slices"

	"signatory/graph"
)

// orderRows puts the rows of a matrix in order: by name, those with most
// positions first, or those alike together.
func orderRows(m *graph.Matrix, order string) {
	names := alphabet()
	byName := func(a, b graph.MatrixRow) int {
		return cmp.Or(names.CompareString(a.Actor.Name, b.Actor.Name), cmp.Compare(a.Actor.ID, b.Actor.ID))
	}
	slices.SortFunc(m.Rows, byName)
	switch order {
	case "most":
		slices.SortStableFunc(m.Rows, func(a, b graph.MatrixRow) int { return held(b.Stances) - held(a.Stances) })
	case "alike":
		var lines [][]graph.Stance
		for _, r := range m.Rows {
			lines = append(lines, r.Stances)
		}
		rows := make([]graph.MatrixRow, 0, len(m.Rows))
		for _, i := range chain(lines) {
			rows = append(rows, m.Rows[i])
		}
		m.Rows = rows
	}
}

// orderColumns is a matrix with its columns in order: as they are, the most
// covered first; by date, the undated last; by name; or those alike together.
func orderColumns(m graph.Matrix, order string, heads map[string]matrixHead) graph.Matrix {
	at := make([]int, len(m.Instruments))
	for i := range at {
		at[i] = i
	}
	id := func(i int) string { return m.Instruments[i].ID }
	switch order {
	case "date":
		slices.SortStableFunc(at, func(a, b int) int {
			x, y := heads[id(a)].Date, heads[id(b)].Date
			return cmp.Or(cmp.Compare(btoi(x == ""), btoi(y == "")), cmp.Compare(x.First(), y.First()))
		})
	case "name":
		slices.SortStableFunc(at, func(a, b int) int { return cmp.Compare(heads[id(a)].Short(), heads[id(b)].Short()) })
	case "alike":
		lines := make([][]graph.Stance, len(at))
		for i := range at {
			for _, r := range m.Rows {
				lines[i] = append(lines[i], r.Stances[i])
			}
		}
		at = chain(lines)
	}
	out := graph.Matrix{AsOf: m.AsOf}
	for _, i := range at {
		out.Instruments = append(out.Instruments, m.Instruments[i])
	}
	for _, r := range m.Rows {
		row := graph.MatrixRow{Actor: r.Actor}
		for to, i := range at {
			row.Stances = append(row.Stances, r.Stances[i])
			if slices.Contains(r.Disputed, i) {
				row.Disputed = append(row.Disputed, to)
			}
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func held(line []graph.Stance) int {
	n := 0
	for _, s := range line {
		if s != "" {
			n++
		}
	}
	return n
}

// chain orders lines so that alike ones stand together: it starts with the
// fullest and goes on to the one that differs in the fewest places.
func chain(lines [][]graph.Stance) []int {
	left := make([]int, len(lines))
	for i := range left {
		left[i] = i
	}
	slices.SortStableFunc(left, func(a, b int) int { return held(lines[b]) - held(lines[a]) })
	var out []int
	for len(left) > 0 {
		next := 0
		if len(out) > 0 {
			last, best := lines[out[len(out)-1]], -1
			for i, l := range left {
				if d := differ(last, lines[l]); best < 0 || d < best {
					next, best = i, d
				}
			}
		}
		out = append(out, left[next])
		left = slices.Delete(left, next, next+1)
	}
	return out
}

func differ(a, b []graph.Stance) int {
	n := 0
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}
