package article

import (
	"crypto/sha256"
	"encoding/hex"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/idna"
)

// tracking are the parameters that say how a reader came to a page, not which page it is.
var tracking = regexp.MustCompile(`(?i)^(?:utm_.*|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_cid|mc_eid|cmpid|ocid|ftag|smid|ref_src|guccounter|guce_referrer.*)$`)

// absolute reports a web address that names its host.
func absolute(s string) bool {
	u, err := url.Parse(strings.TrimSpace(s))
	return err == nil && (strings.EqualFold(u.Scheme, "http") || strings.EqualFold(u.Scheme, "https")) && strings.Trim(u.Hostname(), ".") != ""
}

// CanonicalURL is the one form of a web address by which an article is known:
// scheme and host in small letters, the host in ASCII, no default port, no
// fragment, no tracking parameters. It is "" for what is no web address.
func CanonicalURL(s string) string {
	if !absolute(s) {
		return ""
	}
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	u.Scheme = strings.ToLower(u.Scheme)
	u.Host = canonicalHost(u)
	u.Fragment, u.RawFragment, u.User = "", "", nil
	if u.Path == "" {
		u.Path = "/"
	}
	kept := []string{}
	for _, p := range strings.FieldsFunc(u.RawQuery, func(r rune) bool { return r == '&' }) {
		p = strings.TrimSpace(p) // a query may end in spaces before a fragment, an address may not
		name, _, _ := strings.Cut(p, "=")
		if p != "" && !tracking.MatchString(name) {
			kept = append(kept, p)
		}
	}
	u.RawQuery, u.ForceQuery = strings.Join(kept, "&"), false
	return u.String()
}

func canonicalHost(u *url.URL) string {
	host := strings.ToLower(strings.TrimRight(u.Hostname(), "."))
	if ascii, err := idna.Lookup.ToASCII(host); err == nil {
		host = ascii
	}
	if strings.Contains(host, ":") {
		host = "[" + host + "]"
	}
	if p := u.Port(); p != "" && !(u.Scheme == "http" && p == "80") && !(u.Scheme == "https" && p == "443") {
		host += ":" + p
	}
	return host
}

// hostOf names the site of a URL, without "www.".
func hostOf(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// ID is the id of an article at a canonical URL, "" for one that has only its bytes.
func ID(canonical string, raw []byte) string { return articleID(canonical, raw) }

// articleID is "article:" and 32 hexadecimal digits of a hash of the article's
// canonical URL, else of its bytes.
func articleID(canonical string, raw []byte) string {
	if canonical != "" {
		return "article:" + digest([]byte(canonical))
	}
	return "article:" + digest(raw)
}

func digest(b []byte) string {
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:16])
}
