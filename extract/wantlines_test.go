package extract_test

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/txtar"

	"signatory/graph"
)

// A want says, a section per stage, what must be found in an article. Lines:
//
//	-- document --   title: Canada first to ratify        (also date, url, publisher, blocks)
//	-- entities --   country:CAN
//	                 treaty = instrument "Ottawa Convention" | "mine ban"
//	-- mentions --   country:USA -> "Washington"
//	-- claims --     CAN ratified past treaty :: deposited its instrument
//	                 "European Union" signed past treaty on 1998-04 act signature
//	-- counts --     122 signed treaty exact
//	-- links --      represents person "Jean Roy" country:CAN role "minister"
//	                 said person "Jean Roy" :: a historic day
//	                 held_in summit "Ottawa conference" place "Ottawa"
//
// A name in quotes fits an entity that bears it as its name, as an alias or as
// one of its mentions, "~accord" one of whose names holds "accord"; "|" parts
// names that are all accepted; "treaty =" gives the entity a handle for the
// lines below. What follows "::" stands in the
// article, and the evidence overlaps it. "may" before a line allows what it
// does not demand. "on", "effective" and "act" ask for the claim's dates and
// legal act, "-" for none. Claims that no line allows are false, wherever they stand;
// the other sections name only what must be there.
type want struct {
	document map[string]string
	entities []entityRef
	mentions []wantMention
	claims   []wantClaim
	counts   []wantCount
	links    []wantLink
	handles  map[string]entityRef
}

// entityRef names an entity by id, or by kind (if given) and name.
type entityRef struct {
	id    string
	kind  graph.Kind
	names []string
}

func (e entityRef) String() string {
	if e.id != "" {
		return e.id
	}
	return string(e.kind) + " " + strings.Join(e.names, " | ")
}

type wantMention struct {
	entity entityRef
	text   string
}

type wantClaim struct {
	may        bool
	line       string
	actor      entityRef
	stance     graph.Stance
	tense      graph.Tense
	instrument entityRef
	details    map[string]string // on, effective, act
	quote      string
}

type wantCount struct {
	may        bool
	line       string
	count      int
	stance     graph.Stance
	instrument entityRef
	qualifiers []string
}

type wantLink struct {
	may      bool
	line     string
	kind     graph.Relation
	from, to entityRef
	role     string
	quote    string
}

func section(ar *txtar.Archive, name string) (string, bool) {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data), true
		}
	}
	return "", false
}

// parseWant reads the sections of a case; src is the article, in which every quote must stand.
func parseWant(ar *txtar.Archive, src []byte) (*want, error) {
	if strings.TrimSpace(string(ar.Comment)) == "" {
		return nil, fmt.Errorf("no sentence before the first section saying what the case shows")
	}
	w := &want{document: map[string]string{}, handles: map[string]entityRef{}}
	for _, f := range ar.Files {
		if f.Name == "article" {
			continue
		}
		parse, ok := map[string]func(*scanner) error{
			"document": w.parseDocument, "entities": w.parseEntity, "mentions": w.parseMention,
			"claims": w.parseClaim, "counts": w.parseCount, "links": w.parseLink,
		}[f.Name]
		if !ok {
			return nil, fmt.Errorf("section %q is none of document, entities, mentions, claims, counts, links", f.Name)
		}
		for line := range strings.Lines(string(f.Data)) {
			line = strings.TrimSpace(line)
			if line == "" || strings.HasPrefix(line, "#") {
				continue
			}
			if err := parse(&scanner{want: w, src: string(src), line: line}); err != nil {
				return nil, fmt.Errorf("%s: %q: %w", f.Name, line, err)
			}
		}
	}
	return w, nil
}

// scanner takes the words of one line.
type scanner struct {
	want        *want
	src, line   string
	rest, quote string // of the line: what is still to be read, and what follows "::"
	may         bool
}

// start parts the line into words and quote and takes a leading "may".
func (s *scanner) start() {
	s.rest, s.quote, _ = strings.Cut(s.line, " :: ")
	s.rest, s.may = strings.CutPrefix(s.rest, "may ")
}

var wordOrQuoted = regexp.MustCompile(`^\s*(?:"([^"]*)"|(\S+))`)

// next is the next word or quoted name; quoted says which.
func (s *scanner) next() (word string, quoted bool) {
	m := wordOrQuoted.FindStringSubmatchIndex(s.rest)
	if m == nil {
		return "", false
	}
	defer func(rest string) { s.rest = rest[m[1]:] }(s.rest)
	if m[2] >= 0 {
		return s.rest[m[2]:m[3]], true
	}
	return s.rest[m[4]:m[5]], false
}

// peek is next without taking it.
func (s *scanner) peek() (string, bool) {
	rest := s.rest
	defer func() { s.rest = rest }()
	return s.next()
}

