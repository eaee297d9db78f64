package api

import (
	"fmt"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"signatory/api/access"
)

// conventions is what the OpenAPI document says of all paths, in Markdown.
var conventions = fmt.Sprintf(`Who signed, ratified, endorsed, refused or left which declaration, treaty or pledge, every answer with the sentence that says so.

**Lists** are {"items": [...], "next_cursor": "..."}: 50 items a page, at most 1,000 (limit). To go on, ask again with cursor=next_cursor, or follow the Link header; it is empty on the last page. A cursor stays valid while articles are added: it goes on behind the last item shown.

**Formats**: lists are also CSV (UTF-8 with a mark, no cell is a formula) and NDJSON, by format= or the Accept header. Everything else is JSON.

**Dates** are YYYY, YYYY-MM or YYYY-MM-DD, as precise as the source gave them; moments are RFC 3339. Three clocks are kept apart: as_of asks what held on a date, known_at what had been published by then, recorded_at what had been stored by then.

**Ids** last for ever. One that was merged or renamed answers 308 with its new place.

**Errors** are RFC 9457 problems; detail says what is wrong and what to do. A query parameter that a path does not know is refused with 422, so that a misspelt filter never passes for an answer. A parameter that takes several values takes them at once (kind=a,b) or one by one (kind=a&kind=b).

**Caching**: every answer to GET has an ETag; ask with If-None-Match, and 304 says that nothing changed. Answers are compressed with gzip or zstd.

**Every answer** bears X-Request-Id, the caller's own where it sent one; quote it to whoever runs the server.

**Who may write** shows a token (Authorization: Bearer), or is signed in and sends the session's CSRF token. As long as no token was made, the server's own machine may write, and nobody else.

**Limits**: %d MB for the body of an article, %d MB for a batch; %d seconds for an answer, and %d more to receive a body; a caller that takes no byte of an answer for %d seconds is given up; %g writes a second for one caller (%d at once), %g questions (%d at once) of another machine; 4 exports at once; an id or name has at most 512 bytes, a search 500. Beyond a rate the answer is 429 with Retry-After. Whoever runs the server may set other rates.`,
	MaxBody>>20, MaxBatch>>20, int(DefaultTimeout/time.Second), int(bodyTimeout/time.Second), int(DefaultStalled/time.Second),
	access.DefaultWrites.PerSecond, access.DefaultWrites.Burst, access.DefaultReads.PerSecond, access.DefaultReads.Burst)

// tags describes the groups of operations, in the order in which a reader meets them.
func tags() []*huma.Tag {
	var list []*huma.Tag
	for _, t := range [][2]string{
		{"instruments", "Declarations, treaties, accords, pledges and the like, and who stands where on each."},
		{"actors", "Countries, organizations and persons that take a stance."},
		{"people", "Persons: whom they represented when, and what they said."},
		{"summits", "Summits, conferences and assemblies: who came, and what was adopted there."},
		{"positions", "What follows from all claims of one actor on one instrument, and the ledger that led there."},
		{"claims", "Single readings of single sentences, which positions rest on."},
		{"articles", "The texts, and handing them in."},
		{"search", "Finding anything by its words."},
		{"entities", "Everything that the graph knows by name."},
		{"explore", "What is tied to what."},
		{"alignment", "Who stands with whom."},
		{"groups", "Blocs with dated members, and the regions of UN M49."},
		{"disputes", "Where sources contradict each other, and what people decided."},
		{"lists", "Depositaries' lists of official acts, beside the press."},
		{"changes", "What became different, as a list, a feed, a stream of events, or sent to a webhook."},
		{"export", "The graph for other programs."},
		{"mending", "What people put right, and taking it back."},
		{"webhooks", "Where changes are sent to."},
		{"status", "Whether the server runs, and what it holds."},
	} {
		list = append(list, &huma.Tag{Name: t[0], Description: t[1]})
	}
	return list
}
