// Package web shows the graph as pages.
//
// A tour, from the outside in:
//
//   - web.go builds the handler: New parses the templates once and puts a
//     route to each page. Every page is a GET whose URL holds its whole state;
//     turn.go has them made a few at a time.
//   - home.go, instrument.go, actor.go, entity.go (with summit.go and
//     person.go), article.go and search.go each ask the store for one page and hand a plain struct to its template.
//   - changes.go lists what turned within a time.
//   - browse.go lists entities and articles, each list a tab of one page; short.go
//     holds the names that instruments bear where room is short.
//   - standing.go is one actor on one instrument, with every sentence; narrow.go
//     narrows an instrument to a bloc or a region, shelf.go pages many rows.
//   - matrix.go and order.go put countries by instruments, alignment.go who stands
//     with whom, pair.go two countries side by side.
//   - frame.go is what every page hands to the layout, cite.go its citation,
//     embed.go the charts that other sites may show.
//   - map.go colours the shapes of world.go, which build/atlas draws; curve.go,
//     gantt.go and bar.go are the other charts, each SVG made by the server.
//     timeline.go is what src/instrument.ts moves them by.
//   - explore.go reads an address of the explorer, explorelist.go shows it as a
//     list; src/explorer.ts draws the same address, and src/layout.ts lays it
//     out in a worker.
//   - review.go is the queue of what a person should decide, reviewcases.go
//     fills it from graph.Review, reviewacts.go does what is decided and previews
//     a merge, reviewedit.go understands the names in a correction.
//   - add.go previews an article that is handed in and stores it, addform.go
//     reads its form.
//   - quality.go shows how well the reader reads, unread.go what of an article
//     it passed over.
//   - rows.go makes the rows that open to their sentences; text.go marks an
//     article's sentences where they stand; words.go holds dates, stances and
//     numbers as a reader sees them.
//   - signin.go signs people in and out; who asks is access.From of a request's
//     context (package api/access), and a page that writes begins with Gate.Permit.
//   - render.go writes a template, or the friendly 404 and 500.
//   - assets.go serves static/, the bundle that `go run ./web/build` makes
//     from src/. It is committed, and a test fails when it is stale.
//
// The pages read well without JavaScript; src/ adds only what moves. Nothing
// is loaded from another site, and no style or script stands in the page.
package web
