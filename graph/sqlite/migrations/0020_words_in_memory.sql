-- The words of a batch fit into memory and are written out as one piece, in place
-- of one for every megabyte: so there are fewer pieces to be merged.
INSERT INTO claim_words (claim_words, rank) VALUES ('hashsize', 16777216);
INSERT INTO article_words (article_words, rank) VALUES ('hashsize', 16777216);
