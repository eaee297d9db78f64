// Package api answers questions about the graph over HTTP.
//
// A tour, from the outside in:
//
//   - api.go builds the one http.Handler: New puts the routes on a gin engine
//     through huma, which types and validates them and describes them in OpenAPI 3.1.
//   - chain.go is what every request passes: a request id, the access log,
//     recovery from a panic, security headers, a time limit; stalled.go gives up
//     callers who take nothing of their answer.
//   - conditional.go gives an answer its ETag, and 304 to who has it already;
//     it compresses what is worth it. formats.go writes lists as CSV and NDJSON.
//   - problem.go is the one table from an error to a status. Every error is
//     answered as an RFC 9457 problem.
//   - entities.go, positions.go, claims.go, articles.go, search.go, explore.go,
//     mend.go and the like hold the handlers, each with its routes. A handler asks the store and
//     hands the answer on; it decides nothing about the graph.
//   - changes.go lists what changed; feed.go is that for feed readers (Atom), events.go for
//     pages that are open (server-sent events), hooks.go for other programs; package watch
//     looks for changes, package hooks delivers them.
//   - export.go streams the graph in the formats of package export.
//   - list.go is the shape of a list; write.go is how a
//     handler that writes is registered; openapi.go
//     describes every field, from fields.tsv, and conventions.go what holds for all
//     paths; reference.go shows it at /api. cross.go answers OPTIONS and other sites (CORS).
//
// Who may write is package access: chain.go lets its Gate find out who asks, and
// write.go asks Gate.Permit before a body is read; signedBy names the act's author. A page that writes does
// the same: access.From(r.Context()) tells its caller and the CSRF token that each
// form sends back as field access.CSRFField, and Gate.Permit(r, access.Reviewer) comes first.
//
// The conventions: a list is {"items": [...], "next_cursor": "..."}, never
// null; limit is 1 to 1,000, 50 by default; a query parameter that a route does
// not know is refused, so that a misspelt filter never passes for an answer; a date is
// YYYY, YYYY-MM or YYYY-MM-DD; an id that was merged or renamed answers 308 with its new place.
package api
