package neo4j

import (
	"fmt"
	"strings"

	"signatory/graph"
)

// dated finds nodes by their words, the latest date first and then by id, in a
// full-text index that holds their dates too. The index gives what bears the words in no
// order of dates, and all that bears a common word is too much to be read and sorted. So
// where much does, spans of time are gone through from the latest on, and each that holds
// any is parted into shorter ones: the statement is read row by row, and no further than
// the last row that is asked for.
type dated struct {
	index, field string // the field that holds the date of a node n
	only         string // a condition on n; "" for none
	behind       string // a condition on date and id: what was shown already is left out
	tell         string // returns of n, date and id what is found, sorted likewise
}

// Spans are numbered as graph.Date.Order numbers dates: 2^9 are a year, 2^5 a month.
// Each length holds eight of the next; the last is eight days.
const (
	eraBits, partBits, leastBits = 15, 3, 3

	// fewDated is how many hits are sorted without asking when they were.
	fewDated = 200
)

// spanStarts are the dates at which the spans of a year begin, without the year: one
// that tells no month stands before its months, one that tells no day before its days.
var spanStarts = func() (starts []string) {
	for n := 0; n < 1<<9; n += 1 << leastBits {
		switch month, day := n>>5, n&31; {
		case n == 0:
			starts = append(starts, "")
		case day == 0:
			starts = append(starts, fmt.Sprintf("-%02d", month))
		default:
			starts = append(starts, fmt.Sprintf("-%02d-%02d", month, day))
		}
	}
	return starts
}()

// few looks for what matches $query. It gives a list of all that is found, as far as
// $limit, or many and an empty list where there are $few or more.
func (d dated) few() string {
	return d.words(`CALL () {
		CALL db.index.fulltext.queryNodes('INDEX', $query, {limit: $few}) YIELD node
		RETURN collect(node) AS some
	}
	CALL (some) {
		CALL (some) {
			WITH some WHERE size(some) < $few
			UNWIND some AS n` + d.sorted() + d.tell + `
		}
		RETURN collect(found) AS list
	}
	RETURN {many: size(some) = $few, list: list} AS told`)
}

// rowByRow has a statement read no more of its spans than its limit wants.
const rowByRow = "CYPHER runtime=slotted "

// many looks for the first $limit of what matches $query, however much that is.
func (d dated) many() string {
	return rowByRow + d.words(`CALL () {
		CALL () {`+d.spans()+`
			RETURN n, date, id
			UNION ALL
			CALL db.index.fulltext.queryNodes('INDEX', $query + ' -FIELD:[* TO *]') YIELD node AS n`+d.sorted()+`
			RETURN n, date, id
		}
		RETURN n, date, id LIMIT $limit
	}`+d.tell)
}

// upTo leaves out of a query all that is later than a date, which a stranger may have written.
func (d dated) upTo(date graph.Date) string {
	if date == "" {
		return d.words(" -FIELD:[* TO *]")
	}
	if _, err := graph.ParseDate(string(date)); err != nil {
		return ""
	}
	return d.words(" -FIELD:{" + string(date) + " TO *]")
}

// words puts the names of the index and of the field into a statement.
func (d dated) words(cypher string) string {
	return strings.NewReplacer("INDEX", d.index, "FIELD", d.field).Replace(cypher)
}

// sorted sorts nodes n and takes as many of them as are wanted.
func (d dated) sorted() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nWITH n, n.id AS id, coalesce(n.FIELD, '') AS date")
	if d.behind != "" {
		fmt.Fprintf(&b, " WHERE %s", d.behind)
	}
	b.WriteString("\nWITH n, id, date ORDER BY date DESC, id")
	if d.only != "" {
		fmt.Fprintf(&b, "\nWITH n, id, date WHERE %s", d.only)
	}
	b.WriteString("\nWITH n, id, date LIMIT $limit")
	return b.String()
}

// spans goes through all that is dated.
func (d dated) spans() string {
	var b strings.Builder
	fmt.Fprintf(&b, `
	CALL () {
		MATCH (a:Article) WHERE a.date IS NOT NULL
		RETURN toInteger(left(a.date, 4)) AS latest ORDER BY a.date DESC LIMIT 1
	}
	UNWIND range(latest * 512 / %d, 0, -1) AS part
	WITH part * %[1]d AS span`, 1<<eraBits)
	for bits := eraBits; bits > leastBits; bits -= partBits {
		fmt.Fprintf(&b, `
		CALL (span) {
			CALL db.index.fulltext.queryNodes('INDEX', $query + ' +FIELD:[' + %s + ' TO ' + %s + '}', {limit: 1}) YIELD node
			RETURN count(node) AS any
		}
		WITH span WHERE any > 0
		UNWIND range(%d, 0, -1) AS part
		WITH span + part * %d AS span`, startOf("span"), startOf(fmt.Sprintf("span + %d", 1<<bits)), 1<<partBits-1, 1<<(bits-partBits))
	}
	fmt.Fprintf(&b, `
	CALL (span) {
		CALL db.index.fulltext.queryNodes('INDEX', $query + ' +FIELD:[' + %s + ' TO ' + %s + '}') YIELD node AS n`,
		startOf("span"), startOf(fmt.Sprintf("span + %d", 1<<leastBits)))
	b.WriteString(d.sorted() + "\nRETURN n, date, id\n}")
	return b.String()
}

// startOf is the first date of a span, in Cypher.
func startOf(span string) string {
	return fmt.Sprintf("right('000' + toString((%s) / 512), 4) + $starts[(%s) %% 512 / %d]", span, span, 1<<leastBits)
}
