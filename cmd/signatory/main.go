// Command signatory turns news articles into a graph of who signed, refused,
// ratified, joined or left which declaration, treaty or pledge.
//
// Each subcommand has its file; root.go holds what they share, env.go the
// environment variables that stand for flags, store.go the choice of a store.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second signal ends the program at once
	os.Exit(run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, os.LookupEnv))
}
