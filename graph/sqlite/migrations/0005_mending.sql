-- Acts of mending (graph.Mending), in the order of doing.
CREATE TABLE mending (
  n       INTEGER PRIMARY KEY,
  id      TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL,
  subject TEXT NOT NULL,
  into_id TEXT NOT NULL,             -- of a merge
  target  TEXT NOT NULL,             -- JSON of the entity into_id as it stood then
  name    TEXT NOT NULL,             -- of a rename
  undoes  TEXT NOT NULL,
  by      TEXT NOT NULL,
  reason  TEXT NOT NULL,
  at      INTEGER NOT NULL,
  undone  INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX mending_subject ON mending (subject, at, id);
CREATE INDEX mending_at ON mending (at, id);

-- What was read from an article, where mending makes it say anything else.
CREATE TABLE unmended (
  article TEXT PRIMARY KEY,
  reading TEXT NOT NULL              -- JSON: entities, claims, counts, links
) WITHOUT ROWID;

ALTER TABLE article ADD COLUMN retracted INTEGER NOT NULL DEFAULT 0;

-- The pair that a decision is on after all merges; actor and instrument are as read.
ALTER TABLE decision ADD COLUMN on_actor TEXT NOT NULL DEFAULT '';
ALTER TABLE decision ADD COLUMN on_instrument TEXT NOT NULL DEFAULT '';
UPDATE decision SET on_actor = actor, on_instrument = instrument;
CREATE INDEX decision_on ON decision (on_instrument, on_actor);
