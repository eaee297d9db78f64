package fetch

import "net/netip"

// notPublic are the networks whose addresses lead to no server of the public
// internet: IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890,
// as CPython's ipaddress module lists them), with the networks that the
// registries call public but that carry another address in them, or none.
var notPublic = prefixes(
	"0.0.0.0/8",       // this network
	"10.0.0.0/8",      // private
	"100.64.0.0/10",   // shared by a provider's customers
	"127.0.0.0/8",     // loopback
	"169.254.0.0/16",  // link-local; clouds serve credentials at 169.254.169.254
	"172.16.0.0/12",   // private
	"192.0.0.0/24",    // protocol assignments
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // 6to4 relays
	"192.168.0.0/16",  // private
	"198.18.0.0/15",   // benchmarks
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"224.0.0.0/4",     // multicast
	"240.0.0.0/4",     // reserved, and broadcast
	"2001::/23",       // protocol assignments, Teredo among them, which carries an IPv4 address
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4, which carries an IPv4 address
	"3fff::/20",       // documentation
)

// globalUnicast is the one part of IPv6 from which public addresses are given
// out (IANA, Internet Protocol Version 6 Address Space). Outside of it lie
// loopback, link-local, private and multicast addresses and those that carry
// an IPv4 address (::a.b.c.d, NAT64).
var globalUnicast = netip.MustParsePrefix("2000::/3")

func prefixes(texts ...string) []netip.Prefix {
	out := make([]netip.Prefix, len(texts))
	for i, t := range texts {
		out[i] = netip.MustParsePrefix(t)
	}
	return out
}

// Public reports whether an address can be that of a server of the public
// internet. An IPv4 address inside an IPv6 one (::ffff:127.0.0.1) counts as itself.
func Public(a netip.Addr) bool {
	if a.Zone() != "" {
		return false // an address of one link
	}
	a = a.Unmap()
	if !a.IsValid() || a.Is6() && !globalUnicast.Contains(a) {
		return false
	}
	for _, p := range notPublic {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
