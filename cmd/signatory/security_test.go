package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestDefencesHaveTheirTests holds docs/security.md to the tests that it names.
func TestDefencesHaveTheirTests(t *testing.T) {
	text, err := os.ReadFile("../../docs/security.md")
	if err != nil {
		t.Fatal(err)
	}
	rows := regexp.MustCompile("(?m)^\\| .* \\| `([a-z/0-9]+)` ((?:\\w+(?:, )?)+) \\|$").FindAllStringSubmatch(string(text), -1)
	if len(rows) < 15 {
		t.Fatalf("only %d rows name tests", len(rows))
	}
	for _, row := range rows {
		files, err := filepath.Glob(filepath.Join("../..", row[1], "*.go"))
		if err != nil || len(files) == 0 {
			t.Errorf("there is no package %s: %v", row[1], err)
			continue
		}
		var source strings.Builder
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			source.Write(src)
		}
		for _, name := range strings.Split(row[2], ", ") {
			if !strings.Contains(source.String(), "\nfunc "+name+"(") {
				t.Errorf("%s has no %s", row[1], name)
			}
		}
	}
}
