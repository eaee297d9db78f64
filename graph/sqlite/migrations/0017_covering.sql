-- A position stands in two indexes in place of five: each covers what lists and
-- paths select by, and the second is the first seen from the actor. That a pair has one
-- position is the writer's to keep, who looks for it first; lint looks for a second.
CREATE TABLE positions_of_pairs (
  n           INTEGER PRIMARY KEY,
  instrument  TEXT NOT NULL,
  actor       TEXT NOT NULL,
  stance      TEXT NOT NULL,
  tense       TEXT NOT NULL,
  disputed    INTEGER NOT NULL,
  first_day   TEXT NOT NULL,         -- '' where no step is dated
  has_undated INTEGER NOT NULL,
  ledger      BLOB NOT NULL,
  dossier     BLOB NOT NULL
);
INSERT INTO positions_of_pairs SELECT n, instrument, actor, stance, tense, disputed, first_day, has_undated, ledger, dossier FROM position;
DROP TABLE position;
ALTER TABLE positions_of_pairs RENAME TO position;
CREATE INDEX position_pair ON position (instrument, actor, stance, tense);
CREATE INDEX position_actor ON position (actor, instrument, stance, tense);
CREATE INDEX position_disputed ON position (instrument, actor) WHERE disputed = 1;

-- Who merges an entity looks through the mentions: that is seldom, and each
-- mention of the news was written twice for it.
DROP INDEX mention_entity;
