package graph

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// said reads a claim from words, so that the rows below stay readable:
//
//	"signed 2016-04-22"                     a fact and its date
//	"plans signed 2016"                     an intention
//	"background signed"                     mentioned in passing
//	"signed 2016 by B"                      article B of publisher B, published on 1 January 2020
//	"signed 2016 by B of P on 2017-01-02"   its publisher and day of publication
//	"... copy S"                            its text is a copy of S
//	"listed signed 2016"                    a depositary's list says so
//	"... sure 0.5", "... act accession", "... effective 2020-11-04"
func said(t *testing.T, id int, text string) Claim {
	t.Helper()
	c := Claim{ID: fmt.Sprintf("claim:%03d", id), Actor: "country:AAA", Instrument: "instrument:i", Tense: Past,
		Confidence: 0.9, Article: "article:A", Publisher: "A", Published: "2020-01-01"}
	c.Evidence.Quote = text
	words := strings.Fields(text)
	switch words[0] {
	case "plans":
		c.Tense, words = Planned, words[1:]
	case "background":
		c.Background, words = true, words[1:]
	case "listed":
		c.Official, words = true, words[1:]
	}
	c.Stance, words = Stance(words[0]), words[1:]
	if c.Stance == "reservation" {
		c.Stance, c.Act = "", Reservation
	}
	if len(words) > 0 && words[0][0] < 'a' {
		c.Date, words = Date(words[0]), words[1:]
		c.DatePrecision = c.Date.Precision()
	}
	for ; len(words) > 1; words = words[2:] {
		v := words[1]
		switch words[0] {
		case "by":
			c.Article, c.Publisher = "article:"+v, v
		case "of":
			c.Publisher = v
		case "on":
			c.Published = Date(v)
		case "copy":
			c.Source = v
		case "sure":
			if _, err := fmt.Sscan(v, &c.Confidence); err != nil {
				t.Fatal(err)
			}
		case "act":
			c.Act = Act(v)
		case "effective":
			c.Effective = Date(v)
		default:
			t.Fatalf("claim %q: %q is no word of this test", text, words[0])
		}
	}
	return c
}

func saidAll(t *testing.T, text string) []Claim {
	t.Helper()
	var claims []Claim
	for i, s := range strings.Split(text, ";") {
		claims = append(claims, said(t, i, strings.TrimSpace(s)))
	}
	return claims
}

// brief puts a position into the words of the tables.
func brief(p Position) string {
	if p.Stance == "" {
		return "nothing"
	}
	var b strings.Builder
	if p.Tense == Planned {
		b.WriteString("plans ")
	}
	b.WriteString(string(p.Stance))
	if p.Since != "" {
		b.WriteString(" since " + string(p.Since))
	}
	if p.Undated {
		b.WriteString(", undated")
	}
	if p.Disputed {
		b.WriteString(", disputed")
	}
	return b.String()
}

func briefLedger(p Position) string {
	var out []string
	for _, s := range p.Ledger {
		words := []string{}
		for _, w := range []string{map[Tense]string{Planned: "plans"}[s.Tense], string(s.Stance), string(s.Act), string(s.Date), string(s.SetAside)} {
			if w != "" {
				words = append(words, w)
			}
		}
		out = append(out, strings.Join(words, " "))
	}
	return strings.Join(out, "; ")
}

func TestEveryPairOfStances(t *testing.T) {
	seen := map[[2]Stance]bool{}
	for _, r := range pairRows {
		seen[[2]Stance{r.first, r.then}] = true
		t.Run(fmt.Sprintf("%s then %s: %s", r.first, r.then, r.because), func(t *testing.T) {
			p := Settle(saidAll(t, fmt.Sprintf("%s 2015-03-01; %s 2018-05-02", r.first, r.then)), nil)
			want := fmt.Sprintf("%s since 2015-03-01", r.first)
			if r.stands == 2 {
				want = fmt.Sprintf("%s since 2018-05-02", r.then)
			}
			if got := brief(p); got != want {
				t.Errorf("got %s, want %s", got, want)
			}
		})
	}
	for _, a := range Stances {
		for _, b := range Stances {
			if !seen[[2]Stance{a, b}] {
				t.Errorf("no row says what stands where %s is followed by %s", a, b)
			}
		}
	}
}

