// A page of the pairs that had a claim: by now, or in what was stored at
// $recorded. '!' comes behind the blank that ends a pair and before all that an
// id is made of.
CALL () {
  MATCH (c:Claim)
  WHERE c.key > $after + '!' AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
    AND ($actors IS NULL OR c.actor IN $actors)
    AND ($recorded = '' OR c.recorded <= $recorded)
  RETURN c.actor AS actor, c.instrument AS instrument
  UNION
  MATCH (c:Superseded)
  WHERE $recorded <> '' AND c.key > $after + '!' AND c.key STARTS WITH $start AND ($actor = '' OR c.actor = $actor)
    AND ($actors IS NULL OR c.actor IN $actors)
    AND c.recorded <= $recorded AND c.superseded > $recorded
  RETURN c.actor AS actor, c.instrument AS instrument
}
RETURN DISTINCT instrument + ' ' + actor AS key
ORDER BY key
LIMIT $limit
