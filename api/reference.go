package api

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"path"
	"slices"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"
)

// referenceFiles are the page that shows the OpenAPI document, and the viewer
// that it does so with, Swagger UI; see reference/README.md.
//
//go:embed reference/*.js reference/*.css reference/page.html
var referenceFiles embed.FS

// referencePolicy lets the page load its own files alone. The viewer has pictures in its styles.
const referencePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// operation is a line of the page for browsers without scripts.
type operation struct{ Method, Path, Summary string }

// serveReference puts the page at /api.
func (s *server) serveReference(engine *gin.Engine) error {
	page, err := template.ParseFS(referenceFiles, "reference/page.html")
	if err != nil {
		return fmt.Errorf("the page of the API: %w", err)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, operations(s.huma.OpenAPI())); err != nil {
		return fmt.Errorf("the page of the API: %w", err)
	}
	engine.GET("/api", func(c *gin.Context) {
		c.Header("Content-Security-Policy", referencePolicy)
		c.Data(http.StatusOK, "text/html; charset=utf-8", b.Bytes())
	})
	files, err := referenceFiles.ReadDir("reference")
	if err != nil {
		return fmt.Errorf("the page of the API: %w", err)
	}
	for _, f := range files {
		content, err := referenceFiles.ReadFile("reference/" + f.Name())
		if err != nil {
			return fmt.Errorf("the page of the API: %w", err)
		}
		sum := sha256.Sum256(content)
		engine.GET("/api/reference/"+f.Name(), func(c *gin.Context) {
			c.Header("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
			c.Header("Content-Type", mime.TypeByExtension(path.Ext(f.Name())))
			http.ServeContent(c.Writer, c.Request, f.Name(), time.Time{}, bytes.NewReader(content))
		})
	}
	return nil
}

// operations lists what the document describes, in the order of paths.
func operations(doc *huma.OpenAPI) []operation {
	var list []operation
	for p, item := range doc.Paths {
		for method, op := range methodsOf(item) {
			list = append(list, operation{method, p, op.Summary})
		}
	}
	slices.SortFunc(list, func(a, b operation) int { return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method)) })
	return list
}

// methodsOf are the operations of a path.
func methodsOf(item *huma.PathItem) map[string]*huma.Operation {
	ops := map[string]*huma.Operation{http.MethodGet: item.Get, http.MethodPost: item.Post, http.MethodPut: item.Put, http.MethodDelete: item.Delete}
	for method, op := range ops {
		if op == nil {
			delete(ops, method)
		}
	}
	return ops
}
