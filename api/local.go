package api

import (
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// mayWrite lets a request through that comes from this machine and is meant for
// it. The address alone is not enough: a page of another site can make the
// browser of this machine send a request (its Origin tells), also under a name of
// that site which it lets point here (DNS rebinding: the Host tells).
func mayWrite(r *http.Request) error {
	remote, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil || !remote.Addr().Unmap().IsLoopback() {
		return forbidden("articles are taken from this machine only (loopback)")
	}
	if !isLoopbackHost(r.Host) {
		return forbidden("the Host " + r.Host + " is not this machine; write to 127.0.0.1, [::1] or localhost")
	}
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return forbidden("a page of another site may not write here")
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return nil // not a browser
	}
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) {
		return forbidden("the Origin " + origin + " is not this site")
	}
	return nil
}

func forbidden(detail string) error { return &requestError{http.StatusForbidden, detail} }

// isLoopbackHost says whether a Host header names this machine, whatever the port.
func isLoopbackHost(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.Trim(host, "[]")
	if strings.EqualFold(host, "localhost") {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.Unmap().IsLoopback()
}