// entity reads an id, or a kind and names, or names alone.
func (s *scanner) entity() (entityRef, error) {
	word, quoted := s.next()
	if !quoted && strings.Contains(word, ":") {
		return entityRef{id: word}, nil
	}
	if ref, ok := s.want.handles[word]; ok && !quoted {
		return ref, nil
	}
	var ref entityRef
	if !quoted {
		if !slices.Contains(graph.Kinds, graph.Kind(word)) {
			return ref, fmt.Errorf("want an id, a handle, a kind or a quoted name, not %q", word)
		}
		ref.kind = graph.Kind(word)
		if word, quoted = s.next(); !quoted {
			return ref, fmt.Errorf("want a quoted name after the kind, not %q", word)
		}
	}
	ref.names = []string{word}
	for {
		if bar, q := s.peek(); bar != "|" || q {
			return ref, nil
		}
		s.next()
		word, quoted = s.next()
		if !quoted {
			return ref, fmt.Errorf("want a quoted name after |, not %q", word)
		}
		ref.names = append(ref.names, word)
	}
}

// end checks that nothing is left and that the quote stands in the article.
func (s *scanner) end() error {
	if rest := strings.TrimSpace(s.rest); rest != "" {
		return fmt.Errorf("left over: %q", rest)
	}
	if s.quote != "" && !strings.Contains(s.src, s.quote) {
		return fmt.Errorf("%q does not stand in the article", s.quote)
	}
	return nil
}

// details reads the key and value pairs that are left.
func (s *scanner) details(keys ...string) (map[string]string, error) {
	out := map[string]string{}
	for key, _ := s.next(); key != ""; key, _ = s.next() {
		value, _ := s.next()
		if !slices.Contains(keys, key) || value == "" {
			return nil, fmt.Errorf("want one of %v and a value, not %q %q", keys, key, value)
		}
		if value == "-" {
			value = ""
		}
		out[key] = value
	}
	return out, nil
}

func (s *scanner) stance() (graph.Stance, error) {
	word, _ := s.next()
	if !slices.Contains(graph.Stances, graph.Stance(word)) {
		return "", fmt.Errorf("%q is no stance", word)
	}
	return graph.Stance(word), nil
}

func (w *want) parseDocument(s *scanner) error {
	key, value, ok := strings.Cut(s.line, ":")
	if !ok {
		return fmt.Errorf("want key: value")
	}
	w.document[key] = strings.TrimSpace(value)
	return nil
}

func (w *want) parseEntity(s *scanner) error {
	s.start()
	handle, rest, named := strings.Cut(s.rest, " = ")
	if named {
		s.rest = rest
	}
	ref, err := s.entity()
	if err != nil {
		return err
	}
	if named {
		w.handles[handle] = ref
	}
	if !s.may {
		w.entities = append(w.entities, ref)
	}
	return s.end()
}

func (w *want) parseMention(s *scanner) error {
	s.start()
	ref, err := s.entity()
	if err != nil {
		return err
	}
	arrow, _ := s.next()
	text, quoted := s.next()
	if arrow != "->" || !quoted {
		return fmt.Errorf(`want ENTITY -> "text"`)
	}
	if !strings.Contains(s.src, text) {
		return fmt.Errorf("%q does not stand in the article", text)
	}
	w.mentions = append(w.mentions, wantMention{ref, text})
	return s.end()
}

func (w *want) parseClaim(s *scanner) (err error) {
	s.start()
	c := wantClaim{may: s.may, line: s.line, quote: s.quote}
	if actor, quoted := s.next(); quoted {
		c.actor = entityRef{names: []string{actor}}
	} else {
		c.actor = entityRef{id: "country:" + actor}
	}
	if c.stance, err = s.stance(); err != nil {
		return err
	}
	tense, _ := s.next()
	if c.tense = graph.Tense(tense); c.tense != graph.Past && c.tense != graph.Planned {
		return fmt.Errorf("%q is no tense", tense)
	}
	if c.instrument, err = s.entity(); err != nil {
		return err
	}
	if c.details, err = s.details("on", "effective", "act"); err != nil {
		return err
	}
	w.claims = append(w.claims, c)
	return s.end()
}

func (w *want) parseCount(s *scanner) (err error) {
	s.start()
	c := wantCount{may: s.may, line: s.line}
	number, _ := s.next()
	if c.count, err = strconv.Atoi(number); err != nil {
		return err
	}
	if c.stance, err = s.stance(); err != nil {
		return err
	}
	if c.instrument, err = s.entity(); err != nil {
		return err
	}
	for word, _ := s.next(); word != ""; word, _ = s.next() {
		if word != "|" {
			c.qualifiers = append(c.qualifiers, word)
		}
	}
	w.counts = append(w.counts, c)
	return s.end()
}

func (w *want) parseLink(s *scanner) (err error) {
	s.start()
	kind, _ := s.next()
	l := wantLink{may: s.may, line: s.line, kind: graph.Relation(kind), quote: s.quote}
	if l.from, err = s.entity(); err != nil {
		return err
	}
	if word, _ := s.peek(); word != "" && word != "role" {
		if l.to, err = s.entity(); err != nil {
			return err
		}
	}
	if word, _ := s.peek(); word == "role" {
		s.next()
		l.role, _ = s.next()
	}
	w.links = append(w.links, l)
	return s.end()
}
