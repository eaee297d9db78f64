package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"signatory/extract/parse/train"
	"signatory/extract/persons"
	persontrain "signatory/extract/persons/train"
)

func (a *app) trainPersonsCmd() *cobra.Command {
	var dir, out string
	var o persontrain.Options
	cmd := &cobra.Command{
		Use:   "persons --treebank DIR --out FILE",
		Short: "Train the model of persons on a treebank that marks them",
		Long: `Trains on every *-train and *-dev file in DIR, in the order of their names, writes the
model to FILE, and prints how many names of every *-test file it finds word for word.
Of files without marks it learns which words are written small. The same files and
flags give the same bytes.`,
		Example: "  signatory train persons --treebank treebank --out extract/persons/model.gz",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if dir == "" || out == "" {
				return usageError{errors.New("both --treebank and --out are needed")}
			}
			if o.Epochs < 1 {
				return usageError{errors.New("--epochs: want 1 or more")}
			}
			return a.trainPersons(dir, out, o)
		},
	}
	cmd.Flags().StringVar(&dir, "treebank", "", "the folder of CoNLL-U files")
	cmd.Flags().StringVar(&out, "out", "", "the file to write the model to")
	cmd.Flags().IntVar(&o.Epochs, "epochs", 8, "how often the training goes over the documents")
	return cmd
}

func (a *app) trainPersons(dir, out string, o persontrain.Options) error {
	var marked, unmarked []train.Sentence
	for _, part := range []string{"-dev", "-train"} {
		m, u, err := markedIn(dir, part)
		if err != nil {
			return err
		}
		marked, unmarked = append(marked, m...), append(unmarked, u...)
	}
	if len(marked) == 0 {
		return fmt.Errorf("%s: no *-train or *-dev file that marks persons (Entity= in the last column)", dir)
	}
	m, err := persontrain.Train(marked, unmarked, o)
	if err != nil {
		return fmt.Errorf("train the model of persons: %w", err)
	}
	if err := writeModel(out, m); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return a.measurePersons(dir, m)
}

// markedIn reads the files of a folder whose names end in part, those with marks apart from those without.
func markedIn(dir, part string) (marked, unmarked []train.Sentence, err error) {
	paths, err := treebankFiles(dir, part)
	if err != nil {
		return nil, nil, err
	}
	for _, path := range paths {
		sentences, err := train.ReadFile(path)
		if err != nil {
			return nil, nil, fmt.Errorf("read the treebank: %w", err)
		}
		if persontrain.Marked(sentences) {
			marked = append(marked, sentences...)
		} else {
			unmarked = append(unmarked, sentences...)
		}
	}
	return marked, unmarked, nil
}

func (a *app) measurePersons(dir string, m *persons.Model) error {
	paths, err := treebankFiles(dir, "-test")
	if err != nil {
		return err
	}
	for _, path := range paths {
		sentences, err := train.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read the treebank: %w", err)
		}
		if !persontrain.Marked(sentences) {
			continue
		}
		s := persontrain.Measure(m, sentences)
		fmt.Fprintf(a.out, "%-28s %d names, %d found, %d right: F1 %.3f\n", filepath.Base(path), s.Marked, s.Found, s.Right, s.F1())
	}
	return nil
}

// encoder is a model that can be written.
type encoder interface{ Encode(io.Writer) error }

func writeModel(path string, m encoder) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(m.Encode(f), f.Close())
}
