package apitest

import "signatory/graph"

// mines is on the Mine Ban Convention of 1997: opened for signature in Ottawa
// on 3 December 1997 (United Nations Treaty Collection, chapter XXVI, 5).
func mines() graph.Reading {
	s := start("1997-12-04", "Example Wire", "https://wire.example/1997/ottawa", "Treaty against landmines opens for signature",
		"Canada signed the Ottawa Convention on 3 December 1997, the first state to do so. "+
			"Norway and Côte d’Ivoire also signed the convention.\n\n"+
			"The United States has not signed the treaty.")
	s.entity(graph.Entity{ID: MineBan, Kind: graph.Instrument, Name: "Ottawa Convention", Type: "convention", Date: "1997-09-18"}, "Ottawa Convention")
	s.country("CAN", "Canada", "Canada").country("NOR", "Norway", "Norway").country("CIV", "Côte d’Ivoire", "Côte d’Ivoire").country("USA", "United States", "United States")
	s.claim("CAN", graph.Signed, MineBan, "1997-12-03", "signed", "Canada signed the Ottawa Convention on 3 December 1997, the first state to do so.")
	s.claim("NOR", graph.Signed, MineBan, "1997-12", "also signed", "Norway and Côte d’Ivoire also signed the convention.")
	s.claim("CIV", graph.Signed, MineBan, "1997-12", "also signed", "Norway and Côte d’Ivoire also signed the convention.")
	s.claim("USA", graph.NotSigned, MineBan, "", "has not signed", "The United States has not signed the treaty.")
	return s.Reading
}

// climate is on the Paris Agreement: signed by 175 parties on 22 April 2016
// (United Nations, press release of that day).
func climate() graph.Reading {
	s := start("2016-09-04", "Example Wire", "https://wire.example/2016/hangzhou", "China and the United States join the Paris Agreement",
		"China and the United States ratified the Paris Agreement on 3 September 2016. "+
			"On 22 April 2016, 175 countries signed the accord in New York.\n\nTürkiye plans to ratify the accord.")
	s.entity(agreement(), "Paris Agreement")
	s.country("CHN", "China", "China").country("USA", "United States", "United States").country("TUR", "Türkiye", "Türkiye")
	s.claim("CHN", graph.Ratified, ParisAgreement, "2016-09-03", "ratified", "China and the United States ratified the Paris Agreement on 3 September 2016.")
	s.claim("USA", graph.Ratified, ParisAgreement, "2016-09-03", "ratified", "China and the United States ratified the Paris Agreement on 3 September 2016.")
	s.claimAs(graph.Claim{Actor: "country:TUR", Stance: graph.Ratified, Tense: graph.Planned, Instrument: ParisAgreement, Confidence: 0.85,
		Reason: graph.Reason{Rule: "plan", Words: "plans to ratify"}}, "Türkiye plans to ratify the accord.")
	s.count(graph.Signed, 175, "countries", ParisAgreement, "175 countries signed the accord")
	return s.Reading
}

// leaving is on the withdrawal that took effect on 4 November 2020
// (United Nations, depositary notification C.N.575.2019).
func leaving() graph.Reading {
	s := start("2020-11-04", "Example Post", "https://post.example/2020/leaving", "United States leaves the Paris Agreement",
		"The United States formally withdrew from the Paris Agreement on 4 November 2020.")
	s.entity(agreement(), "Paris Agreement").country("USA", "United States", "United States")
	s.claim("USA", graph.Withdrew, ParisAgreement, "2020-11-04", "formally withdrew from", "The United States formally withdrew from the Paris Agreement on 4 November 2020.")
	return s.Reading
}

// summit is on the AI Action Summit in Paris of 10 and 11 February 2025
// (Élysée, Statement on Inclusive and Sustainable Artificial Intelligence, 11 February 2025).
func summit() graph.Reading {
	const refused = "The United States and the United Kingdom refused to sign the statement."
	const listed = "In all, 61 countries, among them China, India and Japan, signed it."
	s := start("2025-02-11", "Example Wire", "https://wire.example/2025/paris-ai", "Two countries stay away from the Paris AI statement",
		"The AI Action Summit in Paris, France, ended with a joint statement on *inclusive* AI. "+refused+"\n\n"+listed+"\n\n"+
			"“American AI will not be co-opted,” said JD Vance, Vice President of the United States. Brazil was at the table.")
	s.entity(statement(), "joint statement")
	s.entity(graph.Entity{ID: AISummit, Kind: graph.Summit, Name: "AI Action Summit", Date: "2025-02-10"}, "AI Action Summit")
	s.entity(graph.Entity{ID: "place:paris", Kind: graph.Place, Name: "Paris"}, "Paris,")
	s.entity(graph.Entity{ID: Vance, Kind: graph.Person, Name: "JD Vance"}, "JD Vance")
	s.country("USA", "United States", "United States").country("GBR", "United Kingdom", "United Kingdom").country("FRA", "France", "France").
		country("CHN", "China", "China").country("IND", "India", "India").country("JPN", "Japan", "Japan").country("BRA", "Brazil", "Brazil")
	for _, code := range []string{"USA", "GBR"} {
		s.claim(code, graph.Refused, ParisStatement, "2025-02-11", "refused to sign", refused)
	}
	for _, code := range []string{"CHN", "IND", "JPN"} {
		s.claim(code, graph.Signed, ParisStatement, "2025-02-11", "signed", listed)
	}
	s.count(graph.Signed, 61, "countries", ParisStatement, "61 countries")
	s.link(graph.Link{Kind: graph.AdoptedAt, From: ParisStatement, To: AISummit}, "The AI Action Summit in Paris, France, ended with a joint statement")
	s.link(graph.Link{Kind: graph.HeldIn, From: AISummit, To: "place:paris"}, "The AI Action Summit in Paris, France")
	s.link(graph.Link{Kind: graph.Hosted, From: "country:FRA", To: AISummit}, "The AI Action Summit in Paris, France")
	s.link(graph.Link{Kind: graph.Represents, From: Vance, To: "country:USA", Role: "Vice President"}, "JD Vance, Vice President of the United States")
	s.link(graph.Link{Kind: graph.Said, From: Vance, About: ParisStatement, Quote: "American AI will not be co-opted,"}, "“American AI will not be co-opted,” said JD Vance")
	return s.Reading
}

// doubts contradicts summit on one country, and holds what a page must not take for markup.
func doubts() graph.Reading {
	s := start("2025-02-12", "Example Post", "https://post.example/2025/doubts", "India <script>alert(1)</script> & the AI statement",
		"India refused to sign the Paris AI Action Summit statement on 11 February 2025, officials said. Critics called it \"<b>empty</b>\" & vague.")
	s.entity(statement(), "Paris AI Action Summit statement").country("IND", "India", "India")
	s.claimAs(graph.Claim{Actor: "country:IND", Stance: graph.Refused, Tense: graph.Past, Instrument: ParisStatement, Date: "2025-02-11", Confidence: 0.9,
		Attribution: graph.Attribution{Text: "officials"}, Reason: graph.Reason{Rule: "stance-verb", Words: "refused to sign"}},
		"India refused to sign the Paris AI Action Summit statement on 11 February 2025, officials said.")
	return s.Reading
}
