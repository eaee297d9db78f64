-- Which instruments depositaries' lists tell of; such an article has the format 'list'.
CREATE TABLE status_list (
  instrument TEXT NOT NULL,
  article    TEXT NOT NULL,
  PRIMARY KEY (instrument, article)
) WITHOUT ROWID;
CREATE INDEX status_list_article ON status_list (article);
