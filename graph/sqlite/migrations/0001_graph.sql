-- The graph in one file. Times are nanoseconds since 1970 in UTC; dates are
-- ISO 8601 at their own precision, '' where unknown.

-- What mentions resolve to: made of all forms below, with tallies that lists sort by.
CREATE TABLE entity (
  n        INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  kind     TEXT NOT NULL,
  name     TEXT NOT NULL,
  code     TEXT NOT NULL,
  type     TEXT NOT NULL,
  date     TEXT NOT NULL,
  aliases  TEXT NOT NULL,            -- JSON array
  words    TEXT NOT NULL,            -- what entity_words holds for it
  claims   INTEGER NOT NULL DEFAULT 0, -- live claims of which it is an end
  acts     INTEGER NOT NULL DEFAULT 0, -- live claims of which it is the actor
  articles INTEGER NOT NULL DEFAULT 0  -- articles that name it
);
CREATE INDEX entity_kind ON entity (kind, id);
CREATE INDEX entity_coverage ON entity (kind, claims DESC, id);

-- How many articles give one value for one field of an entity.
CREATE TABLE form (
  entity TEXT NOT NULL,
  field  TEXT NOT NULL,
  value  TEXT NOT NULL,
  n      INTEGER NOT NULL,
  PRIMARY KEY (entity, field, value)
) WITHOUT ROWID;

CREATE TABLE article (
  n         INTEGER PRIMARY KEY,
  id        TEXT NOT NULL UNIQUE,
  revision  TEXT NOT NULL,
  digest    TEXT NOT NULL,           -- of the whole reading: the same again changes nothing
  path      TEXT NOT NULL,
  title     TEXT NOT NULL,
  date      TEXT NOT NULL,
  url       TEXT NOT NULL,
  publisher TEXT NOT NULL,
  language  TEXT NOT NULL,
  format    TEXT NOT NULL,
  source    TEXT NOT NULL,           -- shared by copies of one text
  recorded  INTEGER NOT NULL
);

-- The bulk of an article, apart so that reading its line stays cheap.
CREATE TABLE article_text (
  article TEXT PRIMARY KEY,
  raw     BLOB NOT NULL,
  said    TEXT NOT NULL              -- JSON: entities with mentions, counts, links
) WITHOUT ROWID;

CREATE TABLE mention (
  article TEXT NOT NULL,
  entity  TEXT NOT NULL,
  PRIMARY KEY (article, entity)
) WITHOUT ROWID;
CREATE INDEX mention_entity ON mention (entity, article);

-- Claims are never edited. One that a later reading of its article no longer
-- makes is kept, with the time at which it was superseded.
CREATE TABLE claim (
  n          INTEGER PRIMARY KEY,
  id         TEXT NOT NULL,
  article    TEXT NOT NULL,
  actor      TEXT NOT NULL,
  instrument TEXT NOT NULL,
  stance     TEXT NOT NULL,
  published  TEXT NOT NULL,
  recorded   INTEGER NOT NULL,
  superseded INTEGER NOT NULL DEFAULT 0, -- 0: live
  body       TEXT NOT NULL               -- JSON of the claim as it was read
);
CREATE UNIQUE INDEX claim_id ON claim (id) WHERE superseded = 0;
CREATE INDEX claim_pair ON claim (instrument, actor, id) WHERE superseded = 0;
CREATE INDEX claim_actor ON claim (actor, instrument, id) WHERE superseded = 0;
CREATE INDEX claim_article ON claim (article);
CREATE INDEX claim_gone ON claim (superseded, instrument, actor) WHERE superseded <> 0;

-- What graph.Settle made of the live claims of a pair.
CREATE TABLE position (
  n           INTEGER PRIMARY KEY,
  instrument  TEXT NOT NULL,
  actor       TEXT NOT NULL,
  stance      TEXT NOT NULL,
  tense       TEXT NOT NULL,
  disputed    INTEGER NOT NULL,
  first_day   TEXT NOT NULL,         -- '' where no step is dated
  has_undated INTEGER NOT NULL,
  body        TEXT NOT NULL,         -- JSON of the position, without names
  UNIQUE (instrument, actor)
);
CREATE INDEX position_actor ON position (actor, instrument);
CREATE INDEX position_stance ON position (instrument, stance, tense, actor);
CREATE INDEX position_actor_stance ON position (actor, stance, tense, instrument);

CREATE TABLE count (
  instrument TEXT NOT NULL,
  article    TEXT NOT NULL,
  place      INTEGER NOT NULL,       -- within the reading
  body       TEXT NOT NULL,          -- JSON
  PRIMARY KEY (instrument, article, place)
) WITHOUT ROWID;
CREATE INDEX count_article ON count (article);

CREATE TABLE link (
  key     TEXT PRIMARY KEY,
  article TEXT NOT NULL,
  kind    TEXT NOT NULL,
  body    TEXT NOT NULL              -- JSON
) WITHOUT ROWID;
CREATE INDEX link_article ON link (article);
CREATE INDEX link_kind ON link (kind, key);

-- The entities that a link starts from, leads to or is about.
CREATE TABLE link_end (
  entity TEXT NOT NULL,
  kind   TEXT NOT NULL,
  key    TEXT NOT NULL,
  PRIMARY KEY (entity, kind, key)
) WITHOUT ROWID;

-- What people decided about claims, in the order of deciding.
CREATE TABLE decision (
  n          INTEGER PRIMARY KEY,
  article    TEXT NOT NULL,
  quote      TEXT NOT NULL,
  actor      TEXT NOT NULL,
  stance     TEXT NOT NULL,
  instrument TEXT NOT NULL,
  verdict    TEXT NOT NULL,
  by         TEXT NOT NULL,
  reason     TEXT NOT NULL,
  at         INTEGER NOT NULL
);
CREATE INDEX decision_pair ON decision (instrument, actor);

-- Words as graph.Words gives them; the rowid is the n of the row that bears them.
CREATE VIRTUAL TABLE entity_words USING fts5 (words, content = '', contentless_delete = 1,
  detail = none, prefix = '1 2 3', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE article_words USING fts5 (words, content = '', contentless_delete = 1,
  detail = none, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE claim_words USING fts5 (words, content = '', contentless_delete = 1,
  detail = none, tokenize = "unicode61 remove_diacritics 0");
