package api

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"net/url"
	"strings"

	"github.com/danielgtaylor/huma/v2"

	"signatory/api/access"
	"signatory/graph"
)

// Taken is the answer to an article that was handed in.
type Taken struct {
	Result  graph.PutResult `json:"result"`
	Reading graph.Reading   `json:"reading"`
}

// Submission is an article as JSON, in the fields of an NDJSON article.
type Submission struct {
	ID        string `json:"id,omitempty"`
	Title     string `json:"title,omitempty"`
	Date      string `json:"date,omitempty"`
	URL       string `json:"url,omitempty"`
	Publisher string `json:"publisher,omitempty"`
	Source    string `json:"source,omitempty"`
	Language  string `json:"language,omitempty"`
	Text      string `json:"text"`
}

type putInput struct {
	ContentType string `header:"Content-Type"`
	RawBody     []byte `contentType:"text/markdown"`
}

type putOutput struct {
	Status   int
	Location string `header:"Location"`
	Body     Taken
}

type rawOutput struct {
	ContentType string `header:"Content-Type"`
	Disposition string `header:"Content-Disposition"`
	Body        []byte
}

// formats maps a media type to the ending by which a reader is chosen.
var formats = map[string]string{
	"application/json": ".ndjson",
	"text/markdown":    ".md",
	"text/html":        ".html",
	"text/plain":       ".txt",
}

func (s *server) articleRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"get-article", Base + "/articles/{id}", "articles", "Get an article with all that was read from it",
		"Every offset counts bytes of the article's source, which /articles/{id}/source gives.", notFound}, s.article)
	get(s, route{"get-article-source", Base + "/articles/{id}/source", "articles", "Get the source of an article",
		"The bytes as they were taken in, as plain text.", notFound}, s.articleSource)
	s.huma.OpenAPI().Paths[Base+"/articles/{id}/source"].Get.Responses["200"].Content = map[string]*huma.MediaType{
		"text/plain": {Schema: &huma.Schema{Type: huma.TypeString}}}
	get(s, route{"list-articles", Base + "/articles", "articles", "List the articles",
		"Without what was read from them, the latest first; by date and publisher.", nil}, s.articles)
	s.registerPut()
	s.registerBatch()
}

type articlesInput struct {
	Paging
	Publisher string `query:"publisher" maxLength:"500" example:"Signatory sample" doc:"Only by this publisher, as its articles name it, to the letter."`
	From      string `query:"from" example:"2025-01" doc:"Only published on this date or later: YYYY, YYYY-MM or YYYY-MM-DD. An article that tells just its month or year counts from the first day of it; one without a date is left out."`
	To        string `query:"to" example:"2025-12-31" doc:"Only published on this date or earlier, as from."`
}

func (s *server) articles(ctx context.Context, in *articlesInput) (*listOutput[graph.Article], error) {
	q := graph.ArticleQuery{Paging: in.Paging.graph(), Publisher: in.Publisher}
	if err := readDates(dateParam{"from", in.From, &q.From}, dateParam{"to", in.To, &q.To}); err != nil {
		return nil, err
	}
	page, err := s.Store.Articles(ctx, q)
	return listOf(page, err, nil)
}

