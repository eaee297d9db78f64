package status

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"signatory/extract/article"
	"signatory/extract/data"
	"signatory/graph"
)

func lists(t *testing.T) *Lists {
	t.Helper()
	tables, err := data.Load()
	if err != nil {
		t.Fatal(err)
	}
	return New(tables)
}

// brief puts the acts of lists and what was skipped into lines.
func brief(ls []List, r Report) []string {
	var out []string
	for _, l := range ls {
		for _, a := range l.Acts {
			out = append(out, fmt.Sprintf("%s %s %s %s", l.Instrument.ID, a.Actor.ID, a.Act, a.Date))
		}
	}
	for _, s := range r.Skipped {
		out = append(out, fmt.Sprintf("skipped %s:%d %q %s, unread %v", s.File, s.Line, s.Cell, s.Why, s.Unread))
	}
	for _, u := range r.Unresolved {
		out = append(out, fmt.Sprintf("unknown %s:%d %q", u.File, u.Line, u.Name))
	}
	for _, f := range r.Failed {
		out = append(out, "failed "+f.Error())
	}
	return out
}

func TestLayouts(t *testing.T) {
	s := lists(t)
	for _, tc := range []struct{ rule, file, text, want string }{
		{"letters tell the act of a column that lists several", "27-7-a.csv",
			"Participant,Signature,\"Ratification, Acceptance(A), Accession(a), Approval(AA)\"\nCanada,29 Apr 1998,17 Dec 2002\nJapan,,4 Jun 2002 A\nIran (Islamic Republic of),,22 Aug 2005 a\n",
			`instrument:kyoto-protocol country:CAN signature 1998-04-29
instrument:kyoto-protocol country:CAN ratification 2002-12-17
instrument:kyoto-protocol country:JPN acceptance 2002-06-04
instrument:kyoto-protocol country:IRN accession 2005-08-22`},
		{"a succession to signature is no succession", "4-9.csv", "Participant,\"Signature, Succession to signature(d)\",\"Accession(a), Succession(d), Ratification\"\nSerbia,12 Mar 2001 d,12 Mar 2001 d\n",
			"instrument:convention-against-torture country:SRB succession_to_signature 2001-03-12\ninstrument:convention-against-torture country:SRB succession 2001-03-12"},
		{"a column of one act needs no letter; brackets and notes are passed over", "12-1.csv", "Participant,Acceptance(A)\n\"The former Yugoslav Republic of Macedonia 2\",[13 Oct 1993 A] 3\nCongo,5 Sept 1975\n",
			"instrument:imo-convention country:MKD acceptance 1993-10-13\ninstrument:imo-convention country:COG acceptance 1975-09-05"},
		{"what lists several acts that bind and says not which is consent to be bound", "6-3.csv",
			"Participant,\"Definitive signature of the Protocol, Acceptance of the Protocol, Notification in respect of the Agreement as amended(d)\"\nFrance,10 Oct 1947\nCambodia,3 Oct 1951 d\n",
			"instrument:untc-vi-3 country:FRA consent_to_be_bound 1947-10-10\ninstrument:untc-vi-3 country:KHM succession 1951-10-03"},
		{"headings that are no acts are skipped and counted", "3-2-1.csv", "Participant,Application\nAlgeria,25 Mar 1964\n",
			`skipped 3-2-1.csv:2 "25 Mar 1964" "Application" is no act of a party, unread false`},
		{"a list of declarations gives no acts", "1-4.csv", "Participant\nAustralia\n", `skipped 1-4.csv:2 "Australia" the list gives neither act nor date, unread false`},
		{"a cell without a date tells nothing", "27-7.csv", "Participant,Signature\nFrance,none\n", `skipped 27-7.csv:2 "none" holds no date, unread false`},
		{"a day that is none could not be read", "27-7.csv", "Participant,Signature\nFrance,31 Feb 1992\n", `skipped 27-7.csv:2 "31 Feb 1992" "31 Feb 1992" is no day of the calendar, unread true`},
		{"a participant that nobody knows is told of once, and its cells are", "27-7.csv", "Participant,Signature,Ratification\nRuritania,1 Jan 1992,2 Jan 1993\n",
			`skipped 27-7.csv:2 "1 Jan 1992" no gazetteer knows "Ruritania", unread true
skipped 27-7.csv:2 "2 Jan 1993" no gazetteer knows "Ruritania", unread true
unknown 27-7.csv:2 "Ruritania"`},
		{"chapter XI is parted, file names are not", "11-16.csv", "Participant,Accession(a)\nMali,1 Feb 2002 a\n", "instrument:tir-convention country:MLI accession 2002-02-01"},
		{"a treaty that nobody knows has the Collection's number", "27-99.csv", "Participant,Signature\nMali,1 Feb 2002\n", "instrument:untc-xxvii-99 country:MLI signature 2002-02-01"},
		{"a file is called by its treaty", "kyoto.csv", "Participant,Signature\nMali,1 Feb 2002\n", "failed kyoto.csv: its name tells no treaty; call it by chapter and number, as 27-7-a.csv"},
		{"a plain table names actor and instrument in any way", "acts.csv",
			"actor,instrument,action,date,source\nCanada,Kyoto Protocol,withdrawal,2011-12-15,UN\nCAN,XXVII-7-a,ratified,17 Dec 2002,UN\ncountry:FRA,instrument:kyoto-protocol,approval,2002-05-31,UN\n" +
				"Mali,\"Kyoto Protocol to the United Nations Framework Convention on Climate Change. Kyoto, 11 December 1997\",Accession,2002,UN\nUSA,WHO,accepted,1948-06-21,UN\n",
			`instrument:kyoto-protocol country:CAN withdrawal 2011-12-15
instrument:kyoto-protocol country:CAN ratification 2002-12-17
instrument:kyoto-protocol country:FRA approval 2002-05-31
instrument:kyoto-protocol country:MLI accession 2002
organization:world-health-organization country:USA acceptance 1948-06-21`},
		{"columns stand in any order and tabs part them too", "acts.tsv", "date\taction\tactor\tinstrument\n2019-05-03\tsignature\tNorway\tOslo River Accord\n", "instrument:oslo-river-accord country:NOR signature 2019-05-03"},
		{"a row that cannot be read harms no other", "acts.csv", "actor,instrument,action,date,source\nMali,UNFCCC,praised,1992,UN\nMali,UNFCCC,signature,soon,UN\nRuritania,UNFCCC,signature,1992,UN\nMali,UNFCCC,signature,1992-06-04,UN\n",
			`instrument:unfccc country:MLI signature 1992-06-04
skipped acts.csv:2 "praised" action is no act: want signature, ratification, acceptance, approval, accession, succession, withdrawal or another kind of act, unread true
skipped acts.csv:3 "signature" date: "soon" is no date, unread true
skipped acts.csv:4 "signature" no gazetteer knows "Ruritania", unread true
unknown acts.csv:4 "Ruritania"`},
		{"any other table is none", "x.csv", "a,b\n1,2\n", "failed x.csv: header \"a, b\": want actor, instrument, action, date, source, or Participant and columns of acts"},
	} {
		ls, r := s.Read([]File{{tc.file, []byte(tc.text)}}, "")
		if got := strings.Join(brief(ls, r), "\n"); got != tc.want {
			t.Errorf("%s:\n got %s\nwant %s", tc.rule, got, tc.want)
		}
	}
}

