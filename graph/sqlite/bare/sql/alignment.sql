SELECT actor, instrument, stance FROM position WHERE tense = 'past' AND stance <> ''