func (s *server) article(ctx context.Context, in *ByID) (*one[graph.Reading], error) {
	r, err := s.Store.Reading(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	wholeReading(&r)
	return &one[graph.Reading]{r}, nil
}

func (s *server) articleSource(ctx context.Context, in *ByID) (*rawOutput, error) {
	a, err := s.Store.Article(ctx, in.ID)
	if err != nil {
		return nil, err
	}
	return &rawOutput{"text/plain; charset=utf-8", "inline", a.Raw}, nil
}

func (s *server) registerPut() {
	op := huma.Operation{
		OperationID: "put-article", Method: http.MethodPost, Path: Base + "/articles", Tags: []string{"articles"},
		Summary: "Hand in an article",
		Description: "The article is read and stored; the answer says whether it was added, was known unchanged, or superseded an earlier revision of the same URL, " +
			"and what was read from it. The same article again changes nothing. Markdown carries title, date, url and publisher as front matter. " +
			"Up to 10 MB. " + mayWrite,
		MaxBodyBytes:    MaxBody + 1, // huma refuses a body of just MaxBodyBytes
		BodyReadTimeout: bodyTimeout,
		Errors: []int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests, http.StatusRequestTimeout, http.StatusRequestEntityTooLarge,
			http.StatusUnsupportedMediaType, http.StatusUnprocessableEntity, http.StatusGatewayTimeout},
		RequestBody: &huma.RequestBody{Content: map[string]*huma.MediaType{}},
		Middlewares: huma.Middlewares{s.only(access.Reviewer)}, Security: writeSecurity,
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *putInput) (*putOutput, error) {
		out, err := s.put(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return out, nil
	})
	s.huma.OpenAPI().Paths[op.Path].Post.Responses["201"] = &huma.Response{
		Description: "Added", Headers: s.huma.OpenAPI().Paths[op.Path].Post.Responses["200"].Headers,
		Content: s.huma.OpenAPI().Paths[op.Path].Post.Responses["200"].Content}
	// After Register: huma would read every body as JSON where it knows a JSON schema.
	schema := s.huma.OpenAPI().Components.Schemas.Schema(typeOf[Submission](), true, "Submission")
	op.RequestBody.Content["application/json"] = &huma.MediaType{Schema: schema}
	for _, media := range []string{"text/html", "text/plain"} {
		op.RequestBody.Content[media] = op.RequestBody.Content["text/markdown"]
	}
}

func (s *server) put(ctx context.Context, in *putInput) (*putOutput, error) {
	name, src, err := source(in.ContentType, in.RawBody)
	if err != nil {
		return nil, err
	}
	// huma takes the body's memory back after the answer; the reading keeps it.
	reading, err := s.Read(name, bytes.Clone(src))
	if err != nil {
		return nil, &requestError{http.StatusUnprocessableEntity, err.Error()}
	}
	wholeReading(&reading)
	results, err := s.Store.Put(ctx, []graph.Reading{reading})
	if err != nil {
		return nil, fmt.Errorf("store article %s: %w", reading.Article.ID, err)
	}
	if len(results) != 1 {
		return nil, fmt.Errorf("store article %s: the store answered %d results for one article", reading.Article.ID, len(results))
	}
	if s.Taken != nil {
		s.Taken([]graph.Reading{reading}, results)
	}
	status := http.StatusOK
	if results[0] == graph.Added {
		status = http.StatusCreated
	}
	return &putOutput{status, Base + "/articles/" + url.PathEscape(reading.Article.ID), Taken{results[0], reading}}, nil
}

// source checks a body and names it by its format; JSON is brought into one line, as a reader of NDJSON wants it.
func source(contentType string, body []byte) (name string, src []byte, err error) {
	media, params, err := mime.ParseMediaType(contentType)
	ending, ok := formats[media]
	if err != nil || !ok {
		return "", nil, &requestError{http.StatusUnsupportedMediaType,
			fmt.Sprintf("Content-Type %q: want text/markdown, text/html, text/plain or application/json", contentType)}
	}
	if cs := params["charset"]; cs != "" && !strings.EqualFold(cs, "utf-8") && !strings.EqualFold(cs, "us-ascii") {
		return "", nil, &requestError{http.StatusUnsupportedMediaType, fmt.Sprintf("charset %q: want utf-8", cs)}
	}
	if media != "application/json" {
		return "article" + ending, body, nil
	}
	src, err = oneLine(body)
	return "article" + ending, src, err
}

func oneLine(body []byte) ([]byte, error) {
	var a Submission
	if err := json.Unmarshal(body, &a); err != nil {
		var field *json.UnmarshalTypeError
		if errors.As(err, &field) && field.Field != "" {
			return nil, badBody("field " + field.Field + " is a JSON " + field.Value + "; want a string")
		}
		return nil, badBody("not a JSON article: " + err.Error())
	}
	if strings.TrimSpace(a.Text) == "" {
		return nil, badBody("field text is missing or empty")
	}
	var line bytes.Buffer
	if err := json.Compact(&line, body); err != nil {
		return nil, badBody("not a JSON article: " + err.Error())
	}
	return line.Bytes(), nil
}

func badBody(detail string) error {
	return &requestError{http.StatusUnprocessableEntity, "body: " + detail}
}

func wholeReading(r *graph.Reading) {
	r.Entities, r.Claims = emptyIfNil(r.Entities), emptyIfNil(r.Claims)
	r.Counts, r.Links = emptyIfNil(r.Counts), emptyIfNil(r.Links)
}
