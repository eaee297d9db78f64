package deploy

import (
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/licensecheck"
)

var update = flag.Bool("update", false, "write licenses.tsv anew")

// allowed are the licences, by their SPDX names, under which a work may be part
// of a program that is given away under the Apache License 2.0.
var allowed = map[string]bool{
	"Apache-2.0": true, "BSD-2-Clause": true, "BSD-3-Clause": true, "BSD-2-Clause-Views": true, "CC0-1.0": true, "ISC": true,
	"MIT": true, "MIT-0": true, "MPL-2.0": true, "Unlicense": true, "Zlib": true,
}

// TestLicences holds the licence of every module that the program is built from
// to those that are allowed, and licenses.tsv, which is given away with it, to
// what is found.
func TestLicences(t *testing.T) {
	var lines []string
	for path, dir := range modules(t) {
		found := licences(t, dir)
		if len(found) == 0 {
			t.Errorf("%s: no licence is found in %s", path, dir)
		}
		for _, name := range found {
			if !allowed[name] {
				t.Errorf("%s is under %s, which is not among those allowed", path, name)
			}
		}
		lines = append(lines, path+"\t"+strings.Join(found, ", "))
	}
	slices.Sort(lines)
	got := "module\tlicence\n" + strings.Join(lines, "\n") + "\n"
	if *update {
		if err := os.WriteFile("licenses.tsv", []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, "licenses.tsv"); got != want {
		t.Errorf("licenses.tsv is not what the modules say; write it anew with: go test ./deploy -run Licences -update\n%s", got)
	}
}

// modules gives the folders of the modules that the program is built from, on
// every system that it is released for.
func modules(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, system := range []string{"linux", "darwin", "windows"} {
		cmd := exec.CommandContext(t.Context(), "go", "list", "-deps", "-json=Module", "../cmd/signatory")
		cmd.Env = append(os.Environ(), "GOOS="+system, "CGO_ENABLED=0")
		list, err := cmd.Output()
		if err != nil {
			t.Fatalf("%s: %v", system, err)
		}
		for d := json.NewDecoder(strings.NewReader(string(list))); d.More(); {
			var p struct {
				Module *struct {
					Path, Dir string
					Main      bool
				}
			}
			if err := d.Decode(&p); err != nil {
				t.Fatal(err)
			}
			if p.Module != nil && !p.Module.Main {
				out[p.Module.Path] = p.Module.Dir
			}
		}
	}
	if len(out) < 50 {
		t.Fatalf("only %d modules", len(out))
	}
	return out
}

// licences names those of the texts at the top of a module, in alphabetical order.
func licences(t *testing.T, dir string) []string {
	t.Helper()
	var out []string
	for _, pattern := range []string{"LICEN[CS]E*", "COPYING*", "UNLICENSE*", "License*", "license*"} {
		files, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files {
			if info, err := os.Stat(name); err != nil || info.IsDir() {
				continue
			}
			for _, m := range licensecheck.Scan([]byte(read(t, name))).Match {
				if !slices.Contains(out, m.ID) && !m.IsURL {
					out = append(out, m.ID)
				}
			}
		}
	}
	slices.Sort(out)
	return out
}
