MATCH (m:Mending {subject: $id})
WHERE m.kind = 'merge' AND m.undone = false
RETURN m.into AS into
