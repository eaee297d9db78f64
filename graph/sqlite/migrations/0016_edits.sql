-- What a person corrected in a claim: JSON of graph.Edit, null for other acts.
ALTER TABLE mending ADD COLUMN edit TEXT NOT NULL DEFAULT 'null';
CREATE INDEX decision_article ON decision (article);
