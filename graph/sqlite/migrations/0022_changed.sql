-- The moments at which the position of a pair became another one, in what the feed
-- of changes tells of: it settles these alone, for most reports tell once more of
-- what was known. A row too many costs a settling (changed.go). Of what is stored
-- already every moment is taken.
CREATE TABLE changed (
  at         INTEGER NOT NULL,
  instrument TEXT NOT NULL,
  actor      TEXT NOT NULL,
  PRIMARY KEY (at, instrument, actor)
) WITHOUT ROWID;
INSERT INTO changed SELECT recorded, instrument, actor FROM claim
  UNION SELECT superseded, instrument, actor FROM claim WHERE superseded > 0
  UNION SELECT at, instrument, actor FROM decision
  UNION SELECT at, on_instrument, on_actor FROM decision;
