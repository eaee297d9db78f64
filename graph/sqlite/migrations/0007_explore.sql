-- The links between two entities, put together by kind and direction, either
-- way round, for neighbours and paths. dir is 1 where they lead from entity to
-- other, else 0; key is the least of their keys.
CREATE TABLE tie (
  entity TEXT NOT NULL,
  other  TEXT NOT NULL,
  kind   TEXT NOT NULL,
  dir    INTEGER NOT NULL,
  links  INTEGER NOT NULL,
  key    TEXT NOT NULL,
  PRIMARY KEY (entity, other, kind, dir)
) WITHOUT ROWID;
INSERT INTO tie SELECT l.body ->> '$.from', e.entity, l.kind, 1, count(*), min(l.key)
  FROM link l JOIN link_end e ON e.key = l.key AND e.kind = l.kind WHERE e.entity <> l.body ->> '$.from' GROUP BY 1, 2, 3;
INSERT INTO tie SELECT other, entity, kind, 0, links, key FROM tie WHERE dir = 1;
