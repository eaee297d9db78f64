// Those of the ids that were merged, and into what.
UNWIND $ids AS asked
MATCH (m:Mending {subject: asked})
WHERE m.kind = 'merge' AND m.undone = false
RETURN asked AS was, m.into AS into
