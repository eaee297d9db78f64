package status

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"time"

	"signatory/extract/article"
	"signatory/graph"
)

// Reader is the version of what makes claims of lists, as claims keep it.
const Reader = "status list 1"

// UNTC is the publisher of the UN Treaty Collection's lists.
const UNTC = "UN Treaty Collection"

// List is the status of one treaty: who has done what about it, and until when
// the list tells of it.
type List struct {
	File       string       // as the user named it
	Instrument graph.Entity // a body stands for its founding instrument
	Number     string       // in the UN Treaty Collection, "" for others
	Title      string       // the depositary's
	Publisher  string
	URL        string
	AsOf       graph.Date
	Raw        []byte // the source, to which offsets point
	Acts       []Act
	key        string // makes the id of a list that has no page of its own
}

// Act is one act of one participant, as a cell tells it.
type Act struct {
	Line      int
	Name      string // of the participant, as the list has it
	Actor     graph.Entity
	Act       graph.Act
	Date      graph.Date
	Effective graph.Date // a withdrawal's second date
	Cell      string
	Start     int // of the row, up to the end of the cell, in Raw
	End       int
}

// pageOf is the address of a treaty in the UN Treaty Collection.
func pageOf(number string) string {
	chapter, _, _ := strings.Cut(number, "-")
	return "https://treaties.un.org/pages/ViewDetails.aspx?src=TREATY&mtdsg_no=" + number +
		"&chapter=" + strconv.Itoa(arabic(chapter)) + "&lang=en"
}

// Reading makes claims of the acts. A list is an article that its depositary
// published on the day of its status; every claim of it is official.
func (l *List) Reading() graph.Reading {
	a := graph.Article{Revision: digest(string(l.Raw), string(l.AsOf)), Path: l.File, Date: l.AsOf, URL: l.URL, Publisher: l.Publisher,
		Language: "en", Format: graph.ListFormat, Raw: l.Raw, Title: "Status of the " + l.Title}
	if l.Number != "" && !strings.HasSuffix(l.Title, "("+l.Number+")") {
		a.Title += " (" + l.Number + ")"
	}
	a.ID = article.ID("", []byte(l.key))
	if l.key == "" {
		a.ID = article.ID(article.CanonicalURL(l.URL), nil)
	}
	r := graph.Reading{Article: a, Claims: make([]graph.Claim, 0, len(l.Acts))}
	instrument := l.Instrument
	if l.Title != instrument.Name {
		instrument.Aliases = append(slices.Clone(instrument.Aliases), l.Title)
	}
	r.Entities = append(r.Entities, instrument)
	seen := map[string]int{}
	for i := range l.Acts {
		act := &l.Acts[i]
		at, ok := seen[act.Actor.ID]
		if !ok {
			at = len(r.Entities)
			seen[act.Actor.ID] = at
			r.Entities = append(r.Entities, act.Actor)
		}
		if m := act.mention(l.Raw); m.End > m.Start {
			e := &r.Entities[at]
			if n := len(e.Mentions); n == 0 || e.Mentions[n-1] != m {
				e.Mentions = append(e.Mentions, m)
			}
		}
		r.Claims = append(r.Claims, l.claim(a.ID, act))
	}
	return r
}

// mention is where the row names the participant.
func (a *Act) mention(raw []byte) graph.Mention {
	row := string(raw[a.Start:a.End])
	at := strings.Index(row, a.Name)
	if at < 0 {
		return graph.Mention{}
	}
	return graph.Mention{Start: a.Start + at, End: a.Start + at + len(a.Name), Text: a.Name}
}

func (l *List) claim(articleID string, a *Act) graph.Claim {
	stance := a.Act.Stance()
	return graph.Claim{
		ID:    "claim:" + digest(articleID, strconv.Itoa(a.Start), strconv.Itoa(a.End), a.Actor.ID, string(a.Act), l.Instrument.ID, string(a.Date)),
		Actor: a.Actor.ID, Stance: stance, Tense: graph.Past, Instrument: l.Instrument.ID,
		Date: a.Date, DatePrecision: a.Date.Precision(), Effective: a.Effective, Act: a.Act, Official: true,
		Confidence: 1, Reason: graph.Reason{Rule: "status list", Words: a.Cell},
		Evidence: graph.Evidence{Quote: string(l.Raw[a.Start:a.End]), Start: a.Start, End: a.End}, Reader: Reader,
	}
}

func digest(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// longDate is a day as titles of treaties write it: "11 December 1997".
func longDate(d graph.Date) string {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return string(d)
	}
	return t.Format("2 January 2006")
}

var numerals = []struct {
	text string
	n    int
}{{"X", 10}, {"IX", 9}, {"V", 5}, {"IV", 4}, {"I", 1}}

// roman writes a chapter's number (1 to 39) as the Collection does.
func roman(n int) string {
	var b strings.Builder
	for _, r := range numerals {
		for ; n >= r.n; n -= r.n {
			b.WriteString(r.text)
		}
	}
	return b.String()
}

// arabic reads what roman wrote; 0 for anything else.
func arabic(text string) int {
	for n := 1; n < 40; n++ {
		if roman(n) == text {
			return n
		}
	}
	return 0
}
