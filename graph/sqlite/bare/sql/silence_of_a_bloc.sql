SELECT g.value, p.stance, p.tense FROM json_each(@group) g LEFT JOIN position p ON p.instrument = @instrument AND p.actor = g.value;
SELECT DISTINCT g.value FROM json_each(@group) g JOIN entity e ON e.id = g.value
  WHERE EXISTS (SELECT 1 FROM claim c CROSS JOIN mention m ON m.article = c.article AND m.entity = e.n WHERE c.instrument = @instrument AND c.superseded = 0);
SELECT c.body, a.id, a.date FROM count c JOIN article a ON a.id = c.article WHERE c.instrument = @instrument
