SELECT i.id, i.name, p.ledger, p.dossier, q.ledger, q.dossier FROM position p
  JOIN position q ON q.instrument = p.instrument AND q.actor = @other JOIN entity i ON i.id = p.instrument
  WHERE p.actor = @actor AND p.stance <> '' AND q.stance <> '' ORDER BY p.instrument LIMIT 16
