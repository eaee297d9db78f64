package fetch

import (
	"net/netip"
	"net/url"
	"strings"
)

// ports are those on which the web is served. Elsewhere listen databases and
// mail servers, some of which can be made to act by a line that HTTP sends.
var ports = map[string]bool{"": true, "80": true, "443": true, "8080": true, "8443": true}

// maxURL is the length from which a URL is no address of an article.
const maxURL = 4096

// parse reads a URL that is to be asked for, and refuses any that is not of the
// open web. What its host's name leads to is for the guard to find out.
func parse(text string) (*url.URL, error) {
	if len(text) > maxURL {
		return nil, refuse(ErrForbidden, "the URL is longer than %d bytes", maxURL)
	}
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return nil, refuse(ErrForbidden, "not a URL that can be read; write it as https://host/path")
	}
	return u, permitted(u)
}

// permitted refuses what no article is behind.
func permitted(u *url.URL) error {
	switch host := u.Hostname(); {
	case u.Scheme != "http" && u.Scheme != "https":
		return refuse(ErrForbidden, "scheme %q is not read; give an http or https URL", u.Scheme)
	case host == "":
		return refuse(ErrForbidden, "the URL names no host; write it as https://host/path")
	case u.User != nil:
		return refuse(ErrForbidden, "the URL carries a user name; give it without")
	case !ports[u.Port()]:
		return refuse(ErrForbidden, "port %s is not asked; articles are had from ports 80, 443, 8080 and 8443", u.Port())
	case oddNumber(host):
		return refuse(ErrForbidden, "the host %q is an address in an odd spelling; give the site's name", host)
	default:
		return literal(host)
	}
}

// literal refuses a host that is an address and not a public one.
func literal(host string) error {
	if a, err := netip.ParseAddr(host); err == nil && !Public(a) {
		return refuse(ErrForbidden, "%s is no address of the public internet", a)
	}
	return nil
}

// oddNumber reports a host that some programs take for an IPv4 address and
// others for a name: 2130706433, 0x7f.1, 127.1, 0177.0.0.1. No name of the DNS
// ends in a number (WHATWG URL Standard, "ends in a number").
func oddNumber(host string) bool {
	if _, err := netip.ParseAddr(host); err == nil {
		return false
	}
	labels := strings.Split(strings.TrimSuffix(strings.ToLower(host), "."), ".")
	last := labels[len(labels)-1]
	if hex, ok := strings.CutPrefix(last, "0x"); ok {
		return strings.Trim(hex, "0123456789abcdef") == ""
	}
	return last != "" && strings.Trim(last, "0123456789") == ""
}
