// Package fetch gets pages and feeds from the web for a program that must not
// be led into its own house: whoever can name a URL may not thereby reach a
// server that only this machine, or its network, can reach.
//
// A tour: address.go says which addresses are public, url.go which URLs are
// asked for at all; guard.go dials, after names are resolved, so that no
// spelling, redirect or changed answer of the DNS gets around it. media.go says
// what is read, fetch.go puts the parts together, and error.go tells why a
// page was not had. polite.go asks each host for one page at a time, and
// robots.go asks it first what a program may read.
//
// Bounds: 10 MB of body (after decompression), 10 s from the first packet to
// the last byte, 5 redirects. No cookies are kept, no proxy is asked, no
// credentials are sent.
package fetch
