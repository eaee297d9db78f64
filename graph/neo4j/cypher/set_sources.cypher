// Gives articles another source, and tells which positions that touches.
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.source = row.source
WITH a
MATCH (c:Claim {article: a.id})
RETURN DISTINCT c.actor AS actor, c.instrument AS instrument
