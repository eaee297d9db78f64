CALL () {
  MATCH (p:Position) WHERE p.key STARTS WITH $instrument + ' '
  MATCH (a:Entity {id: p.actor})
  RETURN collect([a.id, a.kind, a.name, a.code, p.held, p.ledger]) AS positions
}
CALL () {
  MATCH (b:Beside {instrument: $instrument})
  UNWIND [id IN $group WHERE id IN b.countries] AS id
  MATCH (e:Entity {id: id})
  RETURN collect([id, e.name]) AS beside
}
CALL () {
  MATCH (c:Count)-[:OF]->(:Entity {id: $instrument})
  MATCH (c)-[:REPORTED_IN]->(a:Article)
  RETURN collect([c.body, a.id, a.date]) AS counts
}
RETURN positions, beside, counts
