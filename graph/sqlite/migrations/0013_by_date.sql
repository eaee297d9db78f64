-- The rows of words are numbered by date, the latest first (place.go), ledgers
-- stand without their dossiers, and those tell when claims were stored. All are
-- made anew when the file is opened.
DROP TABLE article_words;
DROP TABLE claim_words;
CREATE VIRTUAL TABLE article_words USING fts5 (words, content = '', contentless_delete = 1,
  detail = none, prefix = '2 3', tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE claim_words USING fts5 (words, content = '', contentless_delete = 1,
  detail = none, tokenize = "unicode61 remove_diacritics 0");

-- What is to be made anew in whole when the file is next opened.
CREATE TABLE remake (what TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO remake SELECT 'words' WHERE EXISTS (SELECT 1 FROM article);
INSERT OR IGNORE INTO stale SELECT instrument, actor FROM position;

-- All words of titles and quotes, also such as none bears any more: a search for
-- the beginning of a word asks for those that begin with it.
CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;

-- The superseded claims of a pair, which stand in no dossier.
CREATE INDEX claim_gone ON claim (instrument, actor, superseded) WHERE superseded > 0;
