-- Articles are counted without those that were retracted, which are few.
CREATE INDEX article_retracted ON article (n) WHERE retracted <> 0;
