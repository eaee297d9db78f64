// Gives articles what they say after mending; what is null goes.
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.said = row.said, a.unmended = row.unmended, a.retracted = row.retracted
