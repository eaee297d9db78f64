-- The MinHash signature of each article's text (graph.Print), and the bands by
-- which likely copies are found. Texts too short to compare have none.
CREATE TABLE copy_print (
  article TEXT PRIMARY KEY,
  print   BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE copy_band (
  band    INTEGER NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY (band, article)
) WITHOUT ROWID;
CREATE INDEX article_source ON article (source, id);
