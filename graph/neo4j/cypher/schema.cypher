// The graph in Neo4j. Ids are those of the rest of the program, and every list
// is paged along an index, so that a page costs what it shows.
//
// Nodes
//   (:Entity {id, kind, name, code, type, date, aliases})  with one more label:
//       :Country, :Organization, :Person, :Instrument, :Summit or :Place.
//       claims, articles, acts and held_STANCE are its tallies: claims by or on
//       it, articles that mention it, claims by it, current positions that are facts; settled is a
//       mark of the transaction that settled positions on it last (stands.go).
//   (:Article {id, revision, title, date, url, publisher, language, format, reader, raw, recorded,
//       source, print, said, retracted, unmended})  said is what it says beside its claims, as JSON;
//       unmended what was read from it, where mending makes it say anything else
//   (:Band {hash})  a part of the print of a text
//   (:Claim {id, actor, stance, tense, instrument, date, act, confidence, attributed, quote, start, end, ...})
//       attributed is the entity that the article names as the source of the claim
//   (:Superseded {..., superseded})  a claim that a later reading of its article no
//       longer makes, and when it was superseded; it stands alone.
//   (:Count {stance, count, qualifier, of, ...})
//   (:Position {key, actor, instrument, held, ledger, dossier, packed, proof, sentence, proofs, sentences})  what
//       graph.Settle made of all claims of one actor on one instrument: its steps, and what settling
//       needs of the claims, packed (graph.Dossier). packed is the version of the ledger: without it
//       the ledger needs the dossier to be read. proof is the first claim of its current stance,
//       sentence its quote and the title and URL of its article; proofs are the other claims that it
//       shows, sentences three texts for each. The first version kept the position as JSON in body.
//
//   (:Beside {instrument, countries})  the countries that articles name which make a claim on an instrument
//   (:StatusList {key, instrument, article})  of which instruments an article is a
//       depositary's list; key is "instrument article"
//
// Relationships
//   (:Claim)-[:BY]->(actor), (:Claim)-[:ON]->(instrument), (:Claim)-[:REPORTED_IN]->(:Article)
//   (:Count)-[:OF]->(instrument), (:Count)-[:REPORTED_IN]->(:Article)
//   (:Article)-[:MENTIONS]->(:Entity)
//   (:Article)-[:IN_BAND]->(:Band)
//   (actor)-[:SIGNED|RATIFIED|ENDORSED|DID_NOT_SIGN|REFUSED_TO_SIGN|ABSTAINED|WITHDREW_FROM|SUSPENDED
//       {since, since_precision, sources, confidence, disputed, claims}]->(instrument)
//       a confirmed current position that is a fact; for one that is planned, PLANS_TO {stance, ...}
//   (from)-[:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF {key, article, ...}]->(to)
//       a link; what was said about nothing that is known leads to its article

CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (e:Entity) REQUIRE e.id IS UNIQUE;
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (a:Article) REQUIRE a.id IS UNIQUE;
CREATE CONSTRAINT claim_id IF NOT EXISTS FOR (c:Claim) REQUIRE c.id IS UNIQUE;

// key is "instrument actor": a position is found by it, and the positions on an
// instrument by its beginning. A blank is less than all that an id is made of,
// so that keys sort as pairs of ids do.
CREATE CONSTRAINT position_key IF NOT EXISTS FOR (p:Position) REQUIRE p.key IS UNIQUE;
CREATE INDEX position_actor IF NOT EXISTS FOR (p:Position) ON (p.actor, p.key);
CREATE INDEX position_held IF NOT EXISTS FOR (p:Position) ON (p.held, p.key);
CREATE INDEX position_actor_held IF NOT EXISTS FOR (p:Position) ON (p.actor, p.held, p.key);

// key is "instrument actor id".
CREATE CONSTRAINT claim_key IF NOT EXISTS FOR (c:Claim) REQUIRE c.key IS UNIQUE;
CREATE INDEX claim_actor IF NOT EXISTS FOR (c:Claim) ON (c.actor, c.key);
CREATE INDEX claim_article IF NOT EXISTS FOR (c:Claim) ON (c.article, c.key);

