package hooks

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"time"
)

// The bounds of a try.
const (
	tryWithin  = 15 * time.Second
	atOnce     = 8        // deliveries under way
	answerRead = 64 << 10 // bytes of an answer that are read, to use its connection again
)

// client follows no redirect, which could lead anywhere, and enters no
// link-local address, where clouds keep their machines' secrets. Other addresses
// of a private network are allowed: webhooks are mostly for programs nearby, and
// only an admin adds one.
func client() *http.Client {
	dialer := &net.Dialer{Timeout: 5 * time.Second, Control: func(_, address string, _ syscall.RawConn) error {
		a, err := netip.ParseAddrPort(address)
		if ip := a.Addr().Unmap(); err != nil || ip.IsLinkLocalUnicast() || ip.IsMulticast() || ip.IsUnspecified() {
			return fmt.Errorf("%s is no address for a webhook", address)
		}
		return nil
	}}
	return &http.Client{Timeout: tryWithin, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{DialContext: dialer.DialContext, MaxIdleConnsPerHost: 2, IdleConnTimeout: time.Minute, TLSHandshakeTimeout: 5 * time.Second}}
}

// send tries every delivery that is due.
func (h *Hooks) send(ctx context.Context, hooks map[string]kept) error {
	waiting, err := all[Delivery](ctx, h.store, deliveryShelf)
	if err != nil {
		return err
	}
	var wg sync.WaitGroup
	turn := make(chan struct{}, atOnce)
	problems := make([]error, len(waiting))
	for i, d := range waiting {
		if d.Next.After(h.now()) {
			continue
		}
		wg.Go(func() {
			turn <- struct{}{}
			defer func() { <-turn }()
			problems[i] = h.try(ctx, d, hooks)
		})
	}
	wg.Wait()
	return errors.Join(problems...)
}

// try sends a delivery, and notes how that went.
func (h *Hooks) try(ctx context.Context, d Delivery, hooks map[string]kept) error {
	k, ok := hooks[d.Hook]
	if !ok { // removed
		return h.store.DropRecord(ctx, deliveryShelf, d.ID)
	}
	err := h.post(ctx, k, d)
	if err == nil {
		return h.store.DropRecord(ctx, deliveryShelf, d.ID)
	}
	if ctx.Err() != nil {
		return ctx.Err() // the server ends; it is no fault of the receiver's
	}
	d.Tries++
	d.Problem = err.Error()
	h.log.WarnContext(ctx, "webhook not delivered", "webhook", k.ID, "delivery", d.ID, "tries", d.Tries, "error", err)
	if d.Tries > len(h.wait) {
		h.log.ErrorContext(ctx, "webhook given up; signatory webhook dead lists it, webhook resend sends it again", "webhook", k.ID, "delivery", d.ID, "url", k.URL)
		if err := h.set(ctx, letterShelf, d.ID, d); err != nil {
			return err
		}
		return h.store.DropRecord(ctx, deliveryShelf, d.ID)
	}
	d.Next = h.now().UTC().Add(h.wait[d.Tries-1])
	return h.set(ctx, deliveryShelf, d.ID, d)
}

func (h *Hooks) post(ctx context.Context, k kept, d Delivery) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, k.URL, bytes.NewReader(d.Body))
	if err != nil {
		return err
	}
	at := h.now()
	signature, err := Sign(k.Secret, d.ID, at, d.Body)
	if err != nil {
		return err
	}
	for name, value := range map[string]string{"Content-Type": "application/json", "User-Agent": "Signatory/" + h.version,
		"webhook-id": d.ID, "webhook-timestamp": strconv.FormatInt(at.Unix(), 10), "webhook-signature": signature} {
		req.Header.Set(name, value)
	}
	res, err := h.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if _, err := io.Copy(io.Discard, io.LimitReader(res.Body, answerRead)); err != nil {
		return err
	}
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return fmt.Errorf("the receiver answered %s", res.Status)
	}
	return nil
}

// Sign is the signature of a delivery: HMAC-SHA256 over its id, the moment of
// sending and the body, with the secret's bytes (Standard Webhooks, "Signature scheme").
func Sign(secret, id string, at time.Time, body []byte) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(secret, "whsec_"))
	if err != nil {
		return "", fmt.Errorf("the secret of a webhook: %w", err)
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%d.%s", id, at.Unix(), body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
