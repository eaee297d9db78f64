-- What was stored or superseded within a time, for the feed of changes.
CREATE INDEX claim_recorded ON claim (recorded, instrument, actor);
CREATE INDEX claim_superseded ON claim (superseded, instrument, actor) WHERE superseded > 0;
