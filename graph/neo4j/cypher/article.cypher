MATCH (a:Article {id: $id})
RETURN a.id AS id, a.revision AS revision, a.path AS path, a.title AS title, a.date AS date, a.url AS url,
  a.publisher AS publisher, a.language AS language, a.format AS format, a.reader AS reader, a.recorded AS recorded,
  a.raw AS raw, a.said AS said, a.retracted AS retracted, a.unmended AS unmended
