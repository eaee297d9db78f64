package neo4j

import (
	"encoding/json"
	"fmt"
	"time"
)

// row is a row of a result, or the properties of a node or relationship. A
// property that is not there reads as the zero value: empty strings are not stored.
type row map[string]any

func (r row) str(key string) string {
	s, _ := r[key].(string)
	return s
}

func (r row) num(key string) int {
	n, _ := r[key].(int64)
	return int(n)
}

func (r row) strs(key string) []string {
	list, _ := r[key].([]any)
	out := make([]string, 0, len(list))
	for _, v := range list {
		if s, ok := v.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

// sub is the properties under key, as properties(n) returns them.
func (r row) sub(key string) row {
	m, _ := r[key].(map[string]any)
	return m
}

func (r row) bytes(key string) []byte {
	b, _ := r[key].([]byte)
	return b
}

func (r row) time(key string) (time.Time, error) {
	s := r.str(key)
	if s == "" {
		return time.Time{}, nil
	}
	t, err := time.Parse(time.RFC3339Nano, s)
	if err != nil {
		return t, fmt.Errorf("stored %s: %w", key, err)
	}
	return t, nil
}

func (r row) json(key string, into any) error {
	if err := json.Unmarshal([]byte(r.str(key)), into); err != nil {
		return fmt.Errorf("stored %s: %w", key, err)
	}
	return nil
}

// stamp is a time as we store it: UTC, so that text order is time order.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000000Z") }

// props leaves out what is empty.
func props(all params) params {
	for k, v := range all {
		if v == nil || v == "" || v == false {
			delete(all, k)
		}
	}
	return all
}

// nulls puts null in place of what is empty, so that it goes where it was.
func nulls(all params) params {
	for k, v := range all {
		if v == "" || v == false {
			all[k] = nil
		}
	}
	return all
}

// mapsOf reads each of the maps listed under key.
func mapsOf[T any](r row, key string, scan func(row) (T, error)) ([]T, error) {
	list, _ := r[key].([]any)
	out := make([]T, 0, len(list))
	for _, v := range list {
		m, _ := v.(map[string]any)
		item, err := scan(m)
		if err != nil {
			return nil, err
		}
		out = append(out, item)
	}
	return out, nil
}
