package graph

import "testing"

// TestStreamReadsNoBatchThatIsNotShown: a page that ends with a batch does not
// ask for the next one, which costs as much as the page.
func TestStreamReadsNoBatchThatIsNotShown(t *testing.T) {
	asked := 0
	s := stream{wants: func(*half) bool { return true }, more: func(after string) ([]half, string, error) {
		asked++
		return []half{{other: EntityRef{ID: "instrument:" + after + "a"}}, {other: EntityRef{ID: "instrument:" + after + "b"}}}, after + "b", nil
	}}
	for _, want := range []string{"instrument:a", "instrument:b"} {
		id, err := s.peek()
		if err != nil || id != want || !s.holds(id) {
			t.Fatalf("next is %q, %v; want %q", id, err, want)
		}
		s.pop()
		if s.holds(id) {
			t.Errorf("%q is held twice", id)
		}
	}
	if asked != 1 {
		t.Errorf("%d batches were read for one that was shown", asked)
	}
	if id, err := s.peek(); err != nil || id != "instrument:ba" || asked != 2 {
		t.Errorf("behind the first batch: %q, %v after %d batches", id, err, asked)
	}
}
