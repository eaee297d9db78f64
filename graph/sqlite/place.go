package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"signatory/graph"
)

// The rows of article_words and claim_words are numbered so that the latest
// date comes first: a search reads them in the order in which it shows them and
// stops when it has enough. Below the date stands the number of the article or
// the claim, in placeBits bits.
const (
	placeBits = 36
	lastOrder = 1<<23 - 1 // above graph.Date.Order of every date
)

func placeOf(date graph.Date, n int64) int64 {
	return (lastOrder-int64(date.Order()))<<placeBits | n
}

// numberAt is the number of the article or the claim at a place.
func numberAt(place int64) int64 { return place & (1<<placeBits - 1) }

// placeSQL is placeOf of a column that holds a date and one that holds a number.
func placeSQL(date, n string) string {
	part := func(from, length int) string {
		return fmt.Sprintf("CAST(substr(%s, %d, %d) AS INTEGER)", date, from, length)
	}
	return fmt.Sprintf("(((%d - ((%s << 9) + (%s << 5) + %s)) << %d) + %s)", lastOrder, part(1, 4), part(6, 2), part(9, 2), placeBits, n)
}

// maxBeginnings is how many words of one beginning are asked for one by one.
const maxBeginnings = 128

// spelled is the FTS5 query for all words, the last as the beginning of one:
// as any of the words that begin so, for FTS5 reads what bears one of them as
// far as it is asked to, but all that bears a beginning. It is "" where there is
// no such word.
func (w words) spelled(ctx context.Context, words []string) (string, error) {
	last := words[len(words)-1]
	rows, err := w.db.QueryContext(ctx, "SELECT word FROM word WHERE word >= ?1 AND word < ?1 || char(1114111) ORDER BY word LIMIT ?2 + 0", last, maxBeginnings+1)
	if err != nil {
		return "", err
	}
	begin, err := collect(rows, func(r *sql.Rows) (s string, err error) {
		err = r.Scan(&s)
		return s, err
	})
	switch {
	case err != nil || len(begin) == 0:
		return "", err
	case len(begin) > maxBeginnings:
		return expression(words), nil
	}
	any := `("` + strings.Join(begin, `" OR "`) + `")`
	if len(words) > 1 {
		return `"` + strings.Join(words[:len(words)-1], `" AND "`) + `" AND ` + any, nil
	}
	return any, nil
}

// eachDate gives the numbers of the rows of a table of words that match, whole
// dates at a time and the latest first, from the date of after on. take makes
// hits of them and tells whether it has enough.
func (w words) eachDate(ctx context.Context, table string, words []string, after *graph.SearchKey, limit int, take func(numbers string) (enough bool, err error)) error {
	match, err := w.spelled(ctx, words)
	if err != nil || match == "" {
		return err
	}
	from := int64(0)
	if after != nil {
		from = placeOf(after.Date, 0)
	}
	for want := limit + 8; ; want *= 4 {
		numbers, next, err := w.dates(ctx, table, match, from, want)
		if err != nil {
			return err
		}
		list, err := json.Marshal(numbers)
		if err != nil {
			return err
		}
		if enough, err := take(string(list)); err != nil || enough || next == 0 {
			return err
		}
		from = next
	}
}

// dates reads whole dates until it has as many numbers as wanted; next is the
// place of the date that follows, 0 where there is none.
func (w words) dates(ctx context.Context, table, match string, from int64, want int) (numbers []int64, next int64, err error) {
	rows, err := w.db.QueryContext(ctx, "SELECT rowid FROM "+table+" WHERE "+table+" MATCH ? AND rowid >= ? ORDER BY rowid", match, from)
	if err != nil {
		return nil, 0, err
	}
	defer rows.Close()
	numbers = []int64{}
	for date := int64(-1); rows.Next(); {
		var place int64
		if err := rows.Scan(&place); err != nil {
			return nil, 0, err
		}
		if len(numbers) >= want && place>>placeBits != date {
			return numbers, place, nil
		}
		date = place >> placeBits
		numbers = append(numbers, numberAt(place))
	}
	return numbers, 0, rows.Err()
}

// wordRow is a row of words.
type wordRow struct {
	place int64
	words string
}

// wordsOf is a text as tables of words hold it.
func wordsOf(text string) string { return string(graph.AppendWords(nil, text)) }

// writeWords adds rows, whose words are known, in the order of their places, one by one: FTS5 writes
// out what it holds in memory at each row that goes back, and at the end of each
// statement of several.
func (w *writer) writeWords(ctx context.Context, table string, rows []wordRow, known map[string]bool) error {
	slices.SortFunc(rows, func(a, b wordRow) int { return cmp.Compare(a.place, b.place) })
	if err := w.writeKnown(ctx, slices.Sorted(maps.Keys(known))); err != nil {
		return err
	}
	for _, r := range rows {
		if err := w.exec(ctx, "INSERT INTO "+table+" (rowid, words) VALUES (?, ?)", r.place, r.words); err != nil {
			return err
		}
	}
	return nil
}

// wordsIn are the words of rows.
func wordsIn(rows []wordRow) map[string]bool {
	known := map[string]bool{}
	for _, r := range rows {
		addWords(known, r.words)
	}
	return known
}

func addWords(known map[string]bool, words string) {
	for word := range strings.SplitSeq(words, " ") {
		known[word] = true
	}
}

// writeKnown writes words, each once, but for those that the table is remembered to hold.
func (w *writer) writeKnown(ctx context.Context, words []string) error {
	for _, word := range words {
		if w.remembered.words[word] {
			continue
		}
		if err := w.exec(ctx, "INSERT OR IGNORE INTO word (word) VALUES (?)", word); err != nil {
			return err
		}
		w.words = append(w.words, word)
	}
	return nil
}

// wordsAtOnce is how many rows of words are made anew in one go.
const wordsAtOnce = 20000

// wordless are the tables of words that a migration has emptied: what they are
// made of, and its date and number.
var wordless = []struct{ table, from, text, date string }{
	{"article_words", "article", "title", "date"},
	{"claim_words", "claim WHERE superseded = 0", "quote", "published"},
}

// remakeWords fills the tables of words that a migration noted as empty.
func (w *writer) remakeWords(ctx context.Context) error {
	for _, t := range wordless {
		and := " WHERE "
		if strings.Contains(t.from, "WHERE") {
			and = " AND "
		}
		query := "SELECT n, " + t.date + ", " + t.text + " FROM " + t.from + and + "n > ? ORDER BY n LIMIT " + strconv.Itoa(wordsAtOnce)
		for last, more := int64(0), true; more; {
			rows, err := w.query(ctx, query, last)
			if err != nil {
				return err
			}
			some, err := collect(rows, func(r *sql.Rows) (words wordRow, err error) {
				var date, text string
				err = r.Scan(&last, &date, &text)
				return wordRow{placeOf(graph.Date(date), last), wordsOf(text)}, err
			})
			if err != nil {
				return err
			}
			if err := w.writeWords(ctx, t.table, some, wordsIn(some)); err != nil {
				return err
			}
			more = len(some) == wordsAtOnce
		}
	}
	return nil
}
