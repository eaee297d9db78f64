package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"signatory/graph"
)

func (q *query) editCmd() *cobra.Command {
	var f mendFlags
	var actor, stance, tense, instrument, date string
	cmd := &cobra.Command{
		Use:   "edit CLAIM",
		Short: "Correct what a claim says: its actor, stance, tense, instrument or date",
		Long: `What is not named stays as it was read; --date "" says that the sentence tells none. What was read is
kept beside it, the edit outlives another reading of the article, and "mend undo" takes it back.`,
		Example: "  signatory mend edit claim:3f2a9c51d07be846 --stance refused --by Ada --reason \"it says that they declined\"\n" +
			"  signatory mend edit claim:3f2a9c51d07be846 --actor \"United Kingdom\" --date 2025-02-11 --by Ada",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.mending(cmd, func(ctx context.Context, r graph.Store, m graph.Mender) (graph.Mending, error) {
				to := graph.Correction{Stance: graph.Stance(stance), Tense: graph.Tense(tense)}
				act := graph.Mending{Kind: graph.EditClaim, Subject: args[0], By: f.by, Reason: f.reason}
				var err error
				if to.Actor, err = idOf(ctx, r, actor, actorKinds); err != nil {
					return act, err
				}
				if to.Instrument, err = idOf(ctx, r, instrument, instrumentKinds); err != nil {
					return act, err
				}
				if cmd.Flags().Changed("date") {
					d, err := dateFlag("date", date)
					if err != nil {
						return act, err
					}
					to.Date = &d
				}
				act.Edit = &graph.Edit{To: to}
				return m.Mend(ctx, act)
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "who takes the stance")
	cmd.Flags().StringVar(&stance, "stance", "", "which it is: "+words(graph.Stances))
	cmd.Flags().StringVar(&tense, "tense", "", "past: it happened or holds; planned: the actor says that it will")
	cmd.Flags().StringVar(&instrument, "instrument", "", "what the stance is on")
	cmd.Flags().StringVar(&date, "date", "", "of the event: YYYY, YYYY-MM or YYYY-MM-DD")
	f.flags(cmd)
	return cmd
}

// edited tells in short what an edit changes.
func edited(e *graph.Edit) string {
	if e == nil {
		return ""
	}
	says := ""
	for _, part := range [][2]string{{"actor", e.To.Actor}, {"stance", string(e.To.Stance)}, {"tense", string(e.To.Tense)}, {"instrument", e.To.Instrument}} {
		if part[1] != "" {
			says += part[0] + "=" + part[1] + " "
		}
	}
	if e.To.Date != nil {
		says += "date=" + string(*e.To.Date)
	}
	return says
}

func (q *query) apartCmd() *cobra.Command {
	var f mendFlags
	var undo bool
	cmd := &cobra.Command{
		Use:   "apart A B",
		Short: "Say that two entities are two, so that the review no longer lists them as twins, or take that back",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				records, ok := r.(graph.Records)
				if !ok {
					return fmt.Errorf("%T keeps no decisions", r)
				}
				a, err := idOf(ctx, r, args[0], graph.Kinds)
				if err != nil {
					return err
				}
				b, err := idOf(ctx, r, args[1], graph.Kinds)
				if err != nil {
					return err
				}
				by := graph.SignedBy{By: f.by, Reason: f.reason, At: time.Now().UTC()}
				if undo {
					return graph.UndoApart(ctx, records, a, b, by)
				}
				return graph.KeepApart(ctx, records, a, b, by)
			})
		},
	}
	f.flags(cmd)
	cmd.Flags().BoolVar(&undo, "undo", false, "take it back: the review may list them as twins again")
	return cmd
}

// preview prints what a merge would change.
func (q *query) preview(ctx context.Context, r graph.Store, subject, into string) error {
	judge, ok := r.(graph.Judge)
	if !ok {
		return fmt.Errorf("%T keeps no decisions", r)
	}
	changes, more, err := graph.PreviewMerge(ctx, judge, subject, into)
	if err != nil {
		return err
	}
	if more {
		q.problem(fmt.Sprintf("the first %d positions of each side; there are more", graph.MaxMergeChanges))
	}
	side := func(s graph.MergeSide) string { return held(s.Stance, s.Tense) }
	return show(q, graph.Page[graph.MergeEffect]{Items: graph.Effects(changes)},
		column[graph.MergeEffect]{"ACTOR", func(e graph.MergeEffect) string { return e.Actor.Name }},
		column[graph.MergeEffect]{"INSTRUMENT", func(e graph.MergeEffect) string { return e.Instrument.Name }},
		column[graph.MergeEffect]{"STANDS", func(e graph.MergeEffect) string { return side(e.Subject) }},
		column[graph.MergeEffect]{"OF THE OTHER", func(e graph.MergeEffect) string { return side(e.Into) }},
		column[graph.MergeEffect]{"MERGED", func(e graph.MergeEffect) string { return side(e.Merged) }})
}
