-- Entities of which most articles tell, the most told of first.
CREATE INDEX entity_articles ON entity (kind, articles DESC, claims DESC, id);

-- The instruments beside which a country is named.
CREATE INDEX beside_country ON beside (country, instrument);
