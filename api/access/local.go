package access

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
)

// local lets a request through that comes from this machine and is meant for
// it. The address alone is not enough: a page of another site can make the
// browser of this machine send a request (its Origin tells), also under a name of
// that site which it lets point here (DNS rebinding: the Host tells); and a proxy
// on this machine passes on the requests of others (it says so).
func local(r *http.Request) error {
	if !isLocal(r.RemoteAddr) {
		return fmt.Errorf("%w: without a token only this machine may write (loopback); `signatory token add` makes one", ErrForbidden)
	}
	for _, h := range []string{"Forwarded", "X-Forwarded-For", "X-Real-Ip", "Via"} {
		if r.Header.Get(h) != "" {
			return fmt.Errorf("%w: without a token only this machine may write, and %s tells that a proxy passed this on", ErrForbidden, h)
		}
	}
	if !isLoopbackHost(r.Host) {
		return fmt.Errorf("%w: the Host %s is not this machine; write to 127.0.0.1, [::1] or localhost", ErrForbidden, r.Host)
	}
	return sameSite(r)
}

// sameSite refuses what a page of another site made a browser send.
func sameSite(r *http.Request) error {
	if site := r.Header.Get("Sec-Fetch-Site"); site != "" && site != "same-origin" && site != "none" {
		return fmt.Errorf("%w: a page of another site may not write here", ErrForbidden)
	}
	origin := r.Header.Get("Origin")
	if origin == "" {
		return nil // not a browser
	}
	u, err := url.Parse(origin)
	if err != nil || u.Host == "" || !strings.EqualFold(u.Host, r.Host) {
		return fmt.Errorf("%w: the Origin %s is not this site", ErrForbidden, origin)
	}
	return nil
}

// isLocal reports whether an address is this machine's own.
func isLocal(remoteAddr string) bool {
	a, err := netip.ParseAddrPort(remoteAddr)
	return err == nil && a.Addr().Unmap().IsLoopback()
}

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
