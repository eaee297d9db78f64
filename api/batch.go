package api

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"runtime"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"signatory/api/access"
	"signatory/graph"
)

// The bounds of a batch beside MaxBatch.
const (
	batchLines   = 10_000           // articles in one
	batchPart    = 64               // articles read and stored at a time
	batchStalled = 30 * time.Second // without a byte of the body, and it is given up
)

// BatchLine says what became of one line of a batch.
type BatchLine struct {
	Line    int             `json:"line"`
	Result  graph.PutResult `json:"result,omitempty"`
	ID      string          `json:"id,omitempty"`
	Title   string          `json:"title,omitempty"`
	Claims  int             `json:"claims"`
	Problem string          `json:"problem,omitempty"`
}

// batchInput reads its body itself, a line at a time.
type batchInput struct {
	ContentType string `header:"Content-Type"`
	Formatted
	body io.Reader
}

// Resolve is called by huma with the request.
func (b *batchInput) Resolve(ctx huma.Context) []error {
	c := humagin.Unwrap(ctx)
	b.body = &hurried{http.MaxBytesReader(c.Writer, c.Request.Body, MaxBatch), http.NewResponseController(c.Writer)}
	return nil
}

// hurried gives each read of a body a time of its own.
type hurried struct {
	r       io.Reader
	control *http.ResponseController
}

func (h *hurried) Read(b []byte) (int, error) {
	if err := h.control.SetReadDeadline(time.Now().Add(batchStalled)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return 0, err
	}
	return h.r.Read(b)
}

func (s *server) registerBatch() {
	op := huma.Operation{
		OperationID: "put-articles", Method: http.MethodPost, Path: Base + "/articles/batch", Tags: []string{"articles"},
		Summary: "Hand in many articles",
		Description: fmt.Sprintf("NDJSON: an article as JSON a line, in the fields of a single one. The answer has a line for each: what became of it, or what is wrong with it; "+
			"a line that cannot be read does not keep the others out. Up to %d articles and %d MB; there is no bound on the time but that bytes keep coming. %s", batchLines, MaxBatch>>20, mayWrite),
		Errors: []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType,
			http.StatusUnprocessableEntity, http.StatusTooManyRequests},
		Middlewares: huma.Middlewares{s.only(access.Reviewer)}, Security: writeSecurity,
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *batchInput) (*listOutput[BatchLine], error) {
		out, err := s.batch(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return out, nil
	})
	s.huma.OpenAPI().Paths[op.Path].Post.RequestBody = &huma.RequestBody{Required: true, Content: map[string]*huma.MediaType{ndjsonType: {
		Schema: &huma.Schema{Type: huma.TypeString}, Example: "{\"title\":\"Canada signs\",\"date\":\"1997-12-03\",\"publisher\":\"Example Wire\",\"url\":\"https://wire.example/1\",\"text\":\"Canada signed the Ottawa Convention.\"}\n"}}}
}

// batch reads and stores a part of the lines at a time.
func (s *server) batch(ctx context.Context, in *batchInput) (*listOutput[BatchLine], error) {
	if media, _, err := mime.ParseMediaType(in.ContentType); err != nil || media != ndjsonType && media != "application/ndjson" && media != "application/jsonl" {
		return nil, &requestError{http.StatusUnsupportedMediaType, fmt.Sprintf("Content-Type %q: want %s", in.ContentType, ndjsonType)}
	}
	lines := bufio.NewScanner(in.body)
	lines.Buffer(nil, MaxBody)
	var out []BatchLine
	var part []numbered
	for n := 1; lines.Scan(); n++ {
		if n > batchLines {
			return nil, &requestError{http.StatusRequestEntityTooLarge, fmt.Sprintf("a batch has at most %d lines; those before are stored", batchLines)}
		}
		if len(bytes.TrimSpace(lines.Bytes())) > 0 {
			part = append(part, numbered{n, bytes.Clone(lines.Bytes())})
		}
		if len(part) == batchPart {
			done, err := s.putPart(ctx, part)
			if err != nil {
				return nil, err
			}
			out, part = append(out, done...), nil
		}
	}
	if err := lines.Err(); err != nil {
		return nil, badBatch(err)
	}
	done, err := s.putPart(ctx, part)
	return wholeList(append(out, done...), err)
}

func badBatch(err error) error {
	var tooLarge *http.MaxBytesError
	switch {
	case errors.As(err, &tooLarge):
		return &requestError{http.StatusRequestEntityTooLarge, fmt.Sprintf("body: a batch has at most %d MB; the lines before are stored", MaxBatch>>20)}
	case errors.Is(err, bufio.ErrTooLong):
		return &requestError{http.StatusRequestEntityTooLarge, fmt.Sprintf("body: an article has at most %d MB; the lines before are stored", MaxBody>>20)}
	}
	return &requestError{http.StatusBadRequest, "body: " + err.Error()}
}

// numbered is a line of a batch.
type numbered struct {
	n    int
	text []byte
}

// putPart reads some lines, all cores at work, and stores what could be read.
func (s *server) putPart(ctx context.Context, part []numbered) ([]BatchLine, error) {
	out := make([]BatchLine, len(part))
	readings := make([]graph.Reading, len(part))
	var wg sync.WaitGroup
	turn := make(chan struct{}, runtime.NumCPU())
	for i := range part {
		wg.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			readings[i], out[i] = s.readLine(part[i])
		})
	}
	wg.Wait()
	var sound []graph.Reading
	var at []int
	for i := range out {
		if out[i].Problem == "" {
			sound, at = append(sound, readings[i]), append(at, i)
		}
	}
	results, err := s.Store.Put(ctx, sound)
	if err != nil && !errors.Is(err, graph.ErrInvalid) {
		return nil, fmt.Errorf("store a batch: %w", err)
	}
	if s.Taken != nil {
		s.Taken(sound, results)
	}
	for i, r := range results {
		out[at[i]].Result = r
		if r == graph.Unsound {
			out[at[i]].Problem = "what was read from it is not sound"
		}
	}
	return out, nil
}

func (s *server) readLine(l numbered) (graph.Reading, BatchLine) {
	line := BatchLine{Line: l.n}
	src, err := oneLine(l.text)
	if err != nil {
		line.Problem = err.Error()
		return graph.Reading{}, line
	}
	r, err := s.Read("article.ndjson", src)
	if err != nil {
		line.Problem = err.Error()
		return r, line
	}
	line.ID, line.Title, line.Claims = r.Article.ID, r.Article.Title, len(r.Claims)
	return r, line
}
