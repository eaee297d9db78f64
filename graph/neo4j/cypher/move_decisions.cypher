UNWIND $rows AS row
MATCH (d:Decision {id: row.id})
SET d.pair = row.pair, d.on_actor = row.actor, d.on_instrument = row.instrument
