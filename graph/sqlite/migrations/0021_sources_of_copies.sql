-- What mending makes a copy say was settled as if the copy were a source of its
-- own: where anything was mended, what copies say is settled anew.
INSERT OR IGNORE INTO stale SELECT c.instrument, c.actor FROM article a JOIN claim c ON c.article = a.n
  WHERE a.source <> a.id AND c.superseded = 0 AND EXISTS (SELECT 1 FROM mending);
