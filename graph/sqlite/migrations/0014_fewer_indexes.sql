-- Each row of the news costs a write into every index of its table. The claims
-- of an actor are found by its positions, of which each has live ones, and most
-- articles are their own source.
DROP INDEX claim_actor;
CREATE INDEX claim_gone_actor ON claim (actor, instrument) WHERE superseded > 0;
DROP INDEX article_source;
CREATE INDEX article_copy ON article (source) WHERE source <> id;
