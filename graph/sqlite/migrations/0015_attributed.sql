-- To whom an article attributes a claim, '' for most: what somebody said is listed
-- by who said so.
ALTER TABLE claim ADD COLUMN attributed TEXT NOT NULL DEFAULT '';
UPDATE claim SET attributed = coalesce(body ->> '$.attribution.entity', '') WHERE body NOT LIKE '%"attribution":{"entity":""%';
CREATE INDEX claim_attributed ON claim (attributed, instrument, actor, id) WHERE attributed <> '';

-- Articles are listed from the latest on, of all publishers or of one.
CREATE INDEX article_date ON article (date DESC, id);
CREATE INDEX article_publisher ON article (publisher, date DESC, id);
