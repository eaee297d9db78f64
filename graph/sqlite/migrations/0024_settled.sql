-- On which instruments positions were settled, and in which order the last of each was:
-- who keeps what all positions come to reads only those that are other ones since.
-- An instrument stays when its last position goes.
CREATE TABLE settled (
  instrument TEXT PRIMARY KEY,
  n          INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX settled_n ON settled (n);
INSERT INTO settled SELECT DISTINCT instrument, 1 FROM position;
