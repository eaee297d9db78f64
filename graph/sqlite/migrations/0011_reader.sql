-- By which version of the reader an article was read last, so that a run that is
-- taken up again need not read it anew. Of those stored before, nothing is known.
ALTER TABLE article ADD COLUMN reader TEXT NOT NULL DEFAULT '';
