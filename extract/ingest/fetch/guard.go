package fetch

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"syscall"
)

// Resolver finds the addresses of a host; *net.Resolver is one.
type Resolver interface {
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// DialFunc opens a connection to an address that the guard let through.
type DialFunc func(ctx context.Context, network, address string) (net.Conn, error)

// guard dials for the HTTP transport. It resolves the name itself and connects
// to the very address that it judged, so that a second answer of the DNS
// changes nothing, and it is asked anew for every redirect.
type guard struct {
	resolver Resolver
	dial     DialFunc
}

func (g *guard) dialContext(ctx context.Context, network, hostport string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(hostport)
	if err != nil {
		return nil, refuse(ErrForbidden, "%q is no host and port", hostport)
	}
	if !ports[port] {
		return nil, refuse(ErrForbidden, "port %s is not asked", port)
	}
	addresses, err := g.resolve(ctx, host)
	if err != nil {
		return nil, err
	}
	var failed error
	for _, a := range addresses {
		c, err := g.dial(ctx, network, netip.AddrPortFrom(a, number(port)).String())
		if err == nil {
			return c, nil
		}
		failed = errors.Join(failed, err)
	}
	return nil, failed
}

// resolve gives the addresses of a host. One that is not public condemns them
// all: a name that leads to this house and outside of it is a trap.
func (g *guard) resolve(ctx context.Context, host string) ([]netip.Addr, error) {
	if oddNumber(host) {
		return nil, refuse(ErrForbidden, "the host %q is an address in an odd spelling; give the site's name", host)
	}
	found := []netip.Addr{}
	if a, err := netip.ParseAddr(host); err == nil {
		found = append(found, a)
	} else if found, err = g.resolver.LookupNetIP(ctx, "ip", host); err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, refuse(ErrUnreachable, "there is no address for %s", host)
	}
	for i, a := range found {
		if !Public(a) {
			return nil, refuse(ErrForbidden, "%s leads to %s, which is no address of the public internet", host, a.Unmap())
		}
		found[i] = a.Unmap()
	}
	return found, nil
}

func number(port string) uint16 {
	var n uint16
	fmt.Sscan(port, &n) //nolint:errcheck // one of ports
	return n
}

// network is the dialer of the real network. The kernel is the last to be
// asked: Control sees the address that is connected to.
func network() DialFunc {
	d := &net.Dialer{Control: func(_, address string, _ syscall.RawConn) error {
		ap, err := netip.ParseAddrPort(address)
		if err != nil || !Public(ap.Addr()) {
			return refuse(ErrForbidden, "%s is no address of the public internet", address)
		}
		return nil
	}}
	return d.DialContext
}
