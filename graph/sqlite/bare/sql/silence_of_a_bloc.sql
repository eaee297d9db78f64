SELECT a.id, a.kind, a.name, a.code, p.stance, p.tense, p.ledger FROM position p JOIN entity a ON a.id = p.actor WHERE p.instrument = @instrument ORDER BY p.actor;
SELECT e.id, e.name FROM json_each(@group) g JOIN beside b ON b.instrument = @instrument AND b.country = g.value JOIN entity e ON e.id = g.value;
SELECT c.body, a.id, a.date FROM count c JOIN article a ON a.id = c.article WHERE c.instrument = @instrument
