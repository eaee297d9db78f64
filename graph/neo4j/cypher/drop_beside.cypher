// Takes countries away that are no longer named beside instruments.
UNWIND $rows AS row
MATCH (b:Beside {instrument: row.instrument})
SET b.countries = [id IN b.countries WHERE NOT id IN row.countries]
WITH b
WHERE size(b.countries) = 0
DELETE b