// A list's reading is sound, and each claim quotes the row that it stands in.
func TestReadingOfAList(t *testing.T) {
	text := "\ufeffParticipant,Signature,\"Ratification, Accession(a)\"\r\n\"Côte d'Ivoire\",,23 Apr 2007 a\r\nCanada,29 Apr 1998,17 Dec 2002\r\n"
	ls, _ := lists(t).Read([]File{{"27-7-a.csv", []byte(text)}}, "2015-03-14")
	r := ls[0].Reading()
	if err := graph.Check(&r); err != nil {
		t.Fatal(err)
	}
	if a := r.Article; a.Format != graph.ListFormat || a.Date != "2015-03-14" || a.Publisher != UNTC || a.ID != article.ID(a.URL, nil) || !strings.Contains(a.URL, "mtdsg_no=XXVII-7-a&chapter=27") {
		t.Errorf("the article is %+v", a)
	}
	var quotes []string
	for _, c := range r.Claims {
		if text[c.Evidence.Start:c.Evidence.End] != c.Evidence.Quote || !c.Official {
			t.Errorf("claim %+v", c)
		}
		quotes = append(quotes, c.Evidence.Quote)
	}
	if want := []string{`"Côte d'Ivoire",,23 Apr 2007 a`, "Canada,29 Apr 1998", "Canada,29 Apr 1998,17 Dec 2002"}; !slices.Equal(quotes, want) {
		t.Errorf("quotes %q, want %q", quotes, want)
	}
	for _, e := range r.Entities {
		for _, m := range e.Mentions {
			if text[m.Start:m.End] != m.Text {
				t.Errorf("mention %+v of %s", m, e.ID)
			}
		}
	}
	d, err := article.Again(r.Article)
	if err != nil || len(d.Blocks) != 3 {
		t.Errorf("read again: %d blocks, %v", len(d.Blocks), err)
	}
}

