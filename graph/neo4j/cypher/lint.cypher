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
