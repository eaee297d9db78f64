// Package extract reads positions out of news: an article goes in, a
// graph.Reading of entities, claims, counts and links comes out. It is pure; it
// knows no database and no network.
//
// A tour, in the order in which Extractor.Read goes through an article:
//
//	article/       source bytes -> Document: plain text, blocks, the way back to the bytes
//	gazetteer.go   one pass over the text (trie.go) finds every known name and every telling word
//	desk.go        the work on one document; here its sentences get tokens, and known names become one token each (ownnames.go: not those that the article means otherwise; longernames.go: nor the end of a longer name; halves.go: "North and South Korea")
//	sentences.go   blocks -> sentences (Punkt)
//	people.go      titles and names -> persons, with role and side (titled.go: those who share a title; names.go: what a name looks like); leaders.go: known office holders; survey.go asks persons/ about those without either
//	summits.go     meetings and their fullest names; meetings.go judges what is one, series.go which one it is
//	restored.go    which capitals a machine put into a wire
//	preset.go      verbs that taggers take for nouns (presetnews.go: words that the news uses otherwise)
//	nouns.go       (softnouns.go: what is one only where it is signed or shares its head) noun phrases for instruments: "the accord", "a trade pact with China", "Convention on ..."; proposals.go: proposals for peace
//	parse/         tokens -> tags and trees; unquoted.go: without the marks around a few words, and without what a caption says of who stands where; mend.go, mendclauses.go, mendaux.go, mendverbs.go, mendadverbs.go, mendhidden.go and relatives.go correct what the parser gets wrong in such sentences
//	reach.go       which sentences are worth a tree (prospects.go: and which of their words)
//	phrase.go      what a mention tells of its instrument: the words before the head, the complement behind it
//	stock.go       mentions -> instruments (match.go: which one a description takes up, recent.go: the one spoken of last, introduced.go: one named only behind it; renewed.go: the one that took its place; known.go: the gazetteer's)
//	unfit.go       forgets contracts, domestic votes, one spokesman's statement; homepapers.go: what an office gives out alone; athome.go: what is settled at home or by firms
//	naming.go      names, aliases and ids (kernel.go: of what an unnamed one is told; bare.go: those that nothing is told of; plainnames.go: capitals that are no name; numbered.go: "Resolution 1701"; authored.go: what a resolution says behind who put it forward; following.go: "the following declaration")
//	predicates.go  words that take a stance (frames.go: what stands in the frame of a verb; nominals.go: as nouns, shared.go: of two verbs with one object; partakes.go: "is part of"; earned.go: what an instrument gains from others; penning.go: "put its name to it"; jointly.go: statements of several; parties.go: those between whom an
//	               instrument stands; sponsors.go: before the instrument; between.go: by its two sides); objects.go: the instruments that they are about, bodies.go the bodies, document.go "the document", throughtext.go those that stand in the place of others;
//	               ballots.go: votes and vetoes that are cast; causative.go: "pulled the US out"; examples.go: "pacts such as"
//	agents.go      who takes it (owners.go: whose it is): through passives, control, coordination (forsubject.go: "for Iran to sign"; neighbours.go: by where they stand; gathered.go: those who had come together, or by whom a deal is called; referendum.go: peoples at the polls; embedded.go: "after the US vetoed", and "kept Iran from leaving"; judging.go: "blamed it for leaving"); actors.go: which country a
//	               noun phrase stands for, pronouns.go: whom a pronoun takes up, home.go: which one "the government" is, armed.go: which one "the armed group" is, speaker.go: who "we" are, wholes.go: who "all seven leaders" are;
//	               capacity.go: what a person does for no country; former.go: what one says who has left office; civil.go: who belongs to one and does not act for it; company.go: who acts with whom; unsaid.go: those whom a clause
//	               leaves out or lists behind it; latelist.go: the last of a crowd; rollcall.go: those named behind a colon; rolls.go: those under a label ("Against: ..."); enumeration.go: the rest of a list; valued.go: "argued that the deal is vital"; standing.go: "as a party to it"; enacted.go: "signed a law on ratification of it"; apposed.go: whom "the other parties" explain; quantified.go: "neither of which"; butnot.go: "signed A but not B"; except.go: "all but Syria", "unlike Sweden"
//	ellipsis.go    verbs that leave their instrument to be understood; echo.go: a predicate said again of others without its words: "so did Brunei"; echoback.go: "but Sweden did"; carriedout.go: "and did just that"; jointtext.go: of an article that
//	               is itself the joint statement, with whom it begins
//	chunks.go      the sentence without its tree; surface.go and surfaceobjects.go read agents and objects out of its order
//	scope.go       what stands around a predicate and makes of it: negation.go and modals.go its own auxiliaries, govern.go the words above (orders.go: "told our envoys to"; kept.go: promises kept; takenback.go: resolves given up),
//	               doubt.go conditions, questions and wishes, hearsay.go what is rumoured or nearly was, wished.go those told by the order of the words; dealmaking.go, sought.go and hoped.go deals that are only sought, notyet.go those that are turned away or yet to be signed, putoff.go what is put off or left undone, irreal.go what is only urged, supposed or still ahead (insisted.go: or demanded), mediators.go those that are made for others
//	open.go        candidates that no rule reads, from the actors and instruments of the sentence (players.go)
//	claims.go      predicates -> candidates -> claims (distributive.go: "pacts with Chad and Fiji" are two, eachpartner.go: with whom; vague.go: of "a deal" and the deal that is named; yettoleave.go: departures to come); scorer.go judges each by its features.go (SCORER.md, fit/: how it is made);
//	               attribution.go tells who is its source within the article;
//	               dates.go dates it (datewords.go: how the words say when)
//	counts.go      "61 countries have signed": crowds.go finds who is counted (numbers.go: how many), beside.go their verbs,
//	               memberships.go "its 190 signatories", votes.go "voted 128-9"
//	links.go       who represents whom, who said what, where a summit was held
//	entities.go    what the reading names, each once
//	version.go     by which code, models and tables an article was read
//
// The words that take a stance, and their frames, are in data/stance.tsv; those
// that change it from above in data/control.tsv; nouns for instruments in
// data/heads.tsv. A new wording is mostly a row there; a new construction is a
// case in predicates.go or agents.go, and a file in testdata/constructions.
package extract
