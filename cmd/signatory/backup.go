package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"signatory/graph/sqlite"
)

func (a *app) backupCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "backup FILE",
		Short: "Copy a SQLite store as it stands at one moment, while it is used",
		Long: `Writes a whole copy of the store, history and decisions included, into a new file, while servers read it and
articles are written into it. A Neo4j store is backed up by Neo4j's own tools (neo4j-admin database dump), or as NDJSON by signatory dump.`,
		Example: "  signatory backup --db sqlite:news.db news-2026-11-24.db",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, err := a.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			s, ok := store.(*sqlite.Store)
			if !ok {
				return usageError{errors.New("backup copies a SQLite store; use signatory dump or neo4j-admin database dump for Neo4j")}
			}
			if err := s.Backup(cmd.Context(), args[0]); err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s holds the store; signatory restore %s puts it back\n", args[0], args[0])
			return err
		},
	}
}

func (a *app) restoreCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "restore FILE",
		Short: "Put a backup in place as the SQLite store, or load a dump into an empty store of either kind",
		Long: `A backup is checked: it must be sound and not made by a newer version; then it is copied to where --db says. A dump
(NDJSON, plain or gzip) is loaded into the store that --db names; run the same command again where it was interrupted.
A store that holds anything else is not overwritten.`,
		Example: "  signatory restore --db sqlite:news.db news-2026-11-24.db\n  SIGNATORY_DB_PASSWORD=... signatory restore --db neo4j://neo4j@localhost:7687 news.ndjson.gz",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			lines, isSQLite, done, err := opened(args[0])
			if err != nil {
				return err
			}
			if !isSQLite {
				return errors.Join(a.load(cmd.Context(), lines), done())
			}
			if err := done(); err != nil {
				return err
			}
			path, ok := strings.CutPrefix(a.db, "sqlite:")
			if !ok {
				return usageError{errors.New("a backup of SQLite makes a SQLite store; make a dump of it, and restore that")}
			}
			return a.restore(cmd.Context(), args[0], path)
		},
	}
}

// restore copies a backup to a file beside path, checks it there, and gives it its name.
func (a *app) restore(ctx context.Context, from, path string) (err error) {
	for _, there := range []string{path, path + "-wal"} {
		if _, err := os.Stat(there); err == nil {
			return fmt.Errorf("%s is there already; move it away first", there)
		}
	}
	part := path + ".part"
	defer func() {
		for _, left := range []string{part, part + "-wal", part + "-shm"} {
			if gone := os.Remove(left); gone != nil && !errors.Is(gone, os.ErrNotExist) {
				err = errors.Join(err, gone)
			}
		}
	}()
	if err := copyFile(from, part); err != nil {
		return err
	}
	stats, err := checkBackup(ctx, part)
	if err != nil {
		return fmt.Errorf("%s is no backup that can be restored: %w", from, err)
	}
	if err := os.Rename(part, path); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s holds %s again\n", path, stats)
	return err
}

// checkBackup opens a copy of a backup as a store and examines it.
func checkBackup(ctx context.Context, path string) (string, error) {
	s, err := sqlite.Open(ctx, path, sqlite.Options{})
	if err != nil {
		return "", err
	}
	found, err := s.Examine(ctx)
	if err != nil {
		return "", errors.Join(err, s.Close())
	}
	for _, f := range found {
		if f.State == "broken" {
			return "", errors.Join(errors.New(f.Detail), s.Close())
		}
	}
	stats, err := s.Stats(ctx)
	return fmt.Sprintf("%d articles and %d claims", stats.Articles, stats.Claims), errors.Join(err, s.Close())
}

// copyFile copies a file and waits until it is on the disk.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
