-- What had been stored by a moment is asked of superseded claims too, so the
-- indexes of pairs cover all claims.
DROP INDEX claim_pair;
DROP INDEX claim_actor;
DROP INDEX claim_gone;
CREATE INDEX claim_pair ON claim (instrument, actor, id);
CREATE INDEX claim_actor ON claim (actor, instrument, id);

-- A decision's id is graph.Decision.Digest.
ALTER TABLE decision ADD COLUMN id TEXT NOT NULL DEFAULT '';
CREATE UNIQUE INDEX decision_id ON decision (id);
CREATE INDEX decision_at ON decision (at, id);

CREATE INDEX position_disputed ON position (instrument, actor) WHERE disputed = 1;
