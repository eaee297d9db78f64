package eval

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"signatory/graph"
)

// Label is what a person found in an article.
type Label struct {
	Article     string     `json:"article"` // file name
	Positions   []Position `json:"positions"`
	Counts      []Count    `json:"counts"`
	Instruments []string   `json:"instruments"`
	Summits     []string   `json:"summits"`
}

// Position is one labelled position.
type Position struct {
	Actor    string       `json:"actor"` // ISO 3166-1 alpha-3, or a name
	Stance   graph.Stance `json:"stance"`
	Tense    graph.Tense  `json:"tense"` // "" is past
	Names    []string     `json:"names"` // of the instrument
	Quote    string       `json:"quote"`
	Optional bool         `json:"optional"` // finding it is neither rewarded nor punished
}

// Count is one labelled count.
type Count struct {
	Stance graph.Stance `json:"stance"`
	Count  int          `json:"count"`
}

// sealedName is the file that stands for labels which are not to be read.
const sealedName = "labels.sealed"

// Labels reads every *.json of a folder, in the order of their names.
func Labels(dir string) ([]Label, error) {
	if _, err := os.Stat(filepath.Join(dir, sealedName)); err == nil {
		return nil, fmt.Errorf("%s holds sealed labels, which only their own scorer opens", dir)
	}
	paths, err := filepath.Glob(filepath.Join(dir, "*.json"))
	if err != nil || len(paths) == 0 {
		return nil, errors.Join(fmt.Errorf("%s holds no labels (*.json)", dir), err)
	}
	slices.Sort(paths)
	labels := make([]Label, len(paths))
	for i, p := range paths {
		src, err := os.ReadFile(p)
		if err != nil {
			return nil, fmt.Errorf("read labels: %w", err)
		}
		if err := json.Unmarshal(src, &labels[i]); err != nil {
			return nil, fmt.Errorf("%s: %w", p, err)
		}
		for j := range labels[i].Positions {
			x := &labels[i].Positions[j]
			x.Actor = actorName(x.Actor)
			if x.Tense == "" {
				x.Tense = graph.Past
			}
		}
	}
	return labels, nil
}
