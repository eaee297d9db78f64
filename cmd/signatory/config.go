package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// fromFile sets every flag that neither the command line nor the environment
// gives and the file of --config does: a TOML file whose keys are names of
// flags, as db = "sqlite:news.db". A key that is no flag of any command is an
// error, since it is one that was misspelt; one of another command is passed over.
func fromFile(cmd *cobra.Command, path string) error {
	values := map[string]any{}
	if _, err := toml.DecodeFile(path, &values); err != nil {
		return fmt.Errorf("--config %s: %w", path, err)
	}
	known := map[string]bool{}
	flagNames(cmd.Root(), known)
	for _, key := range slices.Sorted(maps.Keys(values)) {
		if !known[key] || key == "config" || key == "help" {
			return fmt.Errorf("--config %s: %q is no flag; see signatory COMMAND --help for their names", path, key)
		}
		flag := cmd.Flags().Lookup(key)
		if flag == nil || flag.Changed {
			continue
		}
		value, err := flagValue(values[key])
		if err == nil {
			err = cmd.Flags().Set(key, value)
		}
		if err != nil {
			return fmt.Errorf("--config %s: %s: %w", path, key, err)
		}
	}
	return nil
}

// flagValue is a value of TOML as a flag is written.
func flagValue(v any) (string, error) {
	switch v := v.(type) {
	case string, bool, int64, float64:
		return fmt.Sprint(v), nil
	case []any:
		out := make([]string, len(v))
		for i := range v {
			out[i] = fmt.Sprint(v[i])
		}
		return strings.Join(out, ","), nil
	}
	return "", fmt.Errorf("want a string, a number, true or false")
}

// flagNames gathers the flags of a command and of those under it.
func flagNames(cmd *cobra.Command, into map[string]bool) {
	add := func(f *pflag.Flag) { into[f.Name] = true }
	cmd.Flags().VisitAll(add)
	cmd.PersistentFlags().VisitAll(add)
	for _, c := range cmd.Commands() {
		flagNames(c, into)
	}
}
