package main

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) positionsCmd() *cobra.Command {
	var c clocks
	var g groupFlags
	var actor, instrument, stance, tense string
	ask := graph.PositionQuery{}
	cmd := &cobra.Command{
		Use:   "positions",
		Short: "List who stands where",
		Long: `Lists positions: of one actor, on one instrument, or all; in the order of instrument, then actor.
With --as-of, positions that rest on steps without a date are left out; --undated lists just those.`,
		Example: "  signatory query positions --instrument \"Paris Agreement\" --as-of 2017\n" +
			"  signatory query positions --actor France --stance signed --csv\n" +
			"  signatory query positions --region Africa --stance refused --min-confidence 0.8",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) (err error) {
				if ask.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return err
				}
				if ask.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return err
				}
				ask.Stance, ask.Tense = graph.Stance(stance), graph.Tense(tense)
				if ask.AsOf, ask.KnownAt, ask.RecordedAt, err = c.read(); err != nil {
					return err
				}
				if ask.Actors, err = g.actors(ctx, r, ask.AsOf); err != nil {
					return err
				}
				return q.positions(ctx, r, ask)
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "only of this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only on this instrument")
	cmd.Flags().StringVar(&stance, "stance", "", "only of this stance: "+words(graph.Stances))
	cmd.Flags().StringVar(&tense, "tense", "", "past: only what happened or holds; planned: only what is intended")
	cmd.Flags().BoolVar(&ask.Disputed, "disputed", false, "only what sources dispute")
	cmd.Flags().BoolVar(&ask.Unconfirmed, "unconfirmed", false, "only what is less than 0.8 sure")
	cmd.Flags().BoolVar(&ask.Undated, "undated", false, "with --as-of: only what rests on steps without a date")
	cmd.Flags().IntVar(&ask.MinSources, "min-sources", 0, "only what as many independent sources report")
	cmd.Flags().Float64Var(&ask.MinConfidence, "min-confidence", 0, "only what is as sure as this, 0 to 1")
	g.flags(cmd.Flags())
	c.flags(cmd)
	return cmd
}

func (q *query) positions(ctx context.Context, r graph.Reader, ask graph.PositionQuery) error {
	page, err := all(q, func(p graph.Paging) (graph.Page[graph.Position], error) {
		ask.Paging = p
		return r.Positions(ctx, ask)
	})
	if err != nil {
		return err
	}
	return show(q, page, positionColumns...)
}

var positionColumns = []column[graph.Position]{
	{"INSTRUMENT", func(p graph.Position) string { return p.Instrument.Name }},
	{"ACTOR", func(p graph.Position) string { return p.Actor.Name }},
	{"STANCE", func(p graph.Position) string { return held(p.Stance, p.Tense) }},
	{"SINCE", func(p graph.Position) string { return string(p.Since) }},
	{"SOURCES", func(p graph.Position) string { return strconv.Itoa(p.Sources) }},
	{"CONFIDENCE", func(p graph.Position) string { return fmt.Sprintf("%.2f", p.Confidence) }},
	{"DISPUTED", func(p graph.Position) string { return yes(p.Disputed) }},
	{"SENTENCE", func(p graph.Position) string { return firstQuote(p.Evidence) }},
}

func firstQuote(proofs []graph.Proof) string {
	if len(proofs) == 0 {
		return ""
	}
	return proofs[0].Quote
}

func (q *query) ledgerCmd() *cobra.Command {
	var c clocks
	cmd := &cobra.Command{
		Use:   "ledger ACTOR INSTRUMENT",
		Short: "List the steps of one actor on one instrument",
		Long: `Lists every step with its legal kind, its date, its sources and its most telling sentence.
Steps that were corrected, overruled or rejected are listed too, and said to be.`,
		Example: "  signatory query ledger \"United States\" \"Paris Agreement\"\n  signatory query ledger USA instrument:paris-agreement --as-of 2018 --json",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				p, err := q.position(ctx, r, args[0], args[1], c)
				if err != nil {
					return err
				}
				return q.ledger(p)
			})
		},
	}
	c.flags(cmd)
	return cmd
}

// position finds the one position of an actor on an instrument, by what its steps say.
func (q *query) position(ctx context.Context, r graph.Store, actor, instrument string, c clocks) (graph.Position, error) {
	var none graph.Position
	a, err := idOf(ctx, r, actor, actorKinds)
	if err != nil {
		return none, err
	}
	i, err := idOf(ctx, r, instrument, instrumentKinds)
	if err != nil {
		return none, err
	}
	ask := graph.LedgerQuery{Actor: a, Instrument: i}
	if ask.AsOf, ask.KnownAt, ask.RecordedAt, err = c.read(); err != nil {
		return none, err
	}
	return graph.Ledger(ctx, r, ask)
}

func (q *query) ledger(p graph.Position) error {
	if q.asJSON {
		return line(q.out, p)
	}
	if !q.asCSV {
		if err := q.heading(p); err != nil {
			return err
		}
	}
	return show(q, graph.Page[graph.Step]{Items: p.Ledger}, stepColumns...)
}

// heading tells a position in one line.
func (q *query) heading(p graph.Position) error {
	actor, on := oneLine(p.Actor.Name), oneLine(p.Instrument.Name)
	if p.Stance == "" {
		_, err := fmt.Fprintf(q.out, "%s: no position on %s\n", actor, on)
		return err
	}
	said := held(p.Stance, p.Tense)
	if p.Since != "" {
		said += " since " + string(p.Since)
	}
	if !p.Confirmed {
		said += ", unconfirmed"
	}
	if p.Disputed {
		said += ", disputed"
	}
	_, err := fmt.Fprintf(q.out, "%s: %s on %s (independent sources: %d, confidence %.2f, reported %s to %s)\n",
		actor, said, on, p.Sources, p.Confidence, p.FirstReport, p.LastReport)
	return err
}

var stepColumns = []column[graph.Step]{
	{"DATE", func(s graph.Step) string { return string(s.Date) }},
	{"STEP", func(s graph.Step) string { return strings.TrimSpace(held(s.Stance, s.Tense)) }},
	{"ACT", func(s graph.Step) string { return string(s.Act) }},
	{"EFFECTIVE", func(s graph.Step) string { return string(s.Effective) }},
	{"SOURCES", func(s graph.Step) string { return strconv.Itoa(s.Sources) }},
	{"CONFIDENCE", func(s graph.Step) string { return fmt.Sprintf("%.2f", s.Confidence) }},
	{"NOTE", func(s graph.Step) string {
		note := slices.DeleteFunc([]string{string(s.SetAside), map[bool]string{true: "disputed"}[s.Disputed],
			map[bool]string{true: "after the list"}[s.AfterList]}, func(n string) bool { return n == "" })
		return strings.Join(note, ", ")
	}},
	{"SENTENCE", func(s graph.Step) string { return firstQuote(s.Evidence) }},
}

func words[T ~string](list []T) string {
	out := make([]string, len(list))
	for i, w := range list {
		out[i] = string(w)
	}
	return strings.Join(out, ", ")
}
