package web

import (
	"fmt"
	"html/template"
	"math"
	"strconv"
	"strings"
	"time"

	"signatory/graph"
)

// stanceWords are the stances as a reader sees them: done, and planned.
var stanceWords = map[graph.Stance][2]string{
	graph.Ratified:  {"Ratified", "Plans to ratify"},
	graph.Signed:    {"Signed", "Plans to sign"},
	graph.Endorsed:  {"Endorsed", "Plans to endorse"},
	graph.Abstained: {"Abstained", "Plans to abstain"},
	graph.NotSigned: {"Not signed", "Does not plan to sign"},
	graph.Suspended: {"Suspended", "Plans to suspend"},
	graph.Refused:   {"Refused", "Plans to refuse"},
	graph.Withdrew:  {"Withdrew", "Plans to withdraw"},
	silent:          {"Silent", "Silent"},
}

// didWord is the stance as the verb between an actor and an instrument.
func didWord(s graph.Stance, t graph.Tense) string {
	if w, ok := didWords[s]; ok && t == graph.Past {
		return w
	}
	return strings.ToLower(stanceWord(s, t))
}

// didWords are the verbs that differ from the stance's own word.
var didWords = map[graph.Stance]string{
	graph.Abstained: "abstained on",
	graph.NotSigned: "has not signed",
	graph.Refused:   "refused to sign",
	graph.Withdrew:  "withdrew from",
}

// silent is no stance: articles on the instrument name the actor, and none says where it stands.
const silent graph.Stance = "silent"

// stanceWord is the stance in words.
func stanceWord(s graph.Stance, t graph.Tense) string {
	w, ok := stanceWords[s]
	if !ok {
		return strings.ReplaceAll(string(s), "_", " ")
	}
	if t == graph.Planned {
		return w[1]
	}
	return w[0]
}

// signs are the marks that double the colours, drawn on a field of 16 by 16.
var signs = map[graph.Stance]string{
	graph.Ratified:  "M1 8.5l3.5 3.5L10.5 5M8 11.5l.8.8L15 5",
	graph.Signed:    "M2.5 8.5l4 4 7-8.5",
	graph.Endorsed:  "M8 2.5v11M2.5 8h11",
	graph.Abstained: "M8 3a5 5 0 1 0 0 10A5 5 0 1 0 8 3",
	graph.NotSigned: "M3 8h10",
	graph.Suspended: "M5.5 3v10M10.5 3v10",
	graph.Refused:   "M3.5 3.5l9 9M12.5 3.5l-9 9",
	graph.Withdrew:  "M14 8H3M7.5 3.5L3 8l4.5 4.5",
	silent:          "M2.5 8h.01M8 8h.01M13.5 8h.01",
}

// sign draws the mark of a stance; a word beside it says the same.
func sign(s graph.Stance) template.HTML {
	if s == none {
		return "" // nothing stands for nothing
	}
	return template.HTML(`<svg class="sign s-` + class(s) + `" viewBox="0 0 16 16" aria-hidden="true"><path d="` + signs[s] + `"/></svg>`)
}

// class is the stance's part of a CSS class; unknown words have none.
func class(s graph.Stance) string {
	if _, ok := signs[s]; !ok && s != planned && s != none {
		return "other"
	}
	return strings.ReplaceAll(string(s), "_", "-")
}

// day writes a date in the one form of all pages, at its own precision.
func day(d graph.Date) string {
	layouts := map[string][2]string{
		graph.Day:   {time.DateOnly, "2 January 2006"},
		graph.Month: {"2006-01", "January 2006"},
		graph.Year:  {"2006", "2006"},
	}
	l, ok := layouts[d.Precision()]
	if !ok {
		return ""
	}
	t, err := time.Parse(l[0], string(d))
	if err != nil {
		return string(d)
	}
	return t.Format(l[1])
}

// percent writes a confidence; what is not certain is never 100 %.
func percent(c float64) string {
	p := int(math.Round(c * 100))
	if p == 100 && c < 1 {
		p = 99
	}
	return strconv.Itoa(p) + " %"
}

// score writes a measure of agreement, from -1 to 1, a dash where it has none.
func score(v *float64) string {
	if v == nil {
		return "–"
	}
	return strings.Replace(strconv.FormatFloat(*v, 'f', 2, 64), "-", "−", 1)
}

// number writes n with commas between thousands.
func number(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// plural writes n with the right form of a word.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return number(n) + " " + many
}

// reported writes a count as the article gives it.
func reported(c graph.Count) string {
	of := c.Of
	if of == "" {
		of = "signatories"
	}
	how := map[string]string{"at_least": "at least ", "about": "about ", "at_most": "at most "}[c.Qualifier]
	return fmt.Sprintf("%s%s %s", how, number(c.Count), of)
}

// counted is the word for what stands beside a number.
func counted(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// entry is a row of a depositary's list as one reads it, "" of a sentence: in a list
// tabs part the fields, and no sentence has any.
func entry(quote string) string {
	if !strings.Contains(quote, "\t") {
		return ""
	}
	fields := strings.FieldsFunc(quote, func(c rune) bool { return c == '\t' })
	return strings.Join(fields, " · ")
}

// kindWords are the kinds as a reader sees them.
var kindWords = map[string]string{
	"country": "Country", "organization": "Organization", "person": "Person", "instrument": "Instrument",
	"summit": "Summit", "place": "Place", "claim": "Sentence", "article": "Article",
}

func kindWord(kind any) string {
	k := fmt.Sprint(kind)
	if w, ok := kindWords[k]; ok {
		return w
	}
	return k
}

// kindsWord is a kind in the plural.
func kindsWord(kind string) string {
	if kind == "country" {
		return "Countries"
	}
	if kind == "person" {
		return "People"
	}
	return kindWord(kind) + "s"
}

// quoted puts words in quotation marks; nothing stays nothing.
func quoted(words string) string {
	if words == "" {
		return "of the sentence"
	}
	return "“" + words + "”"
}
