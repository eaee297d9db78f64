// A page of the pairs whose positions became other ones within ($from, $to], in the
// order of their keys.
MATCH (c:Changed)
WHERE c.at > $from AND c.at <= $to
WITH CASE WHEN $after + $start + $actor = '' THEN c.keys
  ELSE [key IN c.keys WHERE key > $after AND key + ' ' STARTS WITH $start AND ($actor = '' OR key ENDS WITH ' ' + $actor)] END AS keys
UNWIND keys[..$limit] AS key // they are sorted
WITH DISTINCT key
ORDER BY key
LIMIT $limit
RETURN key
