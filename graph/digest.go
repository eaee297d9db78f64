package graph

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sync"
)

// Digest tells two readings apart: it is the same only where article, revision
// and all that was read are the same. From which file it came tells nothing:
// an article that is handed in again from elsewhere is the same article.
func Digest(r *Reading) (string, error) {
	placeless := *r
	placeless.Article.Path = ""
	placeless.Entities, placeless.Claims = orNil(r.Entities), orNil(r.Claims)
	placeless.Counts, placeless.Links = orNil(r.Counts), orNil(r.Links)
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	if err := json.NewEncoder(b).Encode(placeless); err != nil {
		return "", fmt.Errorf("digest of %s: %w", r.Article.ID, err)
	}
	sum := sha256.Sum256(bytes.TrimSuffix(b.Bytes(), []byte("\n"))) // the encoder's
	return hex.EncodeToString(sum[:16]), nil
}

// buffers hold the JSON of readings, of which a digest is all that is wanted.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// orNil makes no difference between a list without items and none.
func orNil[T any](s []T) []T {
	if len(s) == 0 {
		return nil
	}
	return s
}

// LinkKey tells one link of an article from another.
func LinkKey(article string, l Link) (string, error) {
	l.Article = article
	b, err := json.Marshal(l)
	if err != nil {
		return "", fmt.Errorf("key of a link of %s: %w", article, err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12]), nil
}
