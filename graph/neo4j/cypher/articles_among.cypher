// A page of the articles of some ids, of a publisher or of any, the latest first, without their texts.
MATCH (a:Article)
WHERE a.id IN $ids AND ($publisher = '' OR a.publisher = $publisher) AND a.date >= $from AND a.date <= $to AND (a.date < $date OR a.id > $id)
WITH a ORDER BY a.date DESC, a.id LIMIT $limit
RETURN a.id AS id, a.revision AS revision, a.path AS path, a.title AS title, a.date AS date, a.url AS url,
  a.publisher AS publisher, a.language AS language, a.format AS format, a.reader AS reader, a.recorded AS recorded,
  a.retracted AS retracted
ORDER BY a.date DESC, a.id
