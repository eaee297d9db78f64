package train

import "strings"

// opened is an entity whose end has not been read.
type opened struct {
	group, kind string
	from        int
}

// mark reads what GUM says of the last word: "(3-person-..." opens an entity of
// group 3, "3)" closes the last that was opened of it, "(3-person-...)" does both.
func (s *Sentence) mark(marks string, open []opened) []opened {
	at := len(s.Words) - 1
	for marks != "" {
		if marks[0] != '(' {
			group, rest, _ := strings.Cut(marks, ")")
			marks = rest
			for k := len(open) - 1; k >= 0; k-- {
				if open[k].group == group {
					s.Entities = append(s.Entities, Entity{open[k].kind, open[k].from, at + 1})
					open = append(open[:k], open[k+1:]...)
					break
				}
			}
			continue
		}
		end := strings.IndexAny(marks[1:], "()") + 1
		if end == 0 {
			end = len(marks)
		}
		fields := strings.SplitN(marks[1:end], "-", 3)
		kind := ""
		if len(fields) > 1 {
			kind = fields[1]
		}
		if strings.HasPrefix(marks[end:], ")") {
			s.Entities = append(s.Entities, Entity{kind, at, at + 1})
			end++
		} else {
			open = append(open, opened{fields[0], kind, at})
		}
		marks = marks[end:]
	}
	return open
}
