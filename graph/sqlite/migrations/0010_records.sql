-- What the program remembers beside the graph (graph.Record): tokens, sessions, webhooks.
CREATE TABLE record (
  shelf TEXT NOT NULL,
  key   TEXT NOT NULL,
  value BLOB NOT NULL,
  PRIMARY KEY (shelf, key)
) WITHOUT ROWID;
