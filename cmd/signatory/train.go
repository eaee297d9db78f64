package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"signatory/extract/parse"
	"signatory/extract/parse/train"
)

func (a *app) trainCmd() *cobra.Command {
	cmd := &cobra.Command{Use: "train", Short: "Make a model again from its data", Args: cobra.NoArgs}
	cmd.AddCommand(a.trainParserCmd(), a.trainLexiconCmd(), a.trainPersonsCmd(), a.trainScorerCmd())
	return cmd
}

func (a *app) trainParserCmd() *cobra.Command {
	var dir, out string
	var o train.Options
	cmd := &cobra.Command{
		Use:   "parser --treebank DIR --out FILE",
		Short: "Train the tagger and the parser on a treebank",
		Long: `Trains on every *-train.conllu and *-train.conllu.gz in DIR, in the order of their
names, writes the model to FILE, and prints how it reads every *-test file: the shares
of words with the right tag, the right head (UAS), and the right relation too (LAS).
The same files and flags give the same bytes.`,
		Example: "  signatory train parser --treebank treebank --out extract/parse/model.gz",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if dir == "" || out == "" {
				return usageError{errors.New("both --treebank and --out are needed")}
			}
			if o.TagEpochs < 1 || o.ParseEpochs < 1 {
				return usageError{errors.New("--tag-epochs and --parse-epochs: want 1 or more")}
			}
			log := a.logger()
			o.Log = func(step string) { log.Info(step) }
			return a.trainParser(dir, out, o)
		},
	}
	cmd.Flags().StringVar(&dir, "treebank", "", "the folder of CoNLL-U files")
	cmd.Flags().StringVar(&out, "out", "", "the file to write the model to")
	cmd.Flags().IntVar(&o.TagEpochs, "tag-epochs", 5, "how often the tagger goes over the sentences")
	cmd.Flags().IntVar(&o.ParseEpochs, "parse-epochs", 10, "how often the parser goes over the sentences")
	return cmd
}

func (a *app) trainLexiconCmd() *cobra.Command {
	var dir, out string
	cmd := &cobra.Command{
		Use:   "lexicon --wordnet DIR --out FILE",
		Short: "Make the lexicon of the tagger and the parser out of WordNet",
		Long: `Reads WordNet's files index.noun, data.noun and those of verb, adj and adv in DIR, and
writes which words are what to FILE. A model is trained on one lexicon: make it again
with "train parser" where the lexicon has changed.`,
		Example: "  signatory train lexicon --wordnet wordnet/dict --out extract/parse/lexicon.gz",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if dir == "" || out == "" {
				return usageError{errors.New("both --wordnet and --out are needed")}
			}
			f, err := os.Create(out)
			if err != nil {
				return fmt.Errorf("write the lexicon: %w", err)
			}
			return errors.Join(train.WriteLexicon(f, dir), f.Close())
		},
	}
	cmd.Flags().StringVar(&dir, "wordnet", "", "the folder of WordNet's files")
	cmd.Flags().StringVar(&out, "out", "", "the file to write the lexicon to")
	return cmd
}

func (a *app) trainParser(dir, out string, o train.Options) error {
	var sentences []train.Sentence
	paths, err := treebankFiles(dir, "-train")
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		return fmt.Errorf("%s: no file named *-train.conllu or *-train.conllu.gz", dir)
	}
	for _, path := range paths {
		s, err := train.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read the treebank: %w", err)
		}
		sentences = append(sentences, s...)
	}
	m := train.Train(sentences, o)
	if err := writeModel(out, m); err != nil {
		return fmt.Errorf("write the model: %w", err)
	}
	return a.measureParser(dir, m)
}

func (a *app) measureParser(dir string, m *parse.Model) error {
	paths, err := treebankFiles(dir, "-test")
	if err != nil {
		return err
	}
	for _, path := range paths {
		sentences, err := train.ReadFile(path)
		if err != nil {
			return fmt.Errorf("read the treebank: %w", err)
		}
		s := train.Measure(m, sentences)
		fmt.Fprintf(a.out, "%-28s tags %.1f  UAS %.1f  LAS %.1f\n", filepath.Base(path), 100*s.Tags, 100*s.UAS, 100*s.LAS)
	}
	return nil
}

// treebankFiles lists the CoNLL-U files of a folder whose names end in part, by name.
func treebankFiles(dir, part string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, fmt.Errorf("read the treebank: %w", err)
	}
	var paths []string
	for _, e := range entries {
		if strings.HasSuffix(strings.TrimSuffix(e.Name(), ".gz"), part+".conllu") {
			paths = append(paths, filepath.Join(dir, e.Name()))
		}
	}
	return paths, nil
}
