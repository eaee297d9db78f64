package article

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"time"

	"github.com/BurntSushi/toml"
	"github.com/adrg/frontmatter"
	"gopkg.in/yaml.v2"
)

// meta is what a source says of its article apart from the text, as it says it.
type meta struct {
	title, date, url, publisher, language string
	titleFrom, titleTo                    int // the run of the source that holds the title
}

// frontMatter reads the front matter of a Markdown file and gives the offset
// at which the text begins. A file without one has an empty meta.
func frontMatter(raw []byte) (*meta, int, error) {
	start := len(raw) - len(bytes.TrimLeft(raw, "\ufeff \t\r\n"))
	src := raw[start:]
	if len(src) > 0 && src[0] == '{' {
		return jsonMatter(raw, start)
	}
	if !opensFields(src) {
		return new(meta), start, nil
	}
	var block []byte
	keep := func(decode frontmatter.UnmarshalFunc) frontmatter.UnmarshalFunc {
		return func(data []byte, v any) error { block = data; return decode(decoded(data), v) }
	}
	fields := map[string]any{}
	rest, err := frontmatter.Parse(bytes.NewReader(src), &fields,
		frontmatter.NewFormat("---", "---", keep(yamlFields)), frontmatter.NewFormat("---yaml", "---", keep(yamlFields)),
		frontmatter.NewFormat("+++", "+++", keep(toml.Unmarshal)), frontmatter.NewFormat("---toml", "---", keep(toml.Unmarshal)))
	if err != nil {
		return nil, 0, fmt.Errorf("front matter: %s; %s", oneLine(err.Error()), mendOf(err.Error()))
	}
	if block == nil {
		return new(meta), start, unterminated(src)
	}
	m := newMeta(fields)
	from := start + bytes.IndexByte(src, '\n') + 1
	m.locate(raw, from, from+len(block))
	return m, len(raw) - len(rest), nil
}

// mendOf tells what to do about front matter that cannot be read.
func mendOf(problem string) string {
	switch {
	case strings.Contains(problem, "tab character"):
		return "indent with blanks, not tabs"
	case strings.Contains(problem, "excessive aliasing"):
		return "write out what the aliases stand for"
	case strings.Contains(problem, "mapping values are not allowed"):
		return "put a value that holds a colon in double quotes"
	case strings.Contains(problem, "unexpected end of stream"):
		return "a quote or a bracket may not be closed"
	}
	return "mend it, or put the value in double quotes"
}

// yamlFields decodes YAML; the decoder bounds aliases by itself.
func yamlFields(data []byte, v any) error { return yaml.Unmarshal(data, v) }

var keyLine = regexp.MustCompile(`^\s*["']?[A-Za-z_][\w .-]*["']?\s*[:=](\s|$)`)

// opensFields reports whether a front matter begins here. A line of hyphens
// over ordinary text is a rule.
func opensFields(src []byte) bool {
	first, rest, _ := bytes.Cut(src, []byte("\n"))
	switch string(bytes.TrimSpace(first)) {
	case "+++", "---toml", "---yaml":
		return true
	case "---":
	default:
		return false
	}
	for line := range bytes.Lines(rest) {
		line = bytes.TrimSpace(line)
		if len(line) > 0 && line[0] != '#' {
			return keyLine.Match(line) || string(line) == "---"
		}
	}
	return false
}

// unterminated reports a front matter that is opened and never closed.
func unterminated(src []byte) error {
	first, _, _ := bytes.Cut(src, []byte("\n"))
	opening := string(bytes.TrimSpace(first))
	mark := strings.TrimSuffix(strings.TrimSuffix(opening, "yaml"), "toml")
	return fmt.Errorf("front matter: opened by %q in its first line and never closed; add a line %q behind its last field", opening, mark)
}

// jsonMatter reads an object at the start of a file.
func jsonMatter(raw []byte, start int) (*meta, int, error) {
	dec := json.NewDecoder(bytes.NewReader(raw[start:]))
	fields := map[string]any{}
	err := dec.Decode(&fields)
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, 0, errors.New("front matter: its JSON object is never closed; add the missing brace")
	}
	if err != nil {
		if keyLine.Match(bytes.TrimLeft(raw[start+1:], " \t\r\n")) {
			return nil, 0, fmt.Errorf("front matter: %w; mend the JSON", err)
		}
		return new(meta), start, nil // a text that begins with a brace
	}
	end := start + int(dec.InputOffset())
	if err := json.Unmarshal(decoded(raw[start:end]), &fields); err != nil {
		return nil, 0, fmt.Errorf("front matter: %w; mend the JSON", err)
	}
	m := newMeta(fields)
	m.locate(raw, start, end)
	return m, end, nil
}

// newMeta picks the fields that an article has. Keys are read in any case;
// the first name of a field that holds something wins.
func newMeta(fields map[string]any) *meta {
	lower := make(map[string]string, len(fields))
	for k, v := range fields {
		lower[strings.ToLower(k)] = value(v)
	}
	pick := func(names ...string) string {
		for _, n := range names {
			if lower[n] != "" {
				return lower[n]
			}
		}
		return ""
	}
	m := &meta{title: strings.Join(strings.Fields(pick("title", "headline")), " "),
		date:     pick("date", "published", "pubdate", "publishdate"),
		language: pick("language", "lang"), publisher: pick("publisher", "source")}
	for _, name := range []string{"url", "link", "canonical", "source"} {
		if u := lower[name]; m.url == "" && absolute(u) {
			m.url = u
		}
	}
	if absolute(m.publisher) {
		m.publisher = "" // the host of the URL says it better
	}
	return m
}

// value is a field's value in one line; of a list its first element, of an
// object its name.
func value(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.TrimSpace(v)
	case time.Time:
		return v.Format(time.RFC3339)
	case []any:
		if len(v) == 0 {
			return ""
		}
		return value(v[0])
	case map[string]any:
		return value(v["name"])
	case map[any]any:
		return value(v["name"])
	case float64:
		return strings.TrimSuffix(fmt.Sprintf("%f", v), ".000000")
	}
	return fmt.Sprint(v)
}

var titleKey = regexp.MustCompile(`(?mi)^[ \t]*["']?(?:title|headline)["']?[ \t]*[:=][ \t]*(?:[|>][+-]?[ \t]*\r?\n)?`)

// locate finds the run of the front matter that holds the title.
func (m *meta) locate(raw []byte, from, to int) {
	if m.title == "" {
		return
	}
	at := titleKey.FindIndex(raw[from:to])
	if at == nil {
		at = regexp.MustCompile(`(?i)"title"\s*:\s*`).FindIndex(raw[from:to])
	}
	if at == nil {
		m.titleFrom, m.titleTo = from, to
		return
	}
	m.titleFrom, m.titleTo = from+at[1], to
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
