package article

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"mime"
	"net/http/httputil"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
)

// streamWARC reads the pages of a web archive (WARC, ISO 28500) in their order:
// what servers answered with status 200, what was saved without an answer, and
// texts that were made of pages. An article's URL is the record's. Images,
// requests, notes of the crawler and what it had seen before are passed over. A
// page that cannot be read harms no other; where records cannot be told apart
// any more the archive ends with an error.
func (s Source) streamWARC(r io.Reader) iter.Seq2[*Document, error] {
	return func(yield func(*Document, error) bool) {
		br := bufio.NewReaderSize(r, 1<<16)
		pages := 0
		for number := 1; ; number++ {
			record, err := nextRecord(br)
			name := fmt.Sprintf("%s#%d", s.Name, number)
			switch {
			case errors.Is(err, io.EOF) && pages == 0:
				yield(nil, fmt.Errorf("%s: %w: the archive holds no page", s.Name, ErrUnreadable))
				return
			case errors.Is(err, io.EOF):
				return
			case err != nil:
				yield(nil, fmt.Errorf("%s: %w", name, err))
				return
			}
			for d, err := range s.archived(name, record) {
				if pages++; !yield(d, err) {
					return
				}
			}
			if err := record.rest(); err != nil {
				yield(nil, fmt.Errorf("%s: %w", name, err))
				return
			}
		}
	}
}

// warcRecord is one record of an archive, whose block is still to be read.
type warcRecord struct {
	head  textproto.MIMEHeader
	block *io.LimitedReader
}

// rest passes over what has not been read of the block.
func (r warcRecord) rest() error {
	if _, err := io.Copy(io.Discard, r.block); err != nil {
		return err
	}
	if r.block.N > 0 {
		return errors.New("the archive breaks off within a record")
	}
	return nil
}

// The bounds of a record's head, which holds some ten lines.
const (
	headLines    = 200
	headLineSize = 64 << 10
)

var errNoRecord = errors.New(`no record begins here; one begins with "WARC/"`)

// nextRecord reads the head of the next record; io.EOF says that there is none.
func nextRecord(br *bufio.Reader) (warcRecord, error) {
	var version []byte
	for len(version) == 0 { // records are parted by empty lines
		line, err := readLine(br, headLineSize)
		if err != nil {
			return warcRecord{}, recordError(err)
		}
		version = bytes.TrimSpace(line)
	}
	if !bytes.HasPrefix(version, []byte("WARC/")) {
		return warcRecord{}, errNoRecord
	}
	head := textproto.MIMEHeader{}
	for range headLines {
		line, err := readLine(br, headLineSize)
		if errors.Is(err, io.EOF) {
			return warcRecord{}, errors.New("the archive breaks off within a record's head")
		}
		if err != nil {
			return warcRecord{}, recordError(err)
		}
		line = bytes.TrimSpace(line)
		if len(line) == 0 {
			size, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64)
			if err != nil || size < 0 {
				return warcRecord{}, fmt.Errorf("field Content-Length is %q; want the size of the record in bytes", head.Get("Content-Length"))
			}
			return warcRecord{head, &io.LimitedReader{R: br, N: size}}, nil
		}
		name, value, _ := strings.Cut(string(line), ":")
		head.Add(name, strings.TrimSpace(value))
	}
	return warcRecord{}, fmt.Errorf("a record's head has more than %d lines", headLines)
}

func recordError(err error) error {
	if errors.Is(err, errLongLine) {
		return errNoRecord
	}
	return err
}

// archived reads the articles of a record: none where it holds no text, one of
// a page, any number of a feed.
func (s Source) archived(name string, record warcRecord) iter.Seq2[*Document, error] {
	address := strings.Trim(record.head.Get("WARC-Target-URI"), "<>")
	fail := func(err error) iter.Seq2[*Document, error] {
		return func(yield func(*Document, error) bool) { yield(nil, fmt.Errorf("%s: %s: %w", name, address, err)) }
	}
	none := func(func(*Document, error) bool) {}
	kind, body := record.head.Get("Content-Type"), io.Reader(record.block)
	switch record.head.Get("WARC-Type") {
	case "response":
		a, err := readReply(body)
		if !strings.HasPrefix(strings.ToLower(kind), "application/http") || err != nil || a.status != "200" {
			return none
		}
		if kind = a.head.Get("Content-Type"); endingOfMedia(kind, address) == "" {
			return none
		}
		if body, err = a.unpacked(); err != nil {
			return fail(err)
		}
	case "resource", "conversion":
	default:
		return none
	}
	ending := endingOfMedia(kind, address)
	if ending == "" {
		return none
	}
	src, err := io.ReadAll(io.LimitReader(body, MaxSize+1))
	if err != nil {
		return fail(fmt.Errorf("what the server answered is broken: %w", err))
	}
	if record.rest() != nil {
		return none // it is told of where the next record is looked for
	}
	if len(src) > MaxSize {
		return fail(fmt.Errorf("more than %d MB, which no article has", MaxSize>>20))
	}
	_, params, _ := mime.ParseMediaType(kind) // where it cannot be read no character set is stated
	page := Source{Name: name, Ending: ending, URL: address, Charset: params["charset"], Columns: s.Columns}
	if page.Many() {
		return page.Stream(bytes.NewReader(src))
	}
	return func(yield func(*Document, error) bool) { yield(page.Parse(src)) }
}

// reply is what a server answered, as a record keeps it.
type reply struct {
	status string // three digits
	head   textproto.MIMEHeader
	body   io.Reader
}

// readReply reads an HTTP message (RFC 9112) up to its body.
func readReply(r io.Reader) (reply, error) {
	br := bufio.NewReader(r)
	t := textproto.NewReader(br)
	line, err := t.ReadLine()
	if err != nil {
		return reply{}, fmt.Errorf("read the status line: %w", err)
	}
	f := strings.Fields(line)
	if len(f) < 2 || !strings.HasPrefix(f[0], "HTTP/") {
		return reply{}, fmt.Errorf("%s is no status line of HTTP", oneLine(line))
	}
	head, err := t.ReadMIMEHeader()
	if err != nil {
		return reply{}, fmt.Errorf("read the head of the answer: %w", err)
	}
	a := reply{status: f[1], head: head, body: br}
	if strings.EqualFold(head.Get("Transfer-Encoding"), "chunked") {
		a.body = httputil.NewChunkedReader(br)
	} else if n, err := strconv.ParseInt(head.Get("Content-Length"), 10, 64); err == nil && n >= 0 {
		a.body = io.LimitReader(br, n)
	}
	return a, nil
}

// unpacked is the body as it was before the server packed it.
func (a reply) unpacked() (io.Reader, error) {
	switch encoding := strings.ToLower(a.head.Get("Content-Encoding")); encoding {
	case "", "identity":
		return a.body, nil
	case "gzip", "x-gzip":
		return gzip.NewReader(a.body)
	case "deflate":
		return flate.NewReader(a.body), nil
	default:
		return nil, fmt.Errorf("it is packed as %s, which is not read; want gzip, deflate or none", oneLine(encoding))
	}
}

// endingOfMedia is the ending of files of a media type, "" for one that holds no
// article.
func endingOfMedia(kind, address string) string {
	media, _, _ := strings.Cut(strings.ToLower(kind), ";")
	switch strings.TrimSpace(media) {
	case "text/html", "application/xhtml+xml":
		return ".html"
	case "text/plain":
		if u, err := url.Parse(address); err == nil && strings.EqualFold(u.Path, "/robots.txt") {
			return ""
		}
		return ".txt"
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml":
		return ".xml"
	}
	return ""
}