CREATE INDEX claim_attributed IF NOT EXISTS FOR (c:Claim) ON (c.attributed, c.key);

// Articles are listed from the latest on, of all publishers or of one.
CREATE INDEX article_date IF NOT EXISTS FOR (a:Article) ON (a.date);
CREATE INDEX article_publisher IF NOT EXISTS FOR (a:Article) ON (a.publisher, a.date);

// What version 1 did not note apart: to whom claims are attributed, and that a date is unknown.
MATCH (:Schema {version: 1})
MATCH (c:Claim)
WHERE c.body CONTAINS '"attribution":{"entity":"' AND NOT c.body CONTAINS '"attribution":{"entity":""'
CALL (c) {
  SET c.attributed = split(split(c.body, '"attribution":{"entity":"')[1], '"')[0]
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (:Schema {version: 1})
MATCH (a:Article)
WHERE a.date IS NULL
CALL (a) {
  SET a.date = ''
} IN TRANSACTIONS OF 10000 ROWS;

// Copies of one text share a source: the id of the first of them. Likely
// copies are found by the bands of their prints (see graph.Print).
CREATE INDEX article_source IF NOT EXISTS FOR (a:Article) ON (a.source);
CREATE CONSTRAINT band_hash IF NOT EXISTS FOR (b:Band) REQUIRE b.hash IS UNIQUE;

// (:Decision {id, pair, verdict, by, reason, at, ...}): what a person decided about a
// claim; pair is the key of the position after all merges, read the one that it was read as.
CREATE CONSTRAINT decision_id IF NOT EXISTS FOR (d:Decision) REQUIRE d.id IS UNIQUE;
CREATE INDEX decision_pair IF NOT EXISTS FOR (d:Decision) ON (d.pair);
CREATE INDEX decision_read IF NOT EXISTS FOR (d:Decision) ON (d.read);
CREATE INDEX decision_at IF NOT EXISTS FOR (d:Decision) ON (d.at);

CREATE INDEX decision_article IF NOT EXISTS FOR (d:Decision) ON (d.article);

// (:Mending {id, kind, subject, into, target, name, edit, undoes, by, reason, at, undone}): an
// act of mending (graph.Mending). (:Lock {name}) is held by who mends.
CREATE CONSTRAINT mending_id IF NOT EXISTS FOR (m:Mending) REQUIRE m.id IS UNIQUE;
CREATE INDEX mending_at IF NOT EXISTS FOR (m:Mending) ON (m.at);
CREATE INDEX mending_subject IF NOT EXISTS FOR (m:Mending) ON (m.subject);
CREATE CONSTRAINT lock_name IF NOT EXISTS FOR (l:Lock) REQUIRE l.name IS UNIQUE;

// (:Schema {id, version}): by which version of this file the graph was made. There is
// one: programs that begun at once made several, before the constraint.
MATCH (s:Schema {id: 'signatory'})
WITH collect(s) AS marks, max(s.version) AS version
WHERE size(marks) > 1
FOREACH (s IN marks[..1] | SET s.version = version)
FOREACH (s IN marks[1..] | DELETE s);
CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (s:Schema) REQUIRE s.id IS UNIQUE;

// (:Record {shelf, key, value}): what the program remembers beside the graph (graph.Record).
CREATE CONSTRAINT record_key IF NOT EXISTS FOR (r:Record) REQUIRE (r.shelf, r.key) IS UNIQUE;

// Superseded claims, for what was stored at a time.
CREATE INDEX superseded_key IF NOT EXISTS FOR (c:Superseded) ON (c.key);
CREATE INDEX superseded_article IF NOT EXISTS FOR (c:Superseded) ON (c.article);

// What was stored or superseded within a time, for the feed of changes.
CREATE INDEX claim_recorded IF NOT EXISTS FOR (c:Claim) ON (c.recorded);
CREATE INDEX superseded_recorded IF NOT EXISTS FOR (c:Superseded) ON (c.recorded);
CREATE INDEX superseded_at IF NOT EXISTS FOR (c:Superseded) ON (c.superseded);

// (:Changed {at, keys}): the pairs whose positions became other ones when a transaction
// stored something, sorted. (:Unsure {key, until}): a pair of which that is not known until
// then, without a key all pairs (changed.go). Of what is stored already it is not.
CREATE INDEX changed_at IF NOT EXISTS FOR (c:Changed) ON (c.at);
CREATE CONSTRAINT unsure_key IF NOT EXISTS FOR (u:Unsure) REQUIRE u.key IS UNIQUE;
CREATE INDEX unsure_until IF NOT EXISTS FOR (u:Unsure) ON (u.until);
MATCH (s:Schema)
WHERE s.version < 3
CALL () {
  MATCH (c:Claim)
  RETURN max(c.recorded) AS at
  UNION ALL
  MATCH (c:Superseded)
  UNWIND [c.recorded, c.superseded] AS at
  RETURN max(at) AS at
  UNION ALL
  MATCH (d:Decision)
  RETURN max(d.at) AS at
}
WITH max(at) AS until
WHERE until IS NOT NULL
MERGE (u:Unsure {key: ''})
SET u.until = CASE WHEN u.until > until THEN u.until ELSE until END;

// coverage is the number of claims, counted down from the largest, and the id:
// its order is that of the most covered first.
CREATE INDEX entity_kind IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.id);
CREATE INDEX entity_coverage IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.coverage);

