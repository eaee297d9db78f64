package main

import (
	"fmt"
	"runtime/debug"

	"github.com/spf13/cobra"

	"signatory/extract"
)

// release is set by the linker for a release: -ldflags "-X main.release=v1.2.3".
var release string

// programVersion is the release, else the module's version and revision as
// the Go tool stamped them.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if release != "" || !ok {
		return release
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		v = "devel"
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" {
				v += "+" + s.Value[:min(12, len(s.Value))]
			}
		}
	}
	return v
}

func (a *app) versionCmd() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:     "version",
		Short:   "Print the version of the program and of its reader",
		Example: "  signatory version\n  signatory version --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			x, err := extract.New()
			if err != nil {
				return fmt.Errorf("load the extractor: %w", err)
			}
			if asJSON {
				return line(a.out, map[string]string{"version": programVersion(), "reader": x.Version()})
			}
			_, err = fmt.Fprintf(a.out, "signatory %s, reader %s\n", programVersion(), x.Version())
			return err
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}