// TestSettle states each rule of a position in English, with an example.
func TestSettle(t *testing.T) {
	for _, r := range []struct{ rule, claims, want, ledger string }{
		{"a signatory that declines to ratify stays signed", "signed 2016-04-22; refused 2018", "signed since 2016-04-22", ""},
		{"a later signature ends a refusal", "refused 2015; signed 2016-04-22", "signed since 2016-04-22", ""},
		{"what is planned is speech, and the latest word where no act is in force", "refused 2015; plans signed 2016", "plans signed since 2016", ""},
		{"a plan does not undo an act", "ratified 2015; plans withdrew 2016", "ratified since 2015", "ratified 2015; plans withdrew 2016"},
		{"a plan that came true is a step before the act", "plans signed 2015; signed 2016", "signed since 2016", "plans signed 2015; signed 2016"},
		{"not having signed ends a plan", "plans signed 2015; not_signed 2016", "not_signed since 2016", ""},
		{"not having signed in the year of a refusal stays a refusal", "refused 2015; not_signed 2015", "refused since 2015", ""},
		{"on one date a withdrawal stands above all", "withdrew 2015-01-01; suspended 2015-01-01; plans ratified 2015-01-01", "withdrew since 2015-01-01", ""},
		{"on one date a suspension stands above a ratification", "suspended 2015-01-01; ratified 2015-01-01", "suspended since 2015-01-01", ""},
		{"on one date a ratification stands above a signature", "ratified 2015-01-01; signed 2015-01-01", "ratified since 2015-01-01", ""},
		{"re-joining opens a new interval", "signed 2016; withdrew 2020; signed 2021; withdrew 2025", "withdrew since 2025",
			"signed 2016; withdrew 2020; signed 2021; withdrew 2025"},
		{"one who left may join anew by an act of another kind", "ratified 1995 act ratification; withdrew 2000 act withdrawal; ratified 2010 act accession", "ratified since 2010",
			"ratified ratification 1995; withdrew withdrawal 2000; ratified accession 2010"},
		{"who announces a return has not returned", "ratified 1995; withdrew 2000; plans ratified 2010", "withdrew since 2000", ""},
		{"a signature does not lift the suspension of a ratification", "ratified 2011; suspended 2023; signed 2024", "suspended since 2023", ""},
		{"a ratification lifts the suspension of a ratification", "ratified 2011; suspended 2023; ratified 2024", "ratified since 2024", ""},
		{"a background mention supports the step that it tells of", "signed 2016; background signed by B", "signed since 2016", "signed 2016"},
		{"a background mention never opens an interval", "signed 2016; withdrew 2020; background signed by B on 2024", "withdrew since 2020", "signed 2016; withdrew 2020"},
		{"a background mention never reorders dated steps", "signed 2016; ratified 2018; background signed by B on 2024", "ratified since 2018", "signed 2016; ratified 2018"},
		{"a background mention alone is an undated step", "background signed", "signed, undated", "signed"},
		{"an undated act stands above dated speech", "refused 2019; background signed", "signed, undated", "refused 2019; signed"},
		{"an undated act does not end a dated one", "ratified 2019; background withdrew", "ratified since 2019", "ratified 2019; withdrew"},
		{"a year is the day that lies within it", "signed 2016; signed 2016-04-22 by B", "signed since 2016-04-22", "signed 2016-04-22"},
		{"a year does not push its act behind what followed", "withdrew 2017; withdrew 2017-06-01; signed 2017-08-01", "signed since 2017-08-01",
			"withdrew 2017-06-01; signed 2017-08-01"},
		{"the date of a named act goes before one that the press gives", "ratified 2016-09-02; ratified 2016-09-03 act acceptance by U", "ratified since 2016-09-03",
			"ratified acceptance 2016-09-03"},
		{"acts of unlike kinds are steps of their own", "signed 1990 act signature; ratified 1992 act ratification; ratified 1995 act succession", "ratified since 1992",
			"signed signature 1990; ratified ratification 1992; ratified succession 1995"},
		{"a reservation is a step and no stance", "ratified 1992; reservation 1992", "ratified since 1992", "reservation 1992; ratified 1992"},
		{"a withdrawal holds from the day on which it takes effect", "ratified 2016; withdrew 2019-11-04 effective 2020-11-04", "withdrew since 2020-11-04",
			"ratified 2016; withdrew 2019-11-04"},
		{"opposite claims of one date from independent sources are disputed", "signed 2015-02-11; refused 2015-02-11 by B", "signed since 2015-02-11, disputed", ""},
		{"opposite claims of unlike dates are a change of mind", "refused 2015-02-11; signed 2015-02-12 by B", "signed since 2015-02-12", ""},
		{"one source does not dispute with itself", "signed 2015-02-11; refused 2015-02-11", "signed since 2015-02-11", ""},
		{"copies of one text do not dispute with each other", "signed 2015-02-11 copy s; refused 2015-02-11 by B copy s", "signed since 2015-02-11", ""},
		{"a later article of the same publisher corrects it", "signed 2015-02-11 on 2015-02-11; refused 2015-02-11 by A2 of A on 2015-02-12",
			"refused since 2015-02-11", "refused 2015-02-11; signed 2015-02-11 corrected"},
		{"a correction ends a dispute", "signed 2015-02-11 on 2015-02-11; refused 2015-02-11 by A2 of A on 2015-02-12; refused 2015-02-11 by B",
			"refused since 2015-02-11", "refused 2015-02-11; signed 2015-02-11 corrected"},
		{"both sides of a dispute stay in the ledger", "signed 2015-02-11; refused 2015-02-11 by B", "signed since 2015-02-11, disputed", "refused 2015-02-11; signed 2015-02-11"},
		{"dates overlap at whatever precision", "signed 2015; refused 2015-02-11 by B", "signed since 2015, disputed", ""},
		{"backing without a signature is no contradiction", "endorsed 2015-02-11; not_signed 2015-02-11 by B", "endorsed since 2015-02-11", ""},
		{"leaving in the year of the consent is no contradiction", "ratified 2015; withdrew 2015 by B", "withdrew since 2015", ""},
		{"what is planned contradicts nothing", "plans signed 2015; refused 2015 by B", "refused since 2015", ""},
		{"a dispute over a past step leaves the next one clear", "signed 2015-02-11; refused 2015-02-11 by B; ratified 2017 by C", "ratified since 2017", ""},
	} {
		t.Run(r.rule, func(t *testing.T) {
			claims := saidAll(t, r.claims)
			p := Settle(claims, nil)
			if got := brief(p); got != r.want {
				t.Errorf("got %s, want %s; ledger %s", got, r.want, briefLedger(p))
			}
			if got := briefLedger(p); r.ledger != "" && got != r.ledger {
				t.Errorf("ledger: got %s, want %s", got, r.ledger)
			}
			sameInAnyOrder(t, claims)
		})
	}
}

