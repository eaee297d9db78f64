package access

import (
	"net/http/httptest"
	"testing"
)

func TestLocal(t *testing.T) {
	for _, tt := range []struct {
		rule, remote, host, origin, site string
		want                             bool
	}{
		{"a command on this machine may write", "127.0.0.1:4000", "127.0.0.1:8080", "", "", true},
		{"so it may by name", "127.0.0.1:4000", "localhost:8080", "", "", true},
		{"and over IPv6", "[::1]:4000", "[::1]:8080", "", "", true},
		{"and over IPv4 in IPv6", "[::ffff:127.0.0.1]:4000", "127.0.0.1", "", "", true},
		{"the site's own page may write", "127.0.0.1:4000", "127.0.0.1:8080", "http://127.0.0.1:8080", "same-origin", true},
		{"another machine may not", "192.0.2.7:4000", "127.0.0.1:8080", "", "", false},
		{"nor a page of another site", "127.0.0.1:4000", "127.0.0.1:8080", "https://evil.example", "", false},
		{"nor one that names no origin", "127.0.0.1:4000", "127.0.0.1:8080", "null", "", false},
		{"nor another program's page on this machine", "127.0.0.1:4000", "127.0.0.1:8080", "http://127.0.0.1:9999", "", false},
		{"nor a name that points here (DNS rebinding)", "127.0.0.1:4000", "evil.example:8080", "http://evil.example:8080", "same-origin", false},
		{"nor a name that begins like ours", "127.0.0.1:4000", "localhost.evil.example", "", "", false},
		{"nor a request that the browser calls cross-site", "127.0.0.1:4000", "127.0.0.1:8080", "", "cross-site", false},
		{"nor one without a host", "127.0.0.1:4000", "", "", "", false},
	} {
		r := httptest.NewRequest("POST", "/api/v1/articles", nil)
		r.RemoteAddr, r.Host = tt.remote, tt.host
		for name, value := range map[string]string{"Origin": tt.origin, "Sec-Fetch-Site": tt.site} {
			if value != "" {
				r.Header.Set(name, value)
			}
		}
		if err := local(r); (err == nil) != tt.want {
			t.Errorf("%s: got %v", tt.rule, err)
		}
	}
}
