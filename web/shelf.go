package web

import (
	"net/http"
	"slices"
	"strconv"
)

// What a page of rows holds: of each stance the first groupRows, of all together
// not many more than shelfRows, or of the one stance that its address asks for
// pageRows at a time.
const (
	groupRows = 100
	shelfRows = 300
	pageRows  = 200
)

// shelf is where a page of rows stands among all rows, where it holds not all.
type shelf struct {
	Only       string // the anchor of the one group that is shown; "" shows all
	First      int    // the row that it begins with, from 1
	Last       int
	Total      int
	Prev, Next string
	All        string // address of the page with all stances
}

// shelve leaves groups what their page holds, by the parameters stance, which is
// the anchor of a group, and from, which counts its rows from 1.
func shelve(r *http.Request, groups, undated []group) (shelf, []group, []group, error) {
	only := r.URL.Query().Get("stance")
	if only == "" {
		most := evenly(append(slices.Clone(groups), undated...))
		return shelf{}, firsts(r, groups, most), firsts(r, undated, most), nil
	}
	from, err := readWhole(r.URL.Query(), "from", "from row", 1)
	if err != nil {
		return shelf{}, nil, nil, err
	}
	out := shelf{Only: only, All: with(r, "stance", "", "from", "")}
	for _, list := range [][]group{groups, undated} {
		for _, g := range list {
			if g.Anchor() != only {
				continue
			}
			first := min(from-1, len(g.Rows))
			last := min(first+pageRows, len(g.Rows))
			out.First, out.Last, out.Total = first+1, last, len(g.Rows)
			if first > 0 {
				out.Prev = with(r, "from", strconv.Itoa(max(1, from-pageRows)))
			}
			if last < len(g.Rows) {
				out.Next = with(r, "from", strconv.Itoa(last+1))
			}
			g.Rows = g.Rows[first:last]
			return out, []group{g}, nil, nil
		}
	}
	return out, nil, nil, nil
}

// evenly is how many rows each group may show, so that all together stay near shelfRows.
func evenly(groups []group) int {
	for most := groupRows; most > 10; most -= 5 {
		all := 0
		for _, g := range groups {
			all += min(most, len(g.Rows))
		}
		if all <= shelfRows {
			return most
		}
	}
	return 10
}

// firsts leaves each group its first rows, at most so many.
func firsts(r *http.Request, groups []group, most int) []group {
	for i := range groups {
		g := &groups[i]
		if len(g.Rows) > most {
			g.Rows, g.AllHref = g.Rows[:most], with(r, "stance", g.Anchor())
		}
	}
	return groups
}

// with is the page's own address with parameters set, or dropped where they are "".
func with(r *http.Request, pairs ...string) string {
	q := r.URL.Query()
	for i := 0; i+1 < len(pairs); i += 2 {
		if q.Del(pairs[i]); pairs[i+1] != "" {
			q.Set(pairs[i], pairs[i+1])
		}
	}
	if len(q) == 0 {
		return r.URL.EscapedPath()
	}
	return r.URL.EscapedPath() + "?" + q.Encode()
}
