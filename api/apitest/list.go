package apitest

import (
	"fmt"

	"signatory/graph"
)

// List is a depositary's list on the Paris Agreement, as of the end of 2016.
func List() graph.Reading {
	const raw = "Participant,Signature,Ratification\nUnited States of America,22 Apr 2016,3 Sep 2016 A\nMali,22 Apr 2016,\n"
	s := &sample{names: map[string]bool{}, Reading: graph.Reading{Article: graph.Article{ID: "article:list", Revision: "1", Title: "Status of the Paris Agreement",
		Date: "2016-12-31", URL: "https://treaties.example/paris", Publisher: "Depositary", Language: "en", Format: graph.ListFormat, Raw: []byte(raw)}}}
	s.entity(graph.Entity{ID: ParisAgreement, Kind: graph.Instrument, Name: "Paris Agreement", Type: "agreement"}, "")
	s.country("USA", "United States", "United States of America").country("MLI", "Mali", "Mali")
	for i, a := range []struct {
		code  string
		act   graph.Act
		date  graph.Date
		words string
	}{{"USA", graph.Signature, "2016-04-22", "United States of America,22 Apr 2016"},
		{"USA", graph.Acceptance, "2016-09-03", "United States of America,22 Apr 2016,3 Sep 2016 A"}, {"MLI", graph.Signature, "2016-04-22", "Mali,22 Apr 2016"}} {
		s.Claims = append(s.Claims, graph.Claim{ID: fmt.Sprintf("claim:list%d", i), Actor: "country:" + a.code, Stance: a.act.Stance(), Tense: graph.Past,
			Instrument: ParisAgreement, Act: a.act, Date: a.date, DatePrecision: a.date.Precision(), Official: true, Confidence: 1,
			Reason: graph.Reason{Rule: "status list", Words: a.words}, Evidence: s.evidence(a.words)})
	}
	return s.Reading
}
