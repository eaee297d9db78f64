package access

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"signatory/graph"
)

// Role is what a caller may do.
type Role string

const (
	Reviewer Role = "reviewer" // hands articles in, decides and mends
	Admin    Role = "admin"    // a reviewer who also sees to the server
)

// Roles lists every Role, the least first.
var Roles = []Role{Reviewer, Admin}

// includes reports whether r may do what asked may.
func (r Role) includes(asked Role) bool {
	return slices.Index(Roles, r) >= slices.Index(Roles, asked) && slices.Contains(Roles, r)
}

// Token is what is known of a token; its secret is told once, when it is made.
type Token struct {
	ID      string    `json:"id"`
	Name    string    `json:"name"`
	Role    Role      `json:"role"`
	Created time.Time `json:"created"`
	Revoked time.Time `json:"revoked,omitzero"`
}

// Active reports whether the token still opens anything.
func (t Token) Active() bool { return t.Revoked.IsZero() }

// kept is a token as the store has it. The secret holds 130 random bits, so that
// a plain SHA-256 of it cannot be guessed back; a slow hash is for passwords.
type kept struct {
	Token
	Hash []byte `json:"hash"`
}

const (
	tokenShelf  = "token"
	tokenPrefix = "sgn_" // by which a token that leaked into a text is found
)

// goodName is a name that a list shows and a log bears.
var goodName = regexp.MustCompile(`^[\pL\pN][\pL\pN ._@-]{0,63}$`)

// Add makes a token and gives its secret. A name stands for one active token.
func (g *Gate) Add(ctx context.Context, name string, role Role) (Token, string, error) {
	if !goodName.MatchString(name) {
		return Token{}, "", &graph.InvalidError{Field: "name", Reason: fmt.Sprintf("%q: want 1 to 64 letters, digits, blanks or ._@-, a letter or digit first", name)}
	}
	if !slices.Contains(Roles, role) {
		return Token{}, "", &graph.InvalidError{Field: "role", Reason: fmt.Sprintf("%q is no role: want one of %v", role, Roles)}
	}
	tokens, err := g.Tokens(ctx)
	if err != nil {
		return Token{}, "", err
	}
	if slices.ContainsFunc(tokens, func(t Token) bool { return t.Name == name && t.Active() }) {
		return Token{}, "", &graph.InvalidError{Field: "name", Reason: fmt.Sprintf("a token %q is in force: revoke it first, or take another name", name)}
	}
	t := Token{ID: strings.ToLower(rand.Text()[:10]), Name: name, Role: role, Created: g.now().UTC().Truncate(time.Second)}
	secret := tokenPrefix + t.ID + "_" + rand.Text()
	return t, secret, g.keep(ctx, kept{t, hashed(secret)})
}

// Tokens lists all tokens, the revoked ones too, in the order in which they were made.
func (g *Gate) Tokens(ctx context.Context) ([]Token, error) {
	records, err := graph.AllRecords(ctx, g.records, tokenShelf)
	if err != nil {
		return nil, err
	}
	tokens := []Token{}
	for _, r := range records {
		var k kept
		if err := json.Unmarshal(r.Value, &k); err != nil {
			return nil, fmt.Errorf("stored token %s: %w", r.Key, err)
		}
		tokens = append(tokens, k.Token)
	}
	slices.SortFunc(tokens, func(a, b Token) int {
		if c := a.Created.Compare(b.Created); c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return tokens, nil
}

// Revoke ends the active token of a name or an id, and every session that was
// opened with it. graph.ErrNotFound where there is none.
func (g *Gate) Revoke(ctx context.Context, name string) (Token, error) {
	tokens, err := g.Tokens(ctx)
	if err != nil {
		return Token{}, err
	}
	for _, t := range tokens {
		if !t.Active() || t.Name != name && t.ID != name {
			continue
		}
		k, err := g.token(ctx, t.ID)
		if err != nil {
			return t, err
		}
		k.Revoked = g.now().UTC().Truncate(time.Second)
		return k.Token, g.keep(ctx, k)
	}
	return Token{}, fmt.Errorf("active token %q: %w", name, graph.ErrNotFound)
}

// verify gives the active token of a secret; ErrUnknown where it is none.
func (g *Gate) verify(ctx context.Context, secret string) (Token, error) {
	rest, ok := strings.CutPrefix(secret, tokenPrefix)
	id, _, found := strings.Cut(rest, "_")
	if !ok || !found || len(secret) > 200 {
		return Token{}, fmt.Errorf("%w: this is no token; `signatory token add` makes one", ErrUnknown)
	}
	k, err := g.token(ctx, id)
	switch {
	case errors.Is(err, graph.ErrNotFound), err == nil && subtle.ConstantTimeCompare(k.Hash, hashed(secret)) == 0:
		return Token{}, fmt.Errorf("%w: no token of this store", ErrUnknown)
	case err != nil:
		return Token{}, err
	case !k.Active():
		return Token{}, fmt.Errorf("%w: token %s was revoked on %s", ErrUnknown, k.Name, k.Revoked.Format(time.DateOnly))
	}
	return k.Token, nil
}

func (g *Gate) token(ctx context.Context, id string) (kept, error) {
	var k kept
	value, err := g.records.Record(ctx, tokenShelf, id)
	if err != nil {
		return k, err
	}
	if err := json.Unmarshal(value, &k); err != nil {
		return k, fmt.Errorf("stored token %s: %w", id, err)
	}
	return k, nil
}

func (g *Gate) keep(ctx context.Context, k kept) error {
	value, err := json.Marshal(k)
	if err != nil {
		return fmt.Errorf("store token %s: %w", k.Name, err)
	}
	return g.records.SetRecord(ctx, tokenShelf, k.ID, value)
}

func hashed(secret string) []byte {
	sum := sha256.Sum256([]byte(secret))
	return sum[:]
}