func sameInAnyOrder(t *testing.T, claims []Claim) {
	t.Helper()
	want, err := json.Marshal(Settle(claims, nil))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 10 {
		r.Shuffle(len(claims), func(i, j int) { claims[i], claims[j] = claims[j], claims[i] })
		if got, _ := json.Marshal(Settle(claims, nil)); string(got) != string(want) {
			t.Fatalf("the order of the claims shows:\n%s\n%s", got, want)
		}
	}
}

func TestAsOf(t *testing.T) {
	const paris = "signed 2016-04-22; ratified 2016-09-03 act acceptance; withdrew 2019-11-04 effective 2020-11-04; ratified 2021-01-20; withdrew 2025-01"
	for _, r := range []struct{ rule, claims, asOf, want string }{
		{"before the first step nothing is held", paris, "2016-04-21", "nothing"},
		{"a step counts from its day", paris, "2016-04-22", "signed since 2016-04-22"},
		{"between two steps the earlier one stands", paris, "2018", "ratified since 2016-09-03"},
		{"an announced withdrawal does not hold yet", paris, "2020-01-01", "ratified since 2016-09-03"},
		{"a withdrawal holds once it takes effect", paris, "2020-11-04", "withdrew since 2020-11-04"},
		{"re-joining counts", paris, "2022", "ratified since 2021-01-20"},
		{"a month counts from its last day", paris, "2025-01-30", "ratified since 2021-01-20"},
		{"a month counts on its last day", paris, "2025-01-31", "withdrew since 2025-01"},
		{"a year counts from its last day", "signed 2016", "2016-12-30", "nothing"},
		{"the end of a year counts that year", "signed 2016", "2016", "signed since 2016"},
		{"undated steps are told apart", "background signed", "2016", "signed, undated"},
		{"a dated word goes before an undated act where a date is asked for", "refused 2015; background signed", "2016", "refused since 2015"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			if got := brief(Settle(saidAll(t, r.claims), nil).At(Date(r.asOf))); got != r.want {
				t.Errorf("got %s, want %s", got, r.want)
			}
		})
	}
}

