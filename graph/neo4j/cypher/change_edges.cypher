// Writes the plain relationships that pairs have anew, and takes those away of which
// there are no props.
UNWIND $rows AS row
WITH row, entities[row.by][0] AS actor, entities[row.on][0] AS instrument
MATCH (actor)-[r:SIGNED|RATIFIED|ENDORSED|DID_NOT_SIGN|REFUSED_TO_SIGN|ABSTAINED|WITHDREW_FROM|SUSPENDED|PLANS_TO]->(instrument)
WHERE type(r) = row.type
FOREACH (_ IN CASE WHEN row.props IS NULL THEN [] ELSE [1] END | SET r = row.props)
FOREACH (_ IN CASE WHEN row.props IS NULL THEN [1] ELSE [] END | DELETE r)