// Treaties of one title are told apart by their numbers, so that no two
// instruments have one name.
func TestNoTwoTreatiesHaveOneName(t *testing.T) {
	names := map[string]string{}
	for id, e := range lists(t).resolver.entities {
		if e.Kind != graph.Instrument {
			continue
		}
		if other, ok := names[fold(e.Name)]; ok {
			t.Errorf("%s and %s are both called %q", id, other, e.Name)
		}
		names[fold(e.Name)] = id
	}
	ls, _ := lists(t).Read([]File{{"6-5.csv", []byte("Participant,Signature\nMali,1 Feb 1950\n")}}, "")
	if got, want := ls[0].Reading().Article.Title, "Status of the International Opium Convention (VI-5)"; got != want || ls[0].Instrument.Name != "International Opium Convention (VI-5)" {
		t.Errorf("%q is on %q, want %q", got, ls[0].Instrument.Name, want)
	}
}

func TestDayOfStatus(t *testing.T) {
	s, text := lists(t), "actor,instrument,action,date,source\nMali,UNFCCC,signature,1992-06-04,\"Bulletin, 2001-02-03\"\nMali,CTBT,signature,1997-02-18,Gazette\nMali,CTBT,ratification,1999-08-04,Gazette\nMali,UNFCCC,ratification,1994-12-28,Gazette\n"
	days := func(asOf graph.Date) string {
		ls, _ := s.Read([]File{{"a.csv", []byte(text)}}, asOf)
		var out []string
		for _, l := range ls {
			out = append(out, l.Publisher+" "+string(l.AsOf))
		}
		return strings.Join(out, "; ")
	}
	if got, want := days(""), "Bulletin, 2001-02-03 2001-02-03; Gazette 1999-08-04; Gazette 1999-08-04"; got != want {
		t.Errorf("days %s, want %s", got, want)
	}
	if got, want := days("2020-01-01"), "Bulletin, 2001-02-03 2020-01-01; Gazette 2020-01-01; Gazette 2020-01-01"; got != want {
		t.Errorf("days %s, want %s", got, want)
	}
}

// The lists that the program carries are read whole, each row to an act, and
// stand on the instruments that the press names.
func TestCarriedLists(t *testing.T) {
	ls, r := lists(t).Carried()
	if rows := strings.Count(string(acts), "\n") - 1; r.Acts != rows || !r.Whole() || len(r.Skipped) > 0 {
		t.Errorf("%d acts of %d rows; skipped %v, unresolved %v", r.Acts, rows, r.Skipped, r.Unresolved)
	}
	if len(ls) < 40 || r.Treaties != len(ls) {
		t.Errorf("%d lists", len(ls))
	}
	for _, l := range ls {
		if l.Number == "" || l.AsOf != "2015-03-14" || strings.Contains(l.Instrument.ID, ":untc-") {
			t.Errorf("%s as of %s is no well-known treaty of the Collection", l.Instrument.ID, l.AsOf)
		}
		reading := l.Reading()
		if err := graph.Check(&reading); err != nil {
			t.Error(err)
		}
	}
}
