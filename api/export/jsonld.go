package export

import (
	"bufio"
	"encoding/json"
	"strings"

	"signatory/graph"
)

// ourWords is the namespace of what schema.org has no word for.
const ourWords = "urn:signatory:word:"

// schemaTypes are the types of entities at schema.org. An instrument may be a
// pledge or a statement as well as a treaty, so it is a CreativeWork, not Legislation.
var schemaTypes = map[graph.Kind]string{graph.Country: "Country", graph.Organization: "Organization", graph.Person: "Person",
	graph.Instrument: "CreativeWork", graph.Summit: "Event", graph.Place: "Place"}

// schemaActions are the actions that a stance comes to; the others are an Action.
var schemaActions = map[graph.Stance]string{graph.Signed: "AgreeAction", graph.Ratified: "AcceptAction", graph.Endorsed: "EndorseAction",
	graph.Refused: "RejectAction", graph.Withdrew: "LeaveAction"}

// object is one node of the document; encoding/json sorts its fields.
type object map[string]any

// jsonLD writes JSON-LD 1.1 in the words of schema.org, with its context in it.
// A position is an Action of its agent on its object, a claim a Claim that appears
// in its NewsArticle, a link a Role.
type jsonLD struct {
	w    *bufio.Writer
	base string
	some bool
}

func (j *jsonLD) wants(string) bool { return true }

func (j *jsonLD) begin() error {
	typed := func(name, datatype string) object { return object{"@id": name, "@type": datatype} }
	link := func(name string) object { return object{"@id": name, "@type": "@id"} }
	context := object{"@vocab": "https://schema.org/", "xsd": "http://www.w3.org/2001/XMLSchema#", "word": ourWords,
		"agent": link("agent"), "object": link("object"), "about": link("about"), "appearance": link("appearance"), "actionStatus": link("actionStatus"),
		"from": link("word:from"), "to": link("word:to"), "relation": "word:relation", "url": link("url"),
		"stance": "word:stance", "tense": "word:tense", "rule": "word:rule", "since": "startTime", "until": "endTime",
		"sources": typed("word:sources", "xsd:integer"), "confidence": typed("word:confidence", "xsd:double"),
		"disputed": typed("word:disputed", "xsd:boolean"), "confirmed": typed("word:confirmed", "xsd:boolean")}
	b, err := json.Marshal(context)
	if err != nil {
		return err
	}
	_, err = j.w.WriteString("{\"@context\":" + string(b) + ",\n\"@graph\":[")
	return err
}

func (j *jsonLD) write(o object) error {
	for k, v := range o {
		if v == "" || v == nil {
			delete(o, k)
		}
	}
	b, err := json.Marshal(o)
	if err != nil {
		return err
	}
	comma := "\n"
	if j.some {
		comma = ",\n"
	}
	j.some = true
	if _, err := j.w.WriteString(comma); err != nil {
		return err
	}
	_, err = j.w.Write(b)
	return err
}

// id is the address of a thing, or its URN.
func (j *jsonLD) id(id string) any {
	if id == "" {
		return nil
	}
	pages := map[string]string{"article": "/articles/", "claim": "/claims/"}
	prefix, _, _ := strings.Cut(id, ":")
	switch {
	case j.base == "" || prefix == "position":
		return "urn:signatory:" + id
	case pages[prefix] != "":
		return j.base + pages[prefix] + id
	}
	return j.base + "/entities/" + id
}

func (j *jsonLD) entity(e *graph.Entity) error {
	o := object{"@id": j.id(e.ID), "@type": schemaTypes[e.Kind], "name": e.Name, "identifier": e.Code, "additionalType": e.Type}
	if len(e.Aliases) > 0 {
		o["alternateName"] = e.Aliases
	}
	switch e.Kind {
	case graph.Instrument:
		o["dateCreated"], o["genre"] = string(e.Date), e.Type
		delete(o, "additionalType")
	case graph.Summit:
		o["startDate"] = string(e.Date)
	}
	return j.write(o)
}

func (j *jsonLD) article(a *graph.Article) error {
	o := object{"@id": j.id(a.ID), "@type": "NewsArticle", "headline": a.Title, "datePublished": string(a.Date), "inLanguage": a.Language, "url": a.URL}
	if a.Publisher != "" {
		o["publisher"] = object{"@type": "Organization", "name": a.Publisher}
	}
	return j.write(o)
}

func (j *jsonLD) position(p *graph.Position) error {
	action := schemaActions[p.Stance]
	if action == "" {
		action = "Action"
	}
	status := "https://schema.org/CompletedActionStatus"
	if p.Tense == graph.Planned {
		status = "https://schema.org/PotentialActionStatus"
	}
	return j.write(object{"@id": j.id("position:" + pairKey(p)), "@type": action, "agent": j.id(p.Actor.ID), "object": j.id(p.Instrument.ID), "actionStatus": status,
		"stance": string(p.Stance), "tense": string(p.Tense), "since": string(p.Since), "sources": p.Sources, "confidence": p.Confidence,
		"confirmed": p.Confirmed, "disputed": p.Disputed})
}

func (j *jsonLD) claim(c *graph.Claim) error {
	return j.write(object{"@id": j.id(c.ID), "@type": "Claim", "text": c.Evidence.Quote, "appearance": j.id(c.Article), "about": j.id(c.Instrument),
		"agent": j.id(c.Actor), "stance": string(c.Stance), "tense": string(c.Tense), "since": string(c.Date), "confidence": c.Confidence, "rule": c.Reason.Rule})
}

func (j *jsonLD) link(l *graph.Link) error {
	return j.write(object{"@type": "Role", "relation": string(l.Kind), "from": j.id(l.From), "to": j.id(l.To), "about": j.id(l.About),
		"roleName": l.Role, "text": l.Quote, "startDate": string(l.Date), "endDate": string(l.Until), "appearance": j.id(l.Article)})
}

func (j *jsonLD) end() error {
	_, err := j.w.WriteString("\n]}\n")
	return err
}
