package web_test

import (
	"testing"

	"signatory/api/apitest"
)

// An actor's page tells its course, its company, its silence and its blocs.
func TestActorPages(t *testing.T) {
	site := open(t, append(apitest.Readings(), apitest.List()))
	tells(t, site, map[string][]string{
		"/actors/country:USA":                 {`class="lane"`, "Withdrew from 4 November 2020", "Who speaks for it", "Blocs and bodies", `/actors/organization:nato">NATO</a>`, "/embed/actors/country:USA"},
		"/actors/country:USA?as_of=2018":      {"as of <time datetime=\"2018\">2018", `class="ticks at"`, "/positions?as_of=2018&amp;format=csv"},
		"/actors/country:ISL":                 {"<h1>Iceland</h1>", "That is not a refusal", "Blocs and bodies"},
		"/actors/organization:european-union": {"Members", `/actors/country:FRA">France</a>`},
		"/embed/actors/country:USA":           {`class="lane"`, `target="_top"`, `<a href="/actors/country:USA#withdrew">Withdrew</a>`},
	})
}
