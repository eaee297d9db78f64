package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"signatory/graph"
)

// mendFlags are what every act of a person says of itself.
type mendFlags struct{ by, reason string }

func (f *mendFlags) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.by, "by", "", "who does it")
	cmd.Flags().StringVar(&f.reason, "reason", "", "why")
}

func (a *app) mendCmd() *cobra.Command {
	q := &query{app: a}
	cmd := &cobra.Command{
		Use:   "mend",
		Short: "Merge and rename entities, retract articles, confirm, reject and edit claims",
		Long: `What people mend holds for what is stored and for what is read later, and can be taken back.
Nothing is lost: "mend undo" splits merged entities again and lets a retracted article count.
"mend log" lists all acts, with who did each, when and why; "query decisions" those on claims.`,
		Example: "  signatory mend merge instrument:accord-of-paris \"Paris Agreement\" --by Ada --reason \"one accord, two names\"\n" +
			"  signatory mend retract article:0123456789abcdef --by Ada --reason \"withdrawn by its publisher\"\n  signatory mend undo mending:8f2e61f0c1d2a3b4 --by Bob",
	}
	flags := cmd.PersistentFlags()
	flags.BoolVar(&q.asJSON, "json", false, "print one line of JSON")
	flags.BoolVar(&q.asCSV, "csv", false, "print CSV")
	flags.IntVar(&q.limit, "limit", 100, "the most rows of a list; 0 is all")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	cmd.AddCommand(q.mergeCmd(), q.renameCmd(), q.retractCmd(), q.editCmd(), q.apartCmd(), q.unmendCmd(), q.mendLogCmd(),
		q.decideCmd(graph.Confirm, "Say that a claim is so: it counts for certain and wins its dispute"),
		q.decideCmd(graph.Reject, "Say that a claim was misread: it does not count"))
	return cmd
}

// mending runs an act and prints it.
func (q *query) mending(cmd *cobra.Command, do func(context.Context, graph.Store, graph.Mender) (graph.Mending, error)) error {
	return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
		m, ok := r.(graph.Mender)
		if !ok {
			return fmt.Errorf("%T cannot be mended", r)
		}
		done, err := do(ctx, r, m)
		if err != nil {
			return err
		}
		if q.asJSON {
			return line(q.out, done)
		}
		return show(q, graph.Page[graph.Mending]{Items: []graph.Mending{done}}, mendingColumns...)
	})
}

func (q *query) mergeCmd() *cobra.Command {
	var f mendFlags
	var preview bool
	cmd := &cobra.Command{
		Use:     "merge ENTITY INTO",
		Short:   "Say that two entities are one: the id of the first leads to the second",
		Example: "  signatory mend merge instrument:accord-of-paris \"Paris Agreement\" --preview",
		Args:    cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if preview {
				return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
					act, err := mergeOf(ctx, r, args)
					if err != nil {
						return err
					}
					return q.preview(ctx, r, act.Subject, act.Into)
				})
			}
			return q.mending(cmd, func(ctx context.Context, r graph.Store, m graph.Mender) (graph.Mending, error) {
				act, err := mergeOf(ctx, r, args)
				if err != nil {
					return act, err
				}
				act.By, act.Reason = f.by, f.reason
				return m.Mend(ctx, act)
			})
		},
	}
	cmd.Flags().BoolVar(&preview, "preview", false, "tell what would change, and do nothing")
	f.flags(cmd)
	return cmd
}

// mergeOf is the merge of two entities as a user names them.
func mergeOf(ctx context.Context, r graph.Store, args []string) (graph.Mending, error) {
	act := graph.Mending{Kind: graph.MergeEntity}
	var err error
	if act.Subject, err = idOf(ctx, r, args[0], graph.Kinds); err != nil {
		return act, err
	}
	act.Into, err = idOf(ctx, r, args[1], graph.Kinds)
	return act, err
}

