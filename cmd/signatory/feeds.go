package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"signatory/extract"
	"signatory/extract/article"
	"signatory/extract/ingest/feeds"
	"signatory/extract/ingest/fetch"
	"signatory/graph"
)

func (a *app) feedsCmd() *cobra.Command {
	cmd := &cobra.Command{Use: "feeds", Short: "Follow feeds: RSS and Atom",
		Long: `Follows feeds for as long as "feeds run" runs: each is asked now and then, with a conditional request, at most one
page at a time of one host, as its robots.txt allows, and later and later where it fails. Where a feed gives a
summary only, the page is read. Feeds are kept in the store, and a run goes on where the last one ended.`,
		Example: "  signatory feeds add https://news.example/\n  signatory feeds run"}
	cmd.AddCommand(a.feedsAddCmd(), a.feedsListCmd(), a.feedsRemoveCmd(), a.feedsRunCmd())
	return cmd
}

// withRecords opens the store, by one of the app's ways, for a command that needs no more of it.
func (a *app) withRecords(ctx context.Context, open func(context.Context) (graph.Store, error), do func(graph.Records) error) error {
	store, err := open(ctx)
	if err != nil {
		return err
	}
	defer a.closeStore(store)
	return do(store.(graph.Records))
}

func (a *app) feedsAddCmd() *cobra.Command {
	var every time.Duration
	var pages string
	cmd := &cobra.Command{
		Use:     "add URL...",
		Short:   "Follow a feed, or the feed of a site",
		Example: "  signatory feeds add https://news.example/world.rss --every 30m\n  signatory feeds add https://news.example/",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, urls []string) error {
			if every < feeds.LeastEvery {
				return usageError{fmt.Errorf("--every %s: ask no feed more often than every %s", every, feeds.LeastEvery)}
			}
			switch feeds.Pages(pages) {
			case feeds.Auto, feeds.Always, feeds.Never:
			default:
				return usageError{fmt.Errorf("--pages %q: want auto, always or never", pages)}
			}
			return a.withRecords(cmd.Context(), a.openStore, func(r graph.Records) error {
				failed := false
				for _, u := range urls {
					if err := a.addFeed(cmd.Context(), r, u, every, feeds.Pages(pages)); err != nil {
						if cmd.Context().Err() != nil {
							return err
						}
						a.problem(err.Error())
						failed = true
					}
				}
				if failed {
					return errTold
				}
				return nil
			})
		},
	}
	cmd.Flags().DurationVar(&every, "every", feeds.DefaultEvery, "the pause between two polls")
	cmd.Flags().StringVar(&pages, "pages", string(feeds.Auto), "when to read the page of an item: auto (where the feed gives a summary), always, never")
	return cmd
}

func (a *app) addFeed(ctx context.Context, r graph.Records, url string, every time.Duration, pages feeds.Pages) error {
	page, title, items, err := a.findFeed(ctx, url)
	if err != nil {
		return err
	}
	if _, err := feeds.Get(ctx, r, page.URL); err == nil {
		_, err = fmt.Fprintf(a.out, "%s is followed already\n", page.URL)
		return err
	} else if !errors.Is(err, graph.ErrNotFound) {
		return err
	}
	now := time.Now().UTC()
	if err := feeds.Save(ctx, r, feeds.Feed{URL: page.URL, Title: title, Every: every, Pages: pages, Added: now, Next: now}); err != nil {
		return err
	}
	_, err = fmt.Fprintf(a.out, "%s: %s, %d items\n", page.URL, title, items)
	return err
}

