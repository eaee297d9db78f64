CALL () { MATCH (a:Article) RETURN count(a) AS all }
CALL () { MATCH (m:Mending {kind: 'retract', undone: false}) RETURN count(m) AS retracted }
CALL () { MATCH (c:Claim) RETURN count(c) AS claims }
CALL () { MATCH (p:Position) WHERE p.held IS NOT NULL RETURN count(p) AS positions }
CALL () { MATCH (e:Country) RETURN count(e) AS country }
CALL () { MATCH (e:Organization) RETURN count(e) AS organization }
CALL () { MATCH (e:Person) RETURN count(e) AS person }
CALL () { MATCH (e:Instrument) RETURN count(e) AS instrument }
CALL () { MATCH (e:Summit) RETURN count(e) AS summit }
CALL () { MATCH (e:Place) RETURN count(e) AS place }
RETURN all - retracted AS articles, claims, positions, country, organization, person, instrument, summit, place
