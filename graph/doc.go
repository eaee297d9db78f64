// Package graph is the vocabulary of Signatory and the rules of its graph.
//
// A tour, from the bottom up:
//
//   - kind.go holds the words: Kind, Stance, Tense, Act, Relation; act.go the one table
//     from a legal act to the stance that it amounts to.
//   - date.go is Date, an ISO 8601 date at its own precision.
//   - reading.go is what one article says: a Reading of entities, claims,
//     counts and links, each with its evidence.
//   - position.go is what follows from all claims of one actor on one
//     instrument: a Position with its ledger of steps. settle.go makes it:
//     decision.go says what people decided, dispute.go finds contradictions,
//     timeline.go gathers claims into steps, source.go counts independent
//     sources, standing.go tells which step stands, now or as of a date. Settle
//     is a pure function, so that every store gives the same answer. pack.go packs
//     what it needs of a pair's claims, which grow by packgrow.go, and packledger.go what it gives, for stores
//     to keep (packing.go).
//   - examine.go is what a store finds out about its own health.
//   - held.go asks in which state articles are stored.
//   - copies.go tells which articles are copies of one text; forms.go merges
//     what articles call an entity; check.go refuses a reading that is not sound.
//   - store.go holds the questions that a store answers and the one way to
//     write into it; review.go what people decide;
//     changes.go what became of positions between two moments. question.go, cursor.go,
//     search.go, typo.go and words.go are what stores share in answering. The stores are
//     graph/sqlite and graph/neo4j; both pass graph/graphtest, and graph/bench
//     measures them.
//   - survey.go answers out of these lists, for any store: who stands
//     where on an instrument, who is silent, and for whom a bloc speaks; surveyof.go
//     takes a group out of such an answer. proofs.go asks for the sentences of many
//     claims at once. gazetteer.go
//     is what is asked about blocs and regions, group.go whom a group stands for.
//     ledger.go finds one position by the three clocks, reports.go its sources,
//     disputed.go where sources contradict each other, and resolve.go lets a person decide.
//   - list.go tells which depositaries' lists of official acts there are, which are
//     articles of a kind of their own; founding.go makes one position of those on a
//     body and on the instrument that founded it; reconcile.go compares the lists
//     with the press, reconcilepair.go for one actor on one instrument.
//   - mend.go is what people mend, edit.go what they correct in a claim, mends.go how that changes readings; a store keeps
//     what was read beside it. rereading.go tells what another reading says otherwise.
//   - queue.go is what a person should decide.
//   - alike.go pairs entities that may be one; mergeview.go tells what a merge would change.
//   - neighbours.go tells what an entity is tied to, out of lists that stream.go
//     reads side by side; paths.go finds the shortest ways between two.
//   - records.go is what a store remembers for the program beside the graph: tokens, webhooks.
//   - lint.go looks for what cannot be in a graph, lintpositions.go in its positions.
//   - stands.go is the history of all positions in brief; align.go tells by it who
//     stands with whom, corrected for chance, periods.go how that changed, matrix.go who
//     stands where on many instruments, and latest.go what turned last; turns.go is the
//     course of one position.
//
// Package graph imports nothing else of this module.
package graph
