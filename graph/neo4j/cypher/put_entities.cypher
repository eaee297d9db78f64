// old is the label of the kind that the entity had, null for a new one.
UNWIND $rows AS row
MATCH (e:Entity {id: row.props.id})
SET e = row.props
WITH e, row WHERE row.old IS NULL OR row.old <> row.label
FOREACH (_ IN CASE WHEN row.old IS NULL OR row.old = '' THEN [] ELSE [1] END | REMOVE e:$(row.old))
SET e:$(row.label)
