package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"net/http"
	"path"
	"strings"
	"time"

	"signatory/graph"
)

//go:embed static
var staticFiles embed.FS

// assets are the files of static/, each also under a name that holds its hash,
// so that a browser may keep it for ever.
type assets struct {
	hashed map[string]string // name -> hashed name
	plain  map[string]string // hashed name -> name
	bytes  map[string][]byte // name -> content
}

func loadAssets() (assets, error) {
	a := assets{map[string]string{}, map[string]string{}, map[string][]byte{}}
	entries, err := staticFiles.ReadDir("static")
	if err != nil {
		return a, fmt.Errorf("assets: %w", err)
	}
	for _, e := range entries {
		b, err := staticFiles.ReadFile("static/" + e.Name())
		if err != nil {
			return a, fmt.Errorf("assets: %w", err)
		}
		sum := sha256.Sum256(b)
		ext := path.Ext(e.Name())
		hashed := strings.TrimSuffix(e.Name(), ext) + "." + hex.EncodeToString(sum[:6]) + ext
		a.hashed[e.Name()], a.plain[hashed], a.bytes[e.Name()] = hashed, e.Name(), b
	}
	return a, nil
}

// path is the address of an asset; a name that is not there fails the template.
func (a assets) path(name string) (string, error) {
	hashed, ok := a.hashed[name]
	if !ok {
		return "", fmt.Errorf("no asset %s", name)
	}
	return "/static/" + hashed, nil
}

// static serves an asset. Under its hashed name it never changes.
func (s *site) static(w http.ResponseWriter, r *http.Request) error {
	asked := r.PathValue("name")
	name, forever := s.assets.plain[asked]
	if !forever {
		name = asked
	}
	content, ok := s.assets.bytes[name]
	if !ok {
		return graph.ErrNotFound
	}
	if forever {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	} else {
		w.Header().Set("Cache-Control", "no-cache")
	}
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
	return nil
}

func (s *site) favicon(w http.ResponseWriter, r *http.Request) error {
	p, err := s.assets.path("favicon.svg")
	if err != nil {
		return err
	}
	http.Redirect(w, r, p, http.StatusFound)
	return nil
}
