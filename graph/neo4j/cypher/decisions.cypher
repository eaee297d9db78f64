// A page of decisions, the latest first.
MATCH (d:Decision)
WHERE d.at <= $at AND (d.at < $at OR d.id > $id)
  AND ($actor = '' OR d.on_actor = $actor) AND ($instrument = '' OR d.on_instrument = $instrument)
RETURN properties(d) AS decision
ORDER BY d.at DESC, d.id
LIMIT $limit
