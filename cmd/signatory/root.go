package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"github.com/spf13/cobra"

	"signatory/extract/ingest/fetch"
)

// The exit codes.
const (
	exitOK     = 0
	exitFailed = 1 // some input, or the work itself, failed
	exitUsage  = 2 // the command was called wrongly
)

// streams are the standard input and outputs.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// app is what the subcommands share.
type app struct {
	streams
	env                        func(string) (string, bool)
	db                         string
	verbose                    bool
	web                        fetch.Options // how the web is reached; the zero value is the real one
	config, logFormat, opsAddr string
	meter                      *metrics // of a command that operate was called for
	started                    bool     // the command line was right, and work has begun
}

// usageError says that a command was called wrongly.
type usageError struct{ error }

// errTold ends a command whose problems were told one by one.
var errTold = errors.New("some articles could not be read")

// run runs one command line and gives the exit code.
func run(ctx context.Context, args []string, s streams, env func(string) (string, bool)) int {
	return (&app{streams: s, env: env}).run(ctx, args)
}

func (a *app) run(ctx context.Context, args []string) int {
	s, root := a.streams, a.root()
	root.SetArgs(args)
	root.SetIn(s.in)
	root.SetOut(s.out)
	root.SetErr(s.err)
	err := root.ExecuteContext(ctx)
	var usage usageError
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errTold), errors.Is(err, errComplaints):
		return exitFailed
	case !a.started || errors.As(err, &usage):
		fmt.Fprintf(s.err, "signatory: %v; see signatory --help\n", err)
		return exitUsage
	case errors.Is(err, context.Canceled) && ctx.Err() != nil:
		fmt.Fprintln(s.err, "signatory: interrupted")
		return exitFailed
	}
	fmt.Fprintf(s.err, "signatory: %v\n", err)
	return exitFailed
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "signatory",
		Short: "Who signed, refused, ratified or left what, read out of the news",
		Long: `Signatory reads news articles and keeps a graph of who signed, refused, ratified,
joined or withdrew from which declaration, treaty or pledge; every position with
the sentence that says so.

Each flag can be given as an environment variable as well, --db as SIGNATORY_DB, and in the TOML
file that --config names, as db = "sqlite:news.db". The command line comes before the
environment, and that before the file.
Exit codes: 0 done, 1 some input failed, 2 wrong usage.`,
		Example:       "  signatory demo\n  signatory extract article.md\n  signatory ingest --db sqlite:news.db articles/",
		SilenceErrors: true, SilenceUsage: true, DisableSuggestions: true,
		CompletionOptions: cobra.CompletionOptions{HiddenDefaultCmd: true},
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			if err := fromEnv(cmd, a.env); err != nil {
				return err
			}
			if a.config != "" {
				if err := fromFile(cmd, a.config); err != nil {
					return err
				}
			}
			if a.logFormat != "text" && a.logFormat != "json" {
				return fmt.Errorf("--log-format %q: want text or json", a.logFormat)
			}
			a.started = true
			return nil
		},
	}
	flags := root.PersistentFlags()
	flags.StringVar(&a.db, "db", "sqlite:signatory.db", "the store: sqlite:PATH or neo4j://user@host:port, whose password is in SIGNATORY_DB_PASSWORD")
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "log more, to standard error")
	flags.StringVar(&a.config, "config", "", "a TOML file that gives flags")
	flags.StringVar(&a.logFormat, "log-format", "text", "how the log is written: text or json")
	flags.StringVar(&a.opsAddr, "ops-addr", "", "an address of its own for metrics, health and profiles, of commands that run on")
	root.AddCommand(a.extractCmd(), a.ingestCmd(), a.workCmd(), a.feedsCmd(), a.doctorCmd(), a.backupCmd(), a.dumpCmd(), a.restoreCmd(), a.importStatusCmd(), a.serveCmd(), a.demoCmd(), a.queryCmd(), a.resolveCmd(), a.mendCmd(), a.lintCmd(), a.rereadCmd(), a.tokenCmd(), a.webhookCmd(), a.exportCmd(), a.evalCmd(), a.benchCmd(), a.trainCmd(), a.versionCmd())
	nameEnv(root)
	return root
}

// logger logs to standard error.
func (a *app) logger() *slog.Logger {
	level := slog.LevelInfo
	if a.verbose {
		level = slog.LevelDebug
	}
	options := &slog.HandlerOptions{Level: level}
	if a.logFormat == "json" {
		return slog.New(slog.NewJSONHandler(a.err, options))
	}
	return slog.New(slog.NewTextHandler(a.err, options))
}

// line prints v as one line of JSON.
func line(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}