func TestSources(t *testing.T) {
	for _, r := range []struct {
		rule, claims string
		sources      int
		confidence   float64
		confirmed    bool
	}{
		{"one source is as sure as its best claim", "signed 2016 sure 0.5; signed 2016 sure 0.6", 1, 0.6, false},
		{"independent sources add up as a noisy-or", "signed 2016 sure 0.5; signed 2016 by B sure 0.6", 2, 0.8, true},
		{"copies of one text are one source", "signed 2016 copy s sure 0.5; signed 2016 by B copy s sure 0.6", 1, 0.6, false},
		{"articles of one publisher are one source", "signed 2016; signed 2016 by A2 of A", 1, 0.9, true},
		{"publishers are told apart without case and spacing", "signed 2016 by A of Le_Monde; signed 2016 by B of le_monde", 1, 0.9, true},
		{"a copy ties two publishers into one source", "signed 2016 by X of A copy 1; signed 2016 by Y of B copy 1; signed 2016 by Z of B copy 2; signed 2016 by C", 2, 0.99, true},
		{"below the threshold nothing is confirmed", "signed 2016 sure 0.79", 1, 0.79, false},
	} {
		t.Run(r.rule, func(t *testing.T) {
			p := Settle(saidAll(t, r.claims), nil)
			if p.Sources != r.sources || p.Confidence != r.confidence || p.Confirmed != r.confirmed {
				t.Errorf("got %d sources, confidence %v, confirmed %v", p.Sources, p.Confidence, p.Confirmed)
			}
		})
	}
}

func TestReportsAndProofs(t *testing.T) {
	p := Settle(saidAll(t, "signed 2016 by A on 2016-02-01 sure 0.5; signed 2016 by B on 2016-01; signed 2016 by C on 2016-03-01"), nil)
	if p.FirstReport != "2016-01" || p.LastReport != "2016-03-01" {
		t.Errorf("reports from %s to %s", p.FirstReport, p.LastReport)
	}
	var order []string
	p.EachProof(func(pr *Proof) { order = append(order, pr.Claim); pr.Title = "seen" })
	if got := strings.Join(order, " "); got != "claim:001 claim:002 claim:000" {
		t.Errorf("proofs in the order %s", got)
	}
	if p.Evidence[0].Title != "seen" {
		t.Error("the proofs of the position are not those of its step")
	}
}

