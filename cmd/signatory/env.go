package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// variable names the environment variable that stands for a flag.
func variable(flag string) string {
	return "SIGNATORY_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// fromEnv sets every flag that the command line leaves out and the environment gives.
func fromEnv(cmd *cobra.Command, env func(string) (string, bool)) error {
	var wrong error
	cmd.Flags().VisitAll(func(f *pflag.Flag) {
		value, ok := env(variable(f.Name))
		if f.Changed || !ok || f.Name == "help" || wrong != nil {
			return
		}
		if err := cmd.Flags().Set(f.Name, value); err != nil {
			wrong = fmt.Errorf("%s=%q: %w", variable(f.Name), value, err)
		}
	})
	return wrong
}

// nameEnv tells in the help of a command, and of those under it, which variable
// stands for each of its own flags.
func nameEnv(cmd *cobra.Command) {
	name := func(f *pflag.Flag) {
		if f.Name != "help" {
			f.Usage += " [" + variable(f.Name) + "]"
		}
	}
	cmd.LocalNonPersistentFlags().VisitAll(name)
	cmd.PersistentFlags().VisitAll(name)
	for _, c := range cmd.Commands() {
		nameEnv(c)
	}
}
