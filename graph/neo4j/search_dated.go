package neo4j

import (
	"fmt"
	"strconv"
	"strings"

	"signatory/graph"
)

// dated finds nodes by their words, the latest date first and then by id, in a
// full-text index. The index gives what bears the words in no order of dates, and all
// that bears a common word is too much to be read and sorted. So where much does, spans
// of time are gone through from the latest on, and each that holds any is parted into
// shorter ones: the statement is read row by row, and no further than the last row that
// is asked for.
type dated struct {
	index, field string // the field that holds the date of a node n
	only         string // a condition on n; "" for none
	behind       string // a condition on date and id: what was shown already is left out
	tell         string // returns of n, date and id what is found, sorted likewise
}

// Spans hold 2^15, 2^12, 2^9, 2^6 and 2^3 of the numbers of graph.Date.Order: 64 years,
// eight, one, two months and eight days.
const longestSpan, shorterSpan, shortestSpan = 15, 3, 3

// fewDated is how many hits are read and sorted to find the first of them: about as
// many as cost what going through spans does.
func fewDated(limit int) int { return max(limit, min(200*limit, 2000)) }

// datedText is what a full-text index holds of a text and its date: the words and, in
// capitals that no word has, the span of each length that the date lies in, or Undated.
func datedText(text string, date graph.Date) string {
	b := []byte(strings.Join(graph.Words(text), " "))
	if date == "" {
		return string(append(b, " Undated"...))
	}
	for bits := longestSpan; bits >= shortestSpan; bits -= shorterSpan {
		b = append(b, ' ', spanLetter(bits))
		b = strconv.AppendUint(b, uint64(date.Order()>>bits), 10)
	}
	return string(b)
}

// spanLetter begins the words of the spans of a length: A those of the longest, E those
// of the shortest.
func spanLetter(bits int) byte { return 'A' + byte((longestSpan-bits)/shorterSpan) }

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

// many looks for the first $limit of what matches $query, however much that is, from
// the date of number $from on, or from the latest where that is null.
func (d dated) many() string {
	return rowByRow + d.words(`CALL () {
		CALL () {`+d.spans()+`
			RETURN n, date, id
			UNION ALL
			CALL db.index.fulltext.queryNodes('INDEX', $query + ' +text:Undated') YIELD node AS n`+d.sorted()+`
			RETURN n, date, id
		}
		RETURN n, date, id LIMIT $limit
	}`+d.tell)
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
		RETURN toInteger(left(a.date, 4)) * 512 + 511 AS latest ORDER BY a.date DESC LIMIT 1
	}
	WITH coalesce($from, latest) AS last
	UNWIND range(last / %d, 0, -1) AS span`, 1<<longestSpan)
	for bits := longestSpan; bits > shortestSpan; bits -= shorterSpan {
		fmt.Fprintf(&b, `
		CALL (span) {
			CALL db.index.fulltext.queryNodes('INDEX', $query + ' +text:%c' + span, {limit: 1}) YIELD node
			RETURN count(node) AS any
		}
		WITH last, span WHERE any > 0
		UNWIND range(%d, 0, -1) AS part
		WITH last, span * %d + part AS span WHERE span * %d <= last`,
			spanLetter(bits), 1<<shorterSpan-1, 1<<shorterSpan, 1<<(bits-shorterSpan))
	}
	fmt.Fprintf(&b, `
	CALL (span) {
		CALL db.index.fulltext.queryNodes('INDEX', $query + ' +text:%c' + span) YIELD node AS n`, spanLetter(shortestSpan))
	b.WriteString(d.sorted() + "\nRETURN n, date, id\n}")
	return b.String()
}
