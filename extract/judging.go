package extract

import "signatory/graph"

// This file reads what somebody is praised or blamed for: the deed is theirs,
// not that of whoever judges it.

// judging are the forms of verbs that praise or blame their object for a deed.
var judging = wordSet(`blame blames blamed blaming attack attacks attacked attacking criticise criticises criticised criticising criticize criticizes
	criticized criticizing condemn condemns condemned condemning denounce denounces denounced denouncing accuse accuses accused accusing fault faults faulted
	slam slams slammed slamming blast blasts blasted blasting rebuke rebukes rebuked chide chided chides mock mocked mocks rap raps rapped
	praise praises praised praising thank thanks thanked thanking hail hails hailed commend commends commended applaud applauded credit credits credited
	congratulate congratulated congratulates fault punish punished punishing punishes sanction sanctioned chastise chastised scold scolded lambast lambasted`)

// judgedFor are those who did what the object of a judging verb is judged for:
// nobody known where it is a pronoun, which cannot mean the subject.
func (d *desk) judgedFor(s *sentence, object int) []actor {
	if t := s.tag(object); t == "PRP" {
		return nil
	}
	return d.actors(s, object)
}

// judgedObject is the object of the judging verb whose "for" holds the noun that a
// possessive at token k stands before, -1 for none.
func judgedObject(s *sentence, k int) int {
	for j := k - 1; j > 1 && j > k-5; j-- {
		if w := s.word(j); w != "for" && w != "over" && w != "of" {
			if s.tag(j) == "JJ" || s.tag(j) == "RB" || s.tag(j) == "DT" {
				continue
			}
			return -1
		}
		for v := j - 1; v >= 0 && v > j-6; v-- {
			if judging[s.word(v)] {
				return s.child(v, "obj")
			}
		}
		return -1
	}
	return -1
}

// takenToTask is the person whom a sentence attacks or praises for what is his before the pronoun at
// token i, which goes on about the same: "hit out at Johnson over his bid to override the pact he signed".
func (d *desk) takenToTask(s *sentence, i int) []actor {
	for j := i - 1; j > 2; j-- {
		if w := s.word(j); w != "over" && w != "for" && w != "about" || s.tag(j+1) != "PRP$" || !s.is(j-1, graph.Person) {
			continue
		}
		for v := j - 2; v >= 0 && v > j-5; v-- {
			if judging[s.word(v)] || s.word(v) == "at" && lashing[s.word(v-1)] {
				return d.actor(s, j-1)
			}
		}
	}
	return nil
}

// lashing are the words before "at" that make an attack of a verb: "lashed out at", "took aim at".
var lashing = wordSet("out back aim")

// pressing reports a "they" at token i for people who press a state and are none: "lobby groups in
// Chad fear that they".
func pressing(s *sentence, i int) bool {
	for j := 1; j < i; j++ {
		if s.word(j) != "groups" {
			continue
		}
		switch s.word(j - 1) {
		case "pressure", "lobby", "lobbying", "advocacy", "rights", "interest", "business", "opposition", "activist", "environmental", "campaign", "civil", "industry", "trade", "farm":
			return true
		}
	}
	return false
}
