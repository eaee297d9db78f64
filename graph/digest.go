package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Digest tells two readings apart: it is the same only where article, revision
// and all that was read are the same.
func Digest(r *Reading) (string, error) {
	b, err := json.Marshal(r)
	if err != nil {
		return "", fmt.Errorf("digest of %s: %w", r.Article.ID, err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16]), nil
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
