package graph

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// RestoreShelf holds a record as long as a dump is being loaded: a store in
// which it stays holds only a part. The key is RestoreKey.
const (
	RestoreShelf = "dump.loading"
	RestoreKey   = "unfinished"
)

// The size of what is restored at once: whichever bound is met first.
const (
	restoredAtOnce = 500
	restoredBytes  = 8 << 20
)

// LoadDump takes in what WriteDump wrote. The store must be empty, or hold what
// an earlier LoadDump of the same dump left when it was cut off. text gives the
// plain text of articles; progress, where not nil, is told how many are stored. An
// error names the line.
func LoadDump(ctx context.Context, s Dumper, r io.Reader, text TextOf, progress func(articles int)) (DumpTally, error) {
	l := &loading{s: s, text: text, progress: progress}
	if err := l.begin(ctx); err != nil {
		return l.tally, err
	}
	in := bufio.NewReaderSize(r, 1<<20)
	for l.end == nil {
		l.at++
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) && len(line) == 0 {
			return l.tally, fmt.Errorf("line %d: the dump is cut off: its last line, which tells how much it holds, is missing; make it again", l.at)
		}
		if err == nil || errors.Is(err, io.EOF) {
			err = l.line(ctx, line)
		}
		if err != nil {
			return l.tally, fmt.Errorf("line %d: %w", l.at, err)
		}
	}
	if *l.end != l.tally {
		return l.tally, fmt.Errorf("line %d: the dump should hold %+v, and holds %+v: lines are missing; make it again", l.at, *l.end, l.tally)
	}
	return l.tally, s.DropRecord(ctx, RestoreShelf, RestoreKey)
}

type loading struct {
	s        Dumper
	text     TextOf
	progress func(int)
	at       int
	some     Restoring
	bytes    int
	stage    int
	tally    DumpTally
	end      *DumpTally
}

// begin refuses a store that holds anything else.
func (l *loading) begin(ctx context.Context) error {
	_, err := l.s.Record(ctx, RestoreShelf, RestoreKey)
	if err == nil {
		return nil // an earlier run is taken up
	}
	if !errors.Is(err, ErrNotFound) {
		return err
	}
	ids, err := l.s.ArticleIDs(ctx, "", 1)
	if err != nil {
		return err
	}
	acts, err := l.s.Mendings(ctx, MendingQuery{Paging: Paging{Limit: 1}})
	if err != nil {
		return err
	}
	shelves, err := l.s.Shelves(ctx)
	if err != nil {
		return err
	}
	if len(ids)+len(acts.Items)+len(shelves) > 0 {
		return errors.New("the store holds something already; load the dump into an empty one")
	}
	return l.s.SetRecord(ctx, RestoreShelf, RestoreKey, []byte(`{}`))
}

// The order of lines.
const (
	inHead = iota + 1
	inActs
	inDecisions
	inArticles
	inRecords
	atEnd
)

func (l *loading) line(ctx context.Context, line []byte) error {
	var d dumpLine
	if err := json.Unmarshal(line, &d); err != nil {
		return fmt.Errorf("not a line of a dump: %w", err)
	}
	stage := d.stage()
	if stage == 0 || l.stage == 0 && stage != inHead || stage < l.stage {
		return errors.New("not a line of a dump, or not in its place")
	}
	if stage > l.stage || len(l.some.Articles) >= restoredAtOnce || l.bytes >= restoredBytes {
		if err := l.flush(ctx, stage); err != nil {
			return err
		}
	}
	l.stage = stage
	switch stage {
	case inHead:
		if d.Dump.Of != "signatory" || d.Dump.Version > dumpVersion {
			return fmt.Errorf("a dump of %s, version %d; this program reads version %d of its own: use a newer one", d.Dump.Of, d.Dump.Version, dumpVersion)
		}
	case inActs:
		l.some.Acts = append(l.some.Acts, d.Act.act())
		l.tally.Mendings++
	case inDecisions:
		l.some.Decisions = append(l.some.Decisions, *d.Decision)
		l.tally.Decisions++
	case inArticles:
		k, err := d.Article.kept(l.text)
		if err != nil {
			return err
		}
		l.some.Articles = append(l.some.Articles, k)
		l.bytes += len(k.Reading.Article.Raw)
		l.tally.Articles++
		l.tally.Claims += len(k.Reading.Claims)
	case inRecords:
		l.tally.Records++
		return l.s.SetRecord(ctx, d.Record.Shelf, d.Record.Key, d.Record.value())
	case atEnd:
		l.end = d.End
	}
	return nil
}

// stage tells of what kind a line is; 0 of none.
func (d *dumpLine) stage() int {
	switch {
	case d.Dump != nil:
		return inHead
	case d.Act != nil:
		return inActs
	case d.Decision != nil:
		return inDecisions
	case d.Article != nil:
		return inArticles
	case d.Record != nil:
		return inRecords
	case d.End != nil:
		return atEnd
	}
	return 0
}

// flush stores what was gathered: acts and decisions together, before any article.
func (l *loading) flush(ctx context.Context, next int) error {
	if next < inArticles && l.stage <= inDecisions {
		return nil
	}
	if err := l.s.Restore(ctx, l.some); err != nil {
		return err
	}
	l.some, l.bytes = Restoring{}, 0
	if l.progress != nil && l.tally.Articles > 0 {
		l.progress(l.tally.Articles)
	}
	return nil
}
