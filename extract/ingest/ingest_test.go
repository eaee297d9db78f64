package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"signatory/extract/article"
	"signatory/graph"
)

// titles stands for an extractor whose work takes longer for earlier articles.
type titles struct{}

func (titles) Extract(d *article.Document) graph.Reading {
	time.Sleep(time.Duration(40-len(d.Text)) * time.Millisecond / 4)
	return graph.Reading{Article: d.Article}
}

func texts(n int) []Input {
	inputs := make([]Input, n)
	for i := range inputs {
		inputs[i] = Bytes(fmt.Sprintf("%02d.md", i), []byte(strings.Repeat("x", i%30+1)))
	}
	return inputs
}

func TestResultsComeInTheOrderOfTheInputs(t *testing.T) {
	inputs := texts(40)
	inputs[7] = Bytes("07.md", nil)
	i := 0
	for r := range Read(t.Context(), titles{}, inputs, 8) {
		if i == 7 {
			if r.Err == nil || !strings.HasPrefix(r.Err.Error(), "07.md: ") {
				t.Errorf("the empty article: %v", r.Err)
			}
		} else if r.Err != nil || r.Reading.Article.Path != inputs[i].Name {
			t.Errorf("result %d is of %s: %v", i, r.Reading.Article.Path, r.Err)
		}
		i++
	}
	if i != len(inputs) {
		t.Errorf("%d results of %d articles", i, len(inputs))
	}
}

// TestReadEndsWithItsContext also where an input never ends.
func TestReadEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	never, _ := io.Pipe()
	f := Finder{Stdin: never}
	inputs := append(texts(3), f.Find([]string{Stdin}).Inputs...)
	n := 0
	for r := range Read(ctx, titles{}, inputs, 2) {
		if r.Idle {
			t.Fatal("idle before the third result")
		}
		if n++; n == 3 {
			cancel()
		}
	}
	if n != 3 {
		t.Errorf("%d results", n)
	}
}

// store keeps what is put, and fails as it is told.
type store struct {
	refuse func(graph.Reading) error
	lost   error
	kept   []string
}

func (s *store) Ready(context.Context) error { return s.lost }

func (s *store) Put(_ context.Context, rs []graph.Reading) ([]graph.PutResult, error) {
	for _, r := range rs {
		if err := s.refuse(r); err != nil {
			return nil, err
		}
	}
	out := make([]graph.PutResult, len(rs))
	for i, r := range rs {
		s.kept = append(s.kept, r.Article.Path)
		out[i] = graph.Added
	}
	return out, nil
}

func TestAnArticleThatCannotBeStoredHarmsNoOther(t *testing.T) {
	s := &store{refuse: func(r graph.Reading) error {
		if r.Article.Path == "01.md" {
			return errors.New("disk error")
		}
		return nil
	}}
	var problems []string
	tally, err := Run(t.Context(), s, Read(t.Context(), titles{}, texts(4), 2), Reporter{Problem: func(p string) { problems = append(problems, p) }})
	if err != nil || tally.Added != 3 || tally.Failed != 1 || strings.Join(s.kept, " ") != "00.md 02.md 03.md" {
		t.Errorf("%+v, kept %v, %v", tally, s.kept, err)
	}
	if len(problems) != 1 || problems[0] != "01.md: disk error" {
		t.Errorf("problems %q", problems)
	}
}

func TestAStoreThatIsGoneEndsTheRun(t *testing.T) {
	gone := errors.New("the store does not answer")
	s := &store{refuse: func(graph.Reading) error { return gone }, lost: gone}
	_, err := Run(t.Context(), s, Read(t.Context(), titles{}, texts(200), 2), Reporter{})
	if !errors.Is(err, gone) {
		t.Errorf("error %v", err)
	}
}
