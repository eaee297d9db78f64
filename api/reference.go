package api

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"path"
	"time"

	"github.com/gin-gonic/gin"
)

// referenceFiles are the page that shows the OpenAPI document, and Swagger UI,
// which it brings when a reader tries an operation; see reference/README.md.
//
//go:embed reference/*.js reference/*.css reference/page.html
var referenceFiles embed.FS

// referencePolicy lets the page load its own files alone. The viewer has pictures in its styles.
const referencePolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

// serveReference puts the page at /api.
func (s *server) serveReference(engine *gin.Engine) error {
	page, err := template.ParseFS(referenceFiles, "reference/page.html")
	if err != nil {
		return fmt.Errorf("the page of the API: %w", err)
	}
	var b bytes.Buffer
	if err := page.Execute(&b, manualOf(s.huma.OpenAPI())); err != nil {
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