// findFeed gets a feed, or the first that a page names as its own.
func (a *app) findFeed(ctx context.Context, url string) (page fetch.Page, title string, items int, err error) {
	f := a.fetcher()
	if page, err = f.Get(ctx, url, fetch.Stamp{}); err != nil {
		return page, "", 0, err
	}
	if sourceOf(page).Format() == "html" {
		found := feeds.Discover(page.Body, page.URL)
		if len(found) == 0 {
			return page, "", 0, fmt.Errorf("%s: it is a page that names no feed; give the feed's own address", url)
		}
		if page, err = f.Get(ctx, found[0], fetch.Stamp{}); err != nil {
			return page, "", 0, err
		}
	}
	s := sourceOf(page)
	if s.Format() != "feed" {
		return page, "", 0, fmt.Errorf("%s: it is no feed", url)
	}
	title, items, err = article.FeedFacts(s, page.Body)
	return page, title, items, err
}

func (a *app) feedsListCmd() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "list", Short: "List the feeds, and how each is doing", Example: "  signatory feeds list --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withRecords(cmd.Context(), a.openThere, func(r graph.Records) error {
				list, err := feeds.List(cmd.Context(), r)
				if err != nil {
					return err
				}
				for i := range list {
					list[i].Items = nil
				}
				if asJSON {
					return line(a.out, map[string]any{"items": some(list)})
				}
				for _, f := range list {
					state := "next " + stamp(f.Next)
					switch {
					case f.Gone:
						state = "gone"
					case f.Failures > 0:
						state = fmt.Sprintf("failed %d times, next %s", f.Failures, stamp(f.Next))
					}
					if _, err := fmt.Fprintf(a.out, "%s\n  %s; %d articles; answered %s; %s\n", f.URL, f.Title, f.Articles, stamp(f.Answered), state); err != nil {
						return err
					}
					if f.Problem != "" {
						if _, err := fmt.Fprintf(a.out, "  %s\n", f.Problem); err != nil {
							return err
						}
					}
				}
				_, err = fmt.Fprintf(a.out, "%d feeds\n", len(list))
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print one line of JSON")
	return cmd
}

func stamp(t time.Time) string {
	if t.IsZero() {
		return "never"
	}
	return t.UTC().Format("2006-01-02 15:04 MST")
}

func (a *app) feedsRemoveCmd() *cobra.Command {
	return &cobra.Command{
		Use: "remove URL...", Short: "Follow a feed no longer; what was read from it stays", Example: "  signatory feeds remove https://news.example/world.rss", Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, urls []string) error {
			return a.withRecords(cmd.Context(), a.openThere, func(r graph.Records) error {
				for _, u := range urls {
					if err := feeds.Remove(cmd.Context(), r, u); errors.Is(err, graph.ErrNotFound) {
						return fmt.Errorf("%s is not followed; signatory feeds list tells which are", u)
					} else if err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// feedGap is the pause between two pages of one host that nobody waits for.
const feedGap = 2 * time.Second

func (a *app) feedsRunCmd() *cobra.Command {
	var once bool
	var jobs int
	cmd := &cobra.Command{
		Use: "run", Short: "Ask the feeds when they are due, until interrupted", Example: "  signatory feeds run\n  signatory feeds run --once", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			store, err := a.openThere(cmd.Context())
			if err != nil {
				return err
			}
			defer a.closeStore(store)
			x, err := extract.New()
			if err != nil {
				return fmt.Errorf("load the extractor: %w", err)
			}
			closeOps, err := a.operate(store)
			if err != nil {
				return err
			}
			defer closeOps()
			w := &feeds.Follower{Polled: a.meter.polled, Store: store.(feeds.Store), Extract: a.meter.timed(x), Get: fetch.NewPolite(a.fetcher(), feedGap, true).Get, Now: time.Now, Log: a.logger()}
			if once {
				return w.Once(cmd.Context(), jobs)
			}
			return w.Run(cmd.Context(), jobs)
		},
	}
	cmd.Flags().BoolVar(&once, "once", false, "ask the feeds that are due, and end")
	jobs = 4
	cmd.Flags().Var((*atLeastOne)(&jobs), "jobs", "feeds that are asked at once")
	return cmd
}
