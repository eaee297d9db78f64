// Package testdata embeds the sample articles for the demo. What must be found
// in them stands beside each, and is not embedded.
package testdata

import "embed"

// Articles holds articles/*.md.
//
//go:embed articles/*.md
var Articles embed.FS
