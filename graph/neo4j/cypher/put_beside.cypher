// Adds to the countries that are named beside instruments those that are not there yet.
UNWIND $rows AS row
MERGE (b:Beside {instrument: row.instrument})
WITH b, coalesce(b.countries, []) AS known, row
WITH b, known, [id IN row.countries WHERE NOT id IN known] AS more
WHERE size(more) > 0
SET b.countries = known + more
