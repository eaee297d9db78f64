-- Articles and entities are told by their numbers where nothing is listed by
-- their ids, positions keep a dossier of their claims in place of sentences,
-- and every table that grows with the news grows at its end.

CREATE TABLE claims_by_number (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  article    INTEGER NOT NULL,       -- article.n
  actor      TEXT NOT NULL,
  instrument TEXT NOT NULL,
  stance     TEXT NOT NULL,
  published  TEXT NOT NULL,
  recorded   INTEGER NOT NULL,
  superseded INTEGER NOT NULL DEFAULT 0, -- 0: live
  quote      TEXT NOT NULL,
  body       TEXT NOT NULL               -- JSON of the claim as it was read, without its quote
);
INSERT INTO claims_by_number SELECT c.n, c.id, a.n, c.actor, c.instrument, c.stance, c.published, c.recorded, c.superseded,
  c.body ->> '$.evidence.quote', json_set(c.body, '$.evidence.quote', '') FROM claim c JOIN article a ON a.id = c.article;
DROP TABLE claim;
ALTER TABLE claims_by_number RENAME TO claim;
CREATE UNIQUE INDEX claim_id ON claim (id) WHERE superseded = 0;
CREATE INDEX claim_pair ON claim (instrument, actor, id);
CREATE INDEX claim_actor ON claim (actor, instrument, id);
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_recorded ON claim (recorded, instrument, actor);
CREATE INDEX claim_superseded ON claim (superseded, instrument, actor) WHERE superseded > 0;

CREATE TABLE texts_by_number (
  article INTEGER PRIMARY KEY,       -- article.n
  raw     BLOB NOT NULL,
  said    TEXT NOT NULL              -- JSON: entities with mentions, counts, links
);
INSERT INTO texts_by_number SELECT a.n, t.raw, t.said FROM article_text t JOIN article a ON a.id = t.article;
DROP TABLE article_text;
ALTER TABLE texts_by_number RENAME TO article_text;

CREATE TABLE mentions_by_number (
  article INTEGER NOT NULL,          -- article.n
  entity  INTEGER NOT NULL,          -- entity.n
  PRIMARY KEY (article, entity)
) WITHOUT ROWID;
INSERT INTO mentions_by_number SELECT a.n, e.n FROM mention m JOIN article a ON a.id = m.article JOIN entity e ON e.id = m.entity;
DROP TABLE mention;
ALTER TABLE mentions_by_number RENAME TO mention;
CREATE INDEX mention_entity ON mention (entity, article);

CREATE TABLE prints_by_number (
  article INTEGER PRIMARY KEY,       -- article.n
  print   BLOB NOT NULL
);
INSERT INTO prints_by_number SELECT a.n, p.print FROM copy_print p JOIN article a ON a.id = p.article;
DROP TABLE copy_print;
ALTER TABLE prints_by_number RENAME TO copy_print;
CREATE TABLE bands_by_number (
  band    INTEGER NOT NULL,
  article INTEGER NOT NULL,          -- article.n
  PRIMARY KEY (band, article)
) WITHOUT ROWID;
INSERT INTO bands_by_number SELECT b.band, a.n FROM copy_band b JOIN article a ON a.id = b.article ORDER BY 1, 2;
DROP TABLE copy_band;
ALTER TABLE bands_by_number RENAME TO copy_band;

-- What graph.Settle made of the live claims of a pair: dossier is graph.Dossier,
-- ledger what it packs of the steps.
DROP TABLE position;
CREATE TABLE position (
  n           INTEGER PRIMARY KEY,
  instrument  TEXT NOT NULL,
  actor       TEXT NOT NULL,
  stance      TEXT NOT NULL,
  tense       TEXT NOT NULL,
  disputed    INTEGER NOT NULL,
  first_day   TEXT NOT NULL,         -- '' where no step is dated
  has_undated INTEGER NOT NULL,
  ledger      BLOB NOT NULL,
  dossier     BLOB NOT NULL,
  UNIQUE (instrument, actor)
);
CREATE INDEX position_actor ON position (actor, instrument);
CREATE INDEX position_stance ON position (instrument, stance, tense, actor);
CREATE INDEX position_actor_stance ON position (actor, stance, tense, instrument);
CREATE INDEX position_disputed ON position (instrument, actor) WHERE disputed = 1;

-- Pairs whose position is to be made anew of their claims when the file is
-- next opened, as after a change of the rules.
CREATE TABLE stale (
  instrument TEXT NOT NULL,
  actor      TEXT NOT NULL,
  PRIMARY KEY (instrument, actor)
) WITHOUT ROWID;
INSERT INTO stale SELECT DISTINCT instrument, actor FROM claim WHERE superseded = 0;
