// Command atlas draws web/world.tsv, the shapes and points of the world map, out
// of Natural Earth's borders as the npm package world-atlas ships them. The
// result is committed; run it again only for a newer package:
//
//	npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
//	pip download --no-deps pycountry==26.2.16 && unzip pycountry-*.whl
//	go run ./web/build/atlas -atlas package -iso pycountry/databases/iso3166-1.json
//
// Shapes are those at 1:110 million; what they leave out, or show smaller than
// can be pointed at, becomes a point, found in the finer maps.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	atlas := flag.String("atlas", "package", "folder of the unpacked npm package world-atlas")
	iso := flag.String("iso", "iso3166-1.json", "table of ISO 3166-1, as pycountry ships it")
	out := flag.String("out", "web/world.tsv", "file to write")
	flag.Parse()
	if err := draw(*atlas, *iso, *out); err != nil {
		fmt.Fprintln(os.Stderr, "atlas:", err)
		os.Exit(1)
	}
}

// scales are the maps of the package, the coarsest first.
var scales = []string{"countries-110m.json", "countries-50m.json", "countries-10m.json"}

// pointed is the area in square units of the map below which a country gets a point.
const pointed = 40 // some 13,000 km²

func draw(atlas, iso, out string) error {
	codes, err := alpha3(iso)
	if err != nil {
		return err
	}
	lines := []string{"code\tname\tkind\tx\ty\tdisputed\tpath"}
	seen := map[string]bool{}
	for i, scale := range scales {
		topology, err := readTopology(filepath.Join(atlas, scale))
		if err != nil {
			return err
		}
		for _, area := range topology.areas(codes) {
			if seen[area.key()] || area.code == "ATA" || i > 0 && area.code == "" {
				continue // Antarctica has no government; specks without a code are nobody's
			}
			seen[area.key()] = true
			lines = append(lines, area.lines(i == 0)...)
		}
	}
	slices.Sort(lines[1:])
	return os.WriteFile(out, []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}

// alpha3 reads the three-letter code of each numeric code of ISO 3166-1.
func alpha3(path string) (map[string]string, error) {
	var table map[string][]struct {
		Alpha3  string `json:"alpha_3"`
		Numeric string `json:"numeric"`
	}
	if err := readJSON(path, &table); err != nil {
		return nil, err
	}
	codes := map[string]string{}
	for _, c := range table["3166-1"] {
		codes[c.Numeric] = c.Alpha3
	}
	return codes, nil
}

func readJSON(path string, into any) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
