package article

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"strings"
	"testing"
)

// inWARC is a record of an archive.
func inWARC(kind, address, media, block string) string {
	return fmt.Sprintf("WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2019-05-04T00:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
		kind, address, media, len(block), block)
}

func answer(head, body string) string { return "HTTP/1.1 " + head + "\r\n\r\n" + body }

const httpResponse = "application/http; msgtype=response"

var crawl = inWARC("warcinfo", "", "application/warc-fields", "software: x\r\n") +
	inWARC("request", "https://c.example/1", "application/http; msgtype=request", "GET /1 HTTP/1.1\r\nHost: c.example\r\n\r\n") +
	inWARC("response", "https://c.example/1?utm_source=x", httpResponse, answer("200 OK\r\nContent-Type: text/html; charset=windows-1252",
		"<title>Caf\xe9 accord</title><p>Norway signed the Caf\xe9 Accord.")) +
	inWARC("response", "https://c.example/2", httpResponse, answer("404 Not Found\r\nContent-Type: text/html", "<p>Norway signed nothing.")) +
	inWARC("response", "https://c.example/3.png", httpResponse, answer("200 OK\r\nContent-Type: image/png", "\x89PNG")) +
	inWARC("response", "<https://c.example/4>", httpResponse, answer("200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked", "10\r\n<p>Sweden signed\r\n4\r\n it.\r\n0\r\n\r\n")) +
	inWARC("response", "https://c.example/5", httpResponse, answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", packed("<p>Peru signed it."))) +
	inWARC("response", "https://c.example/6", httpResponse, answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: br", "x")) +
	inWARC("response", "https://c.example/7", httpResponse, answer("200 OK\r\nContent-Type: text/html", "")) +
	inWARC("revisit", "https://c.example/1", httpResponse, answer("304 Not Modified", "")) +
	inWARC("response", "https://c.example/robots.txt", httpResponse, answer("200 OK\r\nContent-Type: text/plain", "User-agent: *\nDisallow: /sign")) +
	inWARC("response", "https://c.example/feed", httpResponse, answer("200 OK\r\nContent-Type: application/rss+xml",
		`<rss version="2.0"><channel><title>C</title><item><title>Chad</title><link>https://c.example/8</link><description>Chad signed it.</description></item></channel></rss>`)) +
	inWARC("conversion", "https://c.example/9", "text/plain", "Kenya signed the port charter.")

func packed(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.String()
}

func TestWebArchivesAreReadForTheirPages(t *testing.T) {
	for _, c := range []struct {
		says, src string
		want      []string // of each article its path, URL and text, or how its error begins
	}{
		{"a crawl", crawl, []string{
			"a.warc#3|https://c.example/1|Café accord\n\nNorway signed the Café Accord.",
			"a.warc#6|https://c.example/4|Sweden signed it.",
			"a.warc#7|https://c.example/5|Peru signed it.",
			"a.warc#8: https://c.example/6: it is packed as br, which is not read",
			"a.warc#9: no article: the file is empty",
			"a.warc#12#1|https://c.example/8|Chad\n\nChad signed it.",
			"a.warc#13|https://c.example/9|Kenya signed the port charter."}},
		{"no page", inWARC("warcinfo", "", "application/warc-fields", "x"), []string{"a.warc: no article: the archive holds no page"}},
		{"no archive", "Norway signed.", []string{"a.warc#1: no record begins here"}},
		{"cut off in a block", crawl[:len(crawl)-20], []string{"a", "a", "a", "a", "a", "a", "a.warc#13: the archive breaks off within a record"}},
		{"cut off in a head", crawl[:len(inWARC("warcinfo", "", "application/warc-fields", "software: x\r\n"))+20], []string{"a.warc#2: the archive breaks off within a record's head"}},
		{"no length", "WARC/1.0\r\nWARC-Type: response\r\n\r\n", []string{`a.warc#1: field Content-Length is ""; want`}},
		{"a head without end", "WARC/1.0\r\n" + strings.Repeat("a: b\r\n", 1000), []string{"a.warc#1: a record's head has more than 200 lines"}},
	} {
		var got []string
		for d, err := range Stream("a.warc", strings.NewReader(c.src)) {
			if err != nil {
				got = append(got, err.Error())
				continue
			}
			checkOffsets(t, d)
			got = append(got, d.Article.Path+"|"+d.Article.URL+"|"+d.Text)
			if again, err := Again(d.Article); err != nil || again.Text != d.Text {
				t.Errorf("%s: again %v", d.Article.Path, err)
			}
		}
		ok := len(got) == len(c.want)
		for i := range got {
			ok = ok && strings.HasPrefix(got[i], c.want[i])
		}
		if !ok {
			t.Errorf("%s: %q", c.says, got)
		}
	}
}

// TestAPackedPageThatNeverEndsIsRefused: a page of a few kilobytes that unpacks to gigabytes fills no memory.
func TestAPackedPageThatNeverEndsIsRefused(t *testing.T) {
	bomb := inWARC("response", "https://c.example/1", httpResponse, answer("200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip", packed(strings.Repeat("signed ", 4<<20))))
	for _, err := range Stream("a.warc", strings.NewReader(bomb)) {
		if err == nil || !strings.Contains(err.Error(), "more than 10 MB") {
			t.Errorf("%v", err)
		}
	}
}
