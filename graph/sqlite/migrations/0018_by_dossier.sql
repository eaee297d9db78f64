-- The live claims of a pair are found by the dossier of its position (refs.go),
-- the superseded ones by claim_gone.
DROP INDEX claim_pair;