func TestStatusLists(t *testing.T) {
	for _, tc := range []struct {
		rule, claims string
		asOf         Date   // of the list that tells of the position
		after        string // the steps that are later than it
	}{
		{"press alone has no list", "signed 2016-04-22", "", ""},
		{"a list is silent after its day", "listed signed 2016-04-22 on 2018-01-01; withdrew 2019-06-01", "2018-01-01", "withdrew 2019-06-01"},
		{"what it could have told is not after it", "listed signed 2016-04-22 on 2018-01-01; withdrew 2017-12-31", "2018-01-01", ""},
		{"a date within whose span the list ends is not after it", "listed signed 2016 on 2018-03-01; withdrew 2018", "2018-03-01", ""},
		{"what has no date is not after it", "listed signed 2016 on 2018-03-01; background ratified", "2018-03-01", ""},
		{"of two lists the later counts", "listed signed 2016 on 2018-03-01; listed ratified 2017 by B on 2020-01-01; withdrew 2019", "2020-01-01", ""},
	} {
		p := Settle(saidAll(t, tc.claims), nil)
		var after []string
		for _, s := range p.Ledger {
			if s.AfterList {
				after = append(after, string(s.Stance)+" "+string(s.Date))
			}
		}
		if got := strings.Join(after, "; "); p.StatusAsOf != tc.asOf || got != tc.after {
			t.Errorf("%s: as of %q with %q after it, want %q and %q", tc.rule, p.StatusAsOf, got, tc.asOf, tc.after)
		}
	}
	p := Settle(saidAll(t, "listed signed 1998-04-29 act signature; listed ratified 2002-05-31 act approval by B; ratified 2002 by C"), nil)
	for _, claims := range []string{"listed ratified 2003-06-16 act approval; ratified 2003-06-20 act ratification by B",
		"ratified 2003-06-01 act ratification by B; listed ratified 2003-06-16 act approval", "listed ratified 2003-06-16 act approval; background ratified act ratification by B"} {
		q := Settle(saidAll(t, claims), nil)
		if len(q.Ledger) != 1 || q.Ledger[0].Act != Approval || q.Since != "2003-06-16" || q.Sources != 2 {
			t.Errorf("%s: the list's word for the act is not the step's: %+v", claims, q.Ledger)
		}
	}
	if len(p.Ledger) != 2 || p.Ledger[0].Act != Signature || p.Ledger[1].Act != Approval || len(p.Ledger[1].Claims) != 2 || p.Since != "2002-05-31" {
		t.Errorf("acts are not kept apart by kind, or the press not added to its act: %+v", p.Ledger)
	}
}

func TestDecisions(t *testing.T) {
	claims := saidAll(t, "signed 2015-02-11; refused 2015-02-11 by B")
	noon := time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC)
	decide := func(i int, v Verdict, after time.Duration) Decision {
		return DecisionOn(claims[i], v, "Ada", "read both", noon.Add(after))
	}
	for _, r := range []struct {
		rule      string
		decisions []Decision
		want      string
	}{
		{"nothing decided", nil, "signed since 2015-02-11, disputed"},
		{"confirming the refusal overrules the signature", []Decision{decide(1, Confirm, 0)}, "refused since 2015-02-11"},
		{"confirming the signature ends the dispute", []Decision{decide(0, Confirm, 0)}, "signed since 2015-02-11"},
		{"confirming both leaves the dispute", []Decision{decide(0, Confirm, 0), decide(1, Confirm, 0)}, "signed since 2015-02-11, disputed"},
		{"rejecting the signature leaves the refusal", []Decision{decide(0, Reject, 0)}, "refused since 2015-02-11"},
		{"rejecting both leaves nothing", []Decision{decide(0, Reject, 0), decide(1, Reject, 0)}, "nothing"},
		{"undoing brings the dispute back", []Decision{decide(1, Confirm, 0), decide(1, Undo, time.Hour)}, "signed since 2015-02-11, disputed"},
		{"the latest decision counts, in whatever order they come", []Decision{decide(1, Undo, time.Hour), decide(1, Confirm, 0)}, "signed since 2015-02-11, disputed"},
		{"a decision on another sentence counts for nothing", []Decision{{Article: "article:B", Quote: "other", Actor: "country:AAA", Stance: Refused,
			Instrument: "instrument:i", Verdict: Confirm, At: noon}}, "signed since 2015-02-11, disputed"},
	} {
		t.Run(r.rule, func(t *testing.T) {
			if got := brief(Settle(claims, r.decisions)); got != r.want {
				t.Errorf("got %s, want %s", got, r.want)
			}
		})
	}
}

func TestSettleNothing(t *testing.T) {
	if got := brief(Settle(nil, nil)); got != "nothing" {
		t.Error(got)
	}
}
