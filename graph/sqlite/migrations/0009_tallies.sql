-- How many current positions that are facts an entity has, as actor or as
-- instrument, by stance. One on itself counts once.
CREATE TABLE held (
  entity TEXT NOT NULL,
  stance TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (entity, stance)
) WITHOUT ROWID;

-- How many articles with a live claim on an instrument name a country.
CREATE TABLE beside (
  instrument TEXT NOT NULL,
  country    TEXT NOT NULL,
  articles   INTEGER NOT NULL,
  PRIMARY KEY (instrument, country)
) WITHOUT ROWID;

INSERT INTO held SELECT entity, stance, count(*) FROM (
  SELECT actor AS entity, stance FROM position WHERE tense = 'past' AND stance <> ''
  UNION ALL SELECT instrument, stance FROM position WHERE tense = 'past' AND stance <> '' AND actor <> instrument)
  GROUP BY 1, 2;
INSERT INTO beside SELECT c.instrument, e.id, count(*) FROM (SELECT DISTINCT article, instrument FROM claim WHERE superseded = 0) c
  JOIN mention m ON m.article = c.article JOIN entity e ON e.n = m.entity WHERE e.id LIKE 'country:%' GROUP BY 1, 2;
