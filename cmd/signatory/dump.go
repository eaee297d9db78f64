package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/spf13/cobra"

	"signatory/graph"
)

func (a *app) dumpCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "dump [FILE]",
		Short: "Write all that a store keeps as NDJSON, which restore loads into either kind of store",
		Long: `Writes articles with their sources and all that was read from them, superseded claims, decisions, acts of mending,
feeds, tokens (their hashes) and webhooks (their secrets) as a line of JSON each, to FILE or standard output; a FILE
that ends in .gz is packed. The same content gives the same bytes, whichever store it is. Use it to move from
SQLite to Neo4j or back. Keep it as you keep the store: it holds secrets.`,
		Example: "  signatory dump --db sqlite:news.db news.ndjson.gz\n  SIGNATORY_DB_PASSWORD=... signatory restore --db neo4j://neo4j@localhost:7687 news.ndjson.gz",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			store, err := a.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			d, ok := store.(graph.Dumper)
			if !ok {
				return fmt.Errorf("%s cannot be dumped", a.db)
			}
			if len(args) == 0 || args[0] == "-" {
				out := bufio.NewWriter(a.out)
				_, err := graph.WriteDump(cmd.Context(), d, out)
				return errors.Join(err, out.Flush())
			}
			tally, err := dumpTo(cmd.Context(), d, args[0])
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(a.out, "%s holds %d articles, %d claims, %d decisions and %d acts of mending\n",
				args[0], tally.Articles, tally.Claims, tally.Decisions, tally.Mendings)
			return err
		},
	}
}

// dumpTo writes a dump into a new file, which gets its name when it is whole.
func dumpTo(ctx context.Context, d graph.Dumper, path string) (tally graph.DumpTally, err error) {
	if _, err := os.Stat(path); err == nil {
		return tally, fmt.Errorf("%s is there already; move it away first", path)
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return tally, err
	}
	var to io.WriteCloser = f
	if strings.HasSuffix(path, ".gz") {
		to = gzip.NewWriter(f)
	}
	out := bufio.NewWriterSize(to, 1<<20)
	if tally, err = graph.WriteDump(ctx, d, out); err == nil {
		err = out.Flush()
	}
	if to != f && err == nil {
		err = to.Close()
	}
	if err == nil {
		err = f.Sync()
	}
	err = errors.Join(err, f.Close())
	if err != nil {
		return tally, errors.Join(err, os.Remove(part))
	}
	return tally, os.Rename(part, path)
}

// load loads a dump into the store that --db names.
func (a *app) load(ctx context.Context, from io.Reader) error {
	store, err := a.openStore(ctx)
	if err != nil {
		return err
	}
	defer a.closeStore(store)
	d, ok := store.(graph.Dumper)
	if !ok {
		return fmt.Errorf("%s takes no dump", a.db)
	}
	told := 0
	tally, err := graph.LoadDump(ctx, d, from, textOf, func(n int) {
		if n >= told+10_000 {
			told = n
			a.problem(fmt.Sprintf("%d articles", n))
		}
	})
	if err != nil {
		return fmt.Errorf("%w; mend that and run the same command again, which goes on from there", err)
	}
	_, err = fmt.Fprintf(a.out, "%s holds %d articles, %d claims, %d decisions and %d acts of mending\n", a.db, tally.Articles, tally.Claims, tally.Decisions, tally.Mendings)
	return err
}

// sqliteMagic begins a file of SQLite.
const sqliteMagic = "SQLite format 3\x00"

// opened is a file to restore from: of a dump its lines, unpacked.
func opened(path string) (lines io.Reader, isSQLite bool, done func() error, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, false, nil, err
	}
	in := bufio.NewReaderSize(f, 1<<20)
	head, err := in.Peek(len(sqliteMagic))
	switch {
	case err != nil && !errors.Is(err, io.EOF):
		return nil, false, nil, errors.Join(err, f.Close())
	case string(head) == sqliteMagic:
		return nil, true, f.Close, nil
	case bytes.HasPrefix(head, []byte{0x1f, 0x8b}):
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, false, nil, errors.Join(fmt.Errorf("%s: %w", path, err), f.Close())
		}
		return z, false, f.Close, nil
	case !bytes.HasPrefix(head, []byte("{")):
		return nil, false, nil, errors.Join(fmt.Errorf("%s is no backup that can be restored: neither a file of SQLite nor a dump", path), f.Close())
	}
	return in, false, f.Close, nil
}