func (q *query) renameCmd() *cobra.Command {
	var f mendFlags
	cmd := &cobra.Command{
		Use:   "rename ENTITY NAME",
		Short: "Give an entity another name; it is still found by the others",
		Args:  cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.mending(cmd, func(ctx context.Context, r graph.Store, m graph.Mender) (graph.Mending, error) {
				id, err := idOf(ctx, r, args[0], graph.Kinds)
				if err != nil {
					return graph.Mending{}, err
				}
				return m.Mend(ctx, graph.Mending{Kind: graph.RenameEntity, Subject: id, Name: args[1], By: f.by, Reason: f.reason})
			})
		},
	}
	f.flags(cmd)
	return cmd
}

func (q *query) retractCmd() *cobra.Command {
	var f mendFlags
	cmd := &cobra.Command{
		Use:   "retract ARTICLE",
		Short: "Let nothing count that an article says, this revision and later ones",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.mending(cmd, func(ctx context.Context, _ graph.Store, m graph.Mender) (graph.Mending, error) {
				return m.Mend(ctx, graph.Mending{Kind: graph.RetractArticle, Subject: args[0], By: f.by, Reason: f.reason})
			})
		},
	}
	f.flags(cmd)
	return cmd
}

func (q *query) unmendCmd() *cobra.Command {
	var f mendFlags
	cmd := &cobra.Command{
		Use:   "undo MENDING",
		Short: "Take an act of mending back: split what was merged, and the like",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.mending(cmd, func(ctx context.Context, _ graph.Store, m graph.Mender) (graph.Mending, error) {
				return m.Unmend(ctx, args[0], f.by, f.reason)
			})
		},
	}
	f.flags(cmd)
	return cmd
}

func (q *query) decideCmd(verdict graph.Verdict, short string) *cobra.Command {
	var f mendFlags
	cmd := &cobra.Command{
		Use:   string(verdict) + " CLAIM",
		Short: short,
		Long:  short + ".\nThe decision outlives another reading of the article; \"signatory resolve --undo\" takes it back.",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				rev, ok := r.(graph.Reviewer)
				if !ok {
					return fmt.Errorf("%T keeps no decisions", r)
				}
				ruling, err := rev.Decide(ctx, args[0], verdict, f.by, f.reason)
				if err != nil {
					return err
				}
				return show(q, graph.Page[graph.Ruling]{Items: []graph.Ruling{ruling}}, rulingColumns...)
			})
		},
	}
	f.flags(cmd)
	return cmd
}

func (q *query) mendLogCmd() *cobra.Command {
	var subject string
	cmd := &cobra.Command{
		Use:   "log",
		Short: "List all acts of mending, the latest first",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.ask(cmd, func(ctx context.Context, r graph.Store) error {
				m, ok := r.(graph.Mender)
				if !ok {
					return fmt.Errorf("%T cannot be mended", r)
				}
				page, err := all(q, func(p graph.Paging) (graph.Page[graph.Mending], error) {
					return m.Mendings(ctx, graph.MendingQuery{Paging: p, Subject: subject})
				})
				if err != nil {
					return err
				}
				return show(q, page, mendingColumns...)
			})
		},
	}
	cmd.Flags().StringVar(&subject, "subject", "", "only acts on this entity, article or claim, by id")
	return cmd
}

var mendingColumns = []column[graph.Mending]{
	{"ID", func(m graph.Mending) string { return m.ID }},
	{"AT", func(m graph.Mending) string { return m.At.Format("2006-01-02 15:04:05") }},
	{"BY", func(m graph.Mending) string { return m.By }},
	{"ACT", func(m graph.Mending) string { return string(m.Kind) }},
	{"SUBJECT", func(m graph.Mending) string { return m.Subject }},
	{"TO", func(m graph.Mending) string { return m.Into + m.Name + m.Undoes + edited(m.Edit) }},
	{"REASON", func(m graph.Mending) string { return m.Reason }},
	{"UNDONE", func(m graph.Mending) string { return yes(m.Undone) }},
	{"ORPHANED", func(m graph.Mending) string { return yes(m.Orphaned) }},
}
