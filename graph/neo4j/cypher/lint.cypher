// Each statement gives the subjects of what leads nowhere, or contradicts what
// it is made of, and the line above it says what is wrong.

// a claim that does not lead to its actor, its instrument and its article
MATCH (c:Claim)
WHERE COUNT { (c)-[:BY]->() } <> 1 OR NOT EXISTS { (c)-[:BY]->(:Entity {id: c.actor}) }
  OR COUNT { (c)-[:ON]->() } <> 1 OR NOT EXISTS { (c)-[:ON]->(:Entity {id: c.instrument}) }
  OR COUNT { (c)-[:REPORTED_IN]->() } <> 1 OR NOT EXISTS { (c)-[:REPORTED_IN]->(:Article {id: c.article}) }
RETURN c.id AS subject;

// a superseded claim that does not stand alone
MATCH (c:Superseded)
WHERE EXISTS { (c)--() } OR c:Claim
RETURN c.id AS subject;

// an entity whose label is not that of its kind
MATCH (e:Entity)
WHERE size(labels(e)) <> 2 OR NOT toUpper(left(e.kind, 1)) + substring(e.kind, 1) IN labels(e)
RETURN e.id AS subject;

// an entity that as many articles do not name as it says
MATCH (e:Entity)
WHERE COUNT { (e)<-[:MENTIONS]-() } <> e.articles OR e.forms IS NULL OR e.forms = '[]'
RETURN e.id AS subject;

// an article without its reading, or of a source that is not stored
MATCH (a:Article)
WHERE a.said IS NULL OR a.source IS NULL OR NOT EXISTS { MATCH (s:Article {id: a.source}) }
RETURN a.id AS subject;

// a position of or on what is not stored, or one that rests on no claim
MATCH (p:Position)
WHERE NOT EXISTS { MATCH (e:Entity {id: p.actor}) } OR NOT EXISTS { MATCH (e:Entity {id: p.instrument}) }
  OR NOT EXISTS { MATCH (c:Claim) WHERE c.key STARTS WITH p.key + ' ' }
RETURN p.key AS subject;

// a position whose plain relationship is missing
MATCH (p:Position)
WHERE p.edge IS NOT NULL
  AND COUNT { MATCH (:Entity {id: p.actor})-[r]->(:Entity {id: p.instrument}) WHERE type(r) = p.edge } <> 1
RETURN p.key AS subject;

// a plain relationship that is no position, or not of its claims
MATCH (a:Entity)-[r:SIGNED|RATIFIED|ENDORSED|DID_NOT_SIGN|REFUSED_TO_SIGN|ABSTAINED|WITHDREW_FROM|SUSPENDED|PLANS_TO]->(i)
WHERE NOT EXISTS { MATCH (p:Position {key: i.id + ' ' + a.id}) WHERE p.edge = type(r) }
  OR COUNT { MATCH (c:Claim) WHERE c.key STARTS WITH i.id + ' ' + a.id + ' ' } <> r.claims
RETURN i.id + ' ' + a.id AS subject;

// a number that does not lead to its instrument and its article
MATCH (c:Count)
WHERE NOT EXISTS { (c)-[:OF]->(:Entity {id: c.instrument}) } OR NOT EXISTS { (c)-[:REPORTED_IN]->(:Article {id: c.article}) }
RETURN c.instrument AS subject;

// a link of an article that is not stored
MATCH ()-[r:REPRESENTS|SAID|HOSTED|ATTENDED|HELD_IN|ADOPTED_AT|PART_OF]->()
WHERE NOT EXISTS { MATCH (a:Article {id: r.article}) }
RETURN r.key AS subject;

// an entity that was merged into another
MATCH (m:Mending)
WHERE m.kind = 'merge' AND m.undone = false
MATCH (e:Entity {id: m.subject})
RETURN e.id AS subject;

// an instrument beside which other countries are named than are listed
MATCH (i:Entity)
WHERE EXISTS { (i)<-[:ON]-() }
CALL (i) {
  MATCH (i)<-[:ON]-(c:Claim)-[:REPORTED_IN]->(a)
  WITH DISTINCT a
  MATCH (a)-[:MENTIONS]->(e)
  WITH DISTINCT e.id AS id
  WHERE id STARTS WITH 'country:'
  RETURN collect(id) AS named
}
OPTIONAL MATCH (b:Beside {instrument: i.id})
WITH i, named, coalesce(b.countries, []) AS listed
WHERE size(named) <> size(listed) OR any(id IN named WHERE NOT id IN listed)
RETURN i.id AS subject;

// a list of who is named beside what no claim is on
MATCH (b:Beside)
WHERE NOT EXISTS { MATCH (:Entity {id: b.instrument})<-[:ON]-() }
RETURN b.instrument AS subject;

// a position that shows another sentence than its claim has
MATCH (p:Position)
WITH p, CASE WHEN p.proof IS NULL OR p.sentence IS NULL THEN [] ELSE [[p.proof, p.sentence[0], p.sentence[1], p.sentence[2]]] END
  + [n IN range(0, size(coalesce(p.sentences, [])) / 3 - 1) | [p.proofs[n], p.sentences[3 * n], p.sentences[3 * n + 1], p.sentences[3 * n + 2]]] AS shown
UNWIND shown AS s
OPTIONAL MATCH (c:Claim {id: s[0]})-[:REPORTED_IN]->(a:Article)
WITH p, s, c, a
WHERE c IS NULL OR s[1] <> coalesce(c.quote, '') OR s[2] <> coalesce(a.title, '') OR s[3] <> coalesce(a.url, '')
RETURN DISTINCT p.key AS subject;