// told is the number of articles, counted down likewise, before the coverage; the
// entities of a graph that was made without it are given it.
CREATE INDEX entity_told IF NOT EXISTS FOR (e:Entity) ON (e.kind, e.told);
MATCH (e:Entity) WHERE e.told IS NULL AND e.coverage IS NOT NULL
SET e.told = right('0000000000' + toString(1000000000 - coalesce(e.articles, 0)), 10) + ' ' + e.coverage;

// Lists are found by their instrument, and taken away with their article.
CREATE CONSTRAINT status_list_key IF NOT EXISTS FOR (l:StatusList) REQUIRE l.key IS UNIQUE;
CREATE INDEX status_list_article IF NOT EXISTS FOR (l:StatusList) ON (l.article);

CREATE INDEX represents_key IF NOT EXISTS FOR ()-[r:REPRESENTS]-() ON (r.key);
CREATE INDEX said_key IF NOT EXISTS FOR ()-[r:SAID]-() ON (r.key);
CREATE INDEX hosted_key IF NOT EXISTS FOR ()-[r:HOSTED]-() ON (r.key);
CREATE INDEX attended_key IF NOT EXISTS FOR ()-[r:ATTENDED]-() ON (r.key);
CREATE INDEX held_in_key IF NOT EXISTS FOR ()-[r:HELD_IN]-() ON (r.key);
CREATE INDEX adopted_at_key IF NOT EXISTS FOR ()-[r:ADOPTED_AT]-() ON (r.key);
CREATE INDEX part_of_key IF NOT EXISTS FOR ()-[r:PART_OF]-() ON (r.key);

