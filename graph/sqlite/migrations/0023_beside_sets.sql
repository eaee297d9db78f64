-- How many articles name a country beside an instrument was asked by nobody, and
-- counting them changed most of the rows with every batch: that any does is kept.
CREATE TABLE named_beside (
  instrument TEXT NOT NULL,
  country    TEXT NOT NULL,
  PRIMARY KEY (instrument, country)
) WITHOUT ROWID;
INSERT INTO named_beside SELECT instrument, country FROM beside;
DROP TABLE beside;
ALTER TABLE named_beside RENAME TO beside;
CREATE INDEX beside_country ON beside (country, instrument);
