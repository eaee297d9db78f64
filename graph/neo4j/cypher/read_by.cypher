// Notes which reader found an article to say what is stored.
UNWIND $rows AS row
MATCH (a:Article {id: row.id})
SET a.reader = row.reader