// text is what graph.Words makes of names, titles and quotes, so that both
// stores find the same: Neo4j need only cut it at blanks.
CREATE FULLTEXT INDEX entity_text IF NOT EXISTS FOR (e:Entity) ON EACH [e.text]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
// That of articles and claims holds as well in which spans of time their date lies
// (search_dated.go). Up to version 3 it did not; what is made anew goes without an index
// meanwhile.
DROP INDEX article_text IF EXISTS;
DROP INDEX claim_text IF EXISTS;
MATCH (s:Schema) WHERE s.version < 4
MATCH (n:Article)
WHERE NOT coalesce(n.text, '') CONTAINS ' A' AND NOT coalesce(n.text, '') CONTAINS ' Undated'
CALL (n) {
  WITH n, coalesce(n.date, '') AS date
  WITH n, date, toInteger(left(date, 4)) * 512 + coalesce(toInteger(substring(date, 5, 2)), 0) * 32 + coalesce(toInteger(substring(date, 8, 2)), 0) AS day
  SET n.text = coalesce(n.text, '') + CASE date WHEN '' THEN ' Undated' ELSE
    ' A' + toString(day / 32768) + ' B' + toString(day / 4096) + ' C' + toString(day / 512) + ' D' + toString(day / 64) + ' E' + toString(day / 8) END
} IN TRANSACTIONS OF 10000 ROWS;
MATCH (s:Schema) WHERE s.version < 4
MATCH (n:Claim)
WHERE NOT coalesce(n.text, '') CONTAINS ' A' AND NOT coalesce(n.text, '') CONTAINS ' Undated'
CALL (n) {
  WITH n, coalesce(n.published, '') AS date
  WITH n, date, toInteger(left(date, 4)) * 512 + coalesce(toInteger(substring(date, 5, 2)), 0) * 32 + coalesce(toInteger(substring(date, 8, 2)), 0) AS day
  SET n.text = coalesce(n.text, '') + CASE date WHEN '' THEN ' Undated' ELSE
    ' A' + toString(day / 32768) + ' B' + toString(day / 4096) + ' C' + toString(day / 512) + ' D' + toString(day / 64) + ' E' + toString(day / 8) END
} IN TRANSACTIONS OF 10000 ROWS;
CREATE FULLTEXT INDEX article_found IF NOT EXISTS FOR (a:Article) ON EACH [a.text]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
CREATE FULLTEXT INDEX claim_found IF NOT EXISTS FOR (c:Claim) ON EACH [c.text]
  OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// Up to version 4 positions did not hold the sentences that they show, and proofs named the
// claim of proof once more.
MATCH (s:Schema) WHERE s.version < 5
MATCH (p:Position)
WHERE p.proofs IS NOT NULL AND p.sentences IS NULL
CALL (p) {
  WITH p, [id IN p.proofs WHERE p.proof IS NULL OR id <> p.proof] AS rest
  CALL (p) {
    MATCH (c:Claim {id: p.proof})-[:REPORTED_IN]->(a:Article)
    RETURN collect([coalesce(c.quote, ''), coalesce(a.title, ''), coalesce(a.url, '')]) AS first
  }
  CALL (rest) {
    UNWIND range(0, size(rest) - 1) AS n
    MATCH (c:Claim {id: rest[n]})-[:REPORTED_IN]->(a:Article)
    WITH n, [coalesce(c.quote, ''), coalesce(a.title, ''), coalesce(a.url, '')] AS texts
    ORDER BY n
    UNWIND texts AS text
    RETURN collect(text) AS sentences
  }
  SET p.sentence = first[0], p.proofs = CASE WHEN size(rest) = 0 THEN null ELSE rest END,
    p.sentences = CASE WHEN size(rest) = 0 THEN null ELSE sentences END
} IN TRANSACTIONS OF 1000 ROWS;

// Who is named beside an instrument; up to version 5 it was looked for in the articles.
CREATE CONSTRAINT beside_instrument IF NOT EXISTS FOR (b:Beside) REQUIRE b.instrument IS UNIQUE;
MATCH (s:Schema) WHERE s.version < 6
MATCH (i:Entity)
WHERE EXISTS { (i)<-[:ON]-() }
CALL (i) {
  MATCH (i)<-[:ON]-(c:Claim)-[:REPORTED_IN]->(a)
  WITH DISTINCT i, a
  MATCH (a)-[:MENTIONS]->(e)
  WITH DISTINCT i, e.id AS id
  WHERE id STARTS WITH 'country:'
  WITH i, collect(id) AS countries
  MERGE (b:Beside {instrument: i.id})
  SET b.countries = countries
} IN TRANSACTIONS OF 20 ROWS;

// Which positions are other ones than those that were read, by instrument; up to version 6
// there were no marks.
CREATE INDEX entity_settled IF NOT EXISTS FOR (e:Entity) ON (e.settled, e.id);
MATCH (s:Schema) WHERE s.version < 7
MATCH (p:Position)
WITH DISTINCT p.instrument AS id
MATCH (e:Entity {id: id})
WHERE e.settled IS NULL
SET e.settled = 'before';
