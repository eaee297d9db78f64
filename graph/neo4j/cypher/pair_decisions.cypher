// What people decided about claims of each pair of actor and instrument.
UNWIND $pairs AS pair
MATCH (d:Decision {pair: pair})
RETURN pair, properties(d) AS decision
ORDER BY d.at, d.id
