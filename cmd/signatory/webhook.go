package main

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"signatory/api/hooks"
	"signatory/api/watch"
	"signatory/graph"
)

func (a *app) webhookCmd() *cobra.Command {
	q := &query{app: a}
	cmd := &cobra.Command{
		Use:   "webhook",
		Short: "Send changes to other programs: add, list and remove webhooks, see to what never arrived",
		Long: `A server that runs ("signatory serve") sends what changes to every webhook, signed as the
Standard Webhooks specification has it, and tries for three days. What never arrives is a dead letter.`,
		Example: "  signatory webhook add https://desk.example/signatory --instrument \"Paris Agreement\"\n" +
			"  signatory webhook list\n  signatory webhook dead\n  signatory webhook resend delivery:3f2a9c51d07be84612aa45bc",
	}
	flags := cmd.PersistentFlags()
	flags.BoolVar(&q.asJSON, "json", false, "print one line of JSON")
	flags.BoolVar(&q.asCSV, "csv", false, "print CSV")
	cmd.MarkFlagsMutuallyExclusive("json", "csv")
	cmd.AddCommand(q.hookAddCmd(), q.hookListCmd(), q.hookRemoveCmd(),
		q.lettersCmd("dead", "List the deliveries that never arrived", (*hooks.Hooks).DeadLetters),
		q.lettersCmd("waiting", "List the deliveries that are still tried", (*hooks.Hooks).Waiting),
		q.letterCmd("resend", "Send a dead letter again, with all its tries", (*hooks.Hooks).Resend),
		q.letterCmd("drop", "Forget a dead letter", (*hooks.Hooks).Drop))
	return cmd
}

// hooked opens the store for one act on its webhooks.
func (q *query) hooked(cmd *cobra.Command, do func(context.Context, graph.Store, *hooks.Hooks) error) error {
	return q.ask(cmd, func(ctx context.Context, store graph.Store) error {
		h, err := q.hooksOf(store)
		if err != nil {
			return err
		}
		return do(ctx, store, h)
	})
}

func (a *app) hooksOf(store graph.Store) (*hooks.Hooks, error) {
	s, ok := store.(hooks.Store)
	if !ok {
		return nil, fmt.Errorf("%T keeps no webhooks", store)
	}
	return hooks.New(s, hooks.Options{Log: a.logger(), Version: programVersion()}), nil
}

func (q *query) hookAddCmd() *cobra.Command {
	var actor, instrument string
	var f watch.Filter
	var stances, kinds []string
	cmd := &cobra.Command{
		Use:   "add URL",
		Short: "Send what changes from now on to an address; prints the secret that signs it, this once",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.hooked(cmd, func(ctx context.Context, store graph.Store, h *hooks.Hooks) (err error) {
				if f.Actor, err = idOf(ctx, store, actor, actorKinds); err != nil {
					return err
				}
				if f.Instrument, err = idOf(ctx, store, instrument, instrumentKinds); err != nil {
					return err
				}
				for _, s := range stances {
					f.Stance = append(f.Stance, graph.Stance(s))
				}
				for _, k := range kinds {
					f.Kind = append(f.Kind, graph.ChangeKind(k))
				}
				hook, secret, err := h.Add(ctx, args[0], f, "")
				if err != nil {
					return err
				}
				if q.asJSON {
					return line(q.out, struct {
						hooks.Hook
						Secret string `json:"secret"`
					}{hook, secret})
				}
				_, err = fmt.Fprintf(q.out, "%s\n%s\n", hook.ID, secret)
				return err
			})
		},
	}
	cmd.Flags().StringVar(&actor, "actor", "", "only changes of this country, organization or person")
	cmd.Flags().StringVar(&instrument, "instrument", "", "only changes on this instrument")
	cmd.Flags().StringSliceVar(&stances, "stance", nil, "only changes to these stances")
	cmd.Flags().StringSliceVar(&kinds, "kind", nil, "only these kinds of change: new, stance, disputed, settled, confirmed, unconfirmed, gone")
	cmd.Flags().StringVar(&f.Words, "words", "", "only changes of which actor and instrument bear all these words in their names")
	return cmd
}

func (q *query) hookListCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "list",
		Short: "List the webhooks",
		Args:  cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.hooked(cmd, func(ctx context.Context, _ graph.Store, h *hooks.Hooks) error {
				list, err := h.List(ctx)
				if err != nil {
					return err
				}
				return show(q, graph.Page[hooks.Hook]{Items: list}, hookColumns...)
			})
		},
	}
}

func (q *query) hookRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "remove WEBHOOK",
		Short: "Send nothing there any more",
		Args:  cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.hooked(cmd, func(ctx context.Context, _ graph.Store, h *hooks.Hooks) error {
				hook, err := h.Remove(ctx, args[0])
				if err != nil {
					return err
				}
				return show(q, graph.Page[hooks.Hook]{Items: []hooks.Hook{hook}}, hookColumns...)
			})
		},
	}
}

func (q *query) lettersCmd(use, short string, list func(*hooks.Hooks, context.Context) ([]hooks.Delivery, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return q.hooked(cmd, func(ctx context.Context, _ graph.Store, h *hooks.Hooks) error {
				letters, err := list(h, ctx)
				if err != nil {
					return err
				}
				return show(q, graph.Page[hooks.Delivery]{Items: letters}, letterColumns...)
			})
		},
	}
}

func (q *query) letterCmd(use, short string, do func(*hooks.Hooks, context.Context, string) (hooks.Delivery, error)) *cobra.Command {
	return &cobra.Command{
		Use: use + " DELIVERY", Short: short, Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return q.hooked(cmd, func(ctx context.Context, _ graph.Store, h *hooks.Hooks) error {
				d, err := do(h, ctx, args[0])
				if err != nil {
					return err
				}
				return show(q, graph.Page[hooks.Delivery]{Items: []hooks.Delivery{d}}, letterColumns...)
			})
		},
	}
}

var hookColumns = []column[hooks.Hook]{
	{"ID", func(h hooks.Hook) string { return h.ID }},
	{"URL", func(h hooks.Hook) string { return h.URL }},
	{"INSTRUMENT", func(h hooks.Hook) string { return h.Filter.Instrument }},
	{"ACTOR", func(h hooks.Hook) string { return h.Filter.Actor }},
	{"WORDS", func(h hooks.Hook) string { return h.Filter.Words }},
	{"BY", func(h hooks.Hook) string { return h.By }},
	{"CREATED", func(h hooks.Hook) string { return h.Created.Format(time.DateTime) }},
}

var letterColumns = []column[hooks.Delivery]{
	{"ID", func(d hooks.Delivery) string { return d.ID }},
	{"URL", func(d hooks.Delivery) string { return d.URL }},
	{"MADE", func(d hooks.Delivery) string { return d.Made.Format(time.DateTime) }},
	{"TRIES", func(d hooks.Delivery) string { return strconv.Itoa(d.Tries) }},
	{"PROBLEM", func(d hooks.Delivery) string { return d.Problem }},
}
