package graph

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
)

// Size is the number of items that a page may hold.
func (p Paging) Size() (int, error) {
	if p.Limit < 0 || p.Limit > MaxLimit {
		return 0, &InvalidError{Field: "limit", Reason: fmt.Sprintf("%d is out of range: want 1 to %d", p.Limit, MaxLimit)}
	}
	if p.Limit == 0 {
		return DefaultLimit, nil
	}
	return p.Limit, nil
}

// EncodeCursor makes the cursor that goes on behind the item with this key in
// the named list.
func EncodeCursor(list string, key ...string) string {
	b, err := json.Marshal(append([]string{list}, key...))
	if err != nil {
		panic(err) // strings always marshal
	}
	return base64.RawURLEncoding.EncodeToString(b)
}

// DecodeCursor gives back the key that EncodeCursor took: n strings, or nil for
// the first page. What no such list gave out is an *InvalidError.
func DecodeCursor(list string, n int, cursor string) ([]string, error) {
	if cursor == "" {
		return nil, nil
	}
	var key []string
	b, err := base64.RawURLEncoding.DecodeString(cursor)
	if err == nil {
		err = json.Unmarshal(b, &key)
	}
	if err != nil || len(key) != n+1 || key[0] != list {
		return nil, &InvalidError{Field: "cursor", Reason: "not one that this list gave out: pass next_cursor of the page before, with the same question"}
	}
	return key[1:], nil
}

// PageOf cuts a page of at most size items out of items, of which there is one
// more where another page follows; key is the sort key of an item.
func PageOf[T any](list string, items []T, size int, key func(T) []string) Page[T] {
	if items == nil {
		items = []T{}
	}
	if len(items) <= size {
		return Page[T]{Items: items}
	}
	items = items[:size]
	return Page[T]{Items: items, Next: EncodeCursor(list, key(items[size-1])...)}
}
