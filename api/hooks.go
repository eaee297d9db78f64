package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"time"

	"signatory/api/access"
	"signatory/api/hooks"
	"signatory/api/watch"
	"signatory/graph"
)

// errNoHooks answers where the store keeps no webhooks.
var errNoHooks = errors.New("this store keeps no webhooks")

// NewHook is a webhook that somebody adds.
type NewHook struct {
	URL    string       `json:"url" maxLength:"2000" format:"uri"`
	Filter watch.Filter `json:"filter,omitempty"`
}

// AddedHook is a webhook with its secret, which is told this once.
type AddedHook struct {
	hooks.Hook
	Secret string `json:"secret"`
}

// Letter is a delivery that never arrived, or is still tried.
type Letter struct {
	ID      string         `json:"id"`
	Hook    string         `json:"hook"`
	URL     string         `json:"url"`
	Made    time.Time      `json:"made"`
	Tries   int            `json:"tries"`
	Problem string         `json:"problem"`
	Changes []graph.Change `json:"changes"`
}

type hookInput struct {
	ID string `path:"id" maxLength:"512" example:"webhook:k3v9x2q7m4t8w5z1" doc:"Id of the webhook."`
}

type letterInput struct {
	ID string `path:"id" maxLength:"512" example:"delivery:3f2a9c51d07be84612aa45bc" doc:"Id of the delivery."`
}

type newHookInput struct{ Body NewHook }

func (s *server) hookRoutes() {
	notFound := []int{http.StatusNotFound}
	act(s, http.MethodGet, access.Admin, route{"list-webhooks", Base + "/webhooks", "webhooks", "List the webhooks",
		"Without their secrets. " + mayAdminister, nil}, s.listHooks)
	write(s, access.Admin, route{"add-webhook", Base + "/webhooks", "webhooks", "Add a webhook",
		"What is stored from now on and the filter takes is sent to the address, by the Standard Webhooks specification: a POST of {\"type\": \"changes\", \"timestamp\": ..., \"data\": [changes]}, " +
			"signed with the secret that is answered this once: webhook-signature is v1, and the base64 of HMAC-SHA256 over webhook-id.webhook-timestamp.body. " +
			"What is not answered with 2xx within 15 seconds is sent again, ten times in three days, then kept as a dead letter. " + mayAdminister, nil}, s.addHook)
	act(s, http.MethodDelete, access.Admin, route{"remove-webhook", Base + "/webhooks/{id}", "webhooks", "Remove a webhook",
		"What still waits for it is not sent any more. " + mayAdminister, notFound}, s.removeHook)
	write(s, access.Admin, route{"ping-webhook", Base + "/webhooks/{id}/ping", "webhooks", "Send a delivery without changes",
		"Of the type ping, to see whether it arrives. " + mayAdminister, notFound}, s.pingHook)
	act(s, http.MethodGet, access.Admin, route{"list-waiting", Base + "/webhooks/waiting", "webhooks", "List the deliveries that are still tried",
		"Each with the problem of the last try. " + mayAdminister, nil}, s.waiting)
	act(s, http.MethodGet, access.Admin, route{"list-dead-letters", Base + "/webhooks/dead-letters", "webhooks", "List the deliveries that never arrived",
		"Each with the problem of the last try, the oldest first. " + mayAdminister, nil}, s.deadLetters)
	write(s, access.Admin, route{"resend-dead-letter", Base + "/webhooks/dead-letters/{id}/resend", "webhooks", "Send a dead letter again",
		"With all its tries. " + mayAdminister, notFound}, s.resend)
	act(s, http.MethodDelete, access.Admin, route{"drop-dead-letter", Base + "/webhooks/dead-letters/{id}", "webhooks", "Forget a dead letter", mayAdminister, notFound}, s.dropLetter)
}

func (s *server) hooked() (*hooks.Hooks, error) {
	if s.Hooks == nil {
		return nil, errNoHooks
	}
	return s.Hooks, nil
}

func (s *server) listHooks(ctx context.Context, _ *Formatted) (*listOutput[hooks.Hook], error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	return wholeList(h.List(ctx))
}

func (s *server) addHook(ctx context.Context, in *newHookInput) (*one[AddedHook], error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	for _, id := range []string{in.Body.Filter.Actor, in.Body.Filter.Instrument} {
		if id == "" {
			continue
		}
		if _, err := s.Store.Entity(ctx, id); err != nil {
			return nil, &requestError{http.StatusUnprocessableEntity, "filter: " + err.Error()}
		}
	}
	hook, secret, err := h.Add(ctx, in.Body.URL, in.Body.Filter, access.From(ctx).Name)
	if err != nil {
		return nil, err
	}
	return &one[AddedHook]{AddedHook{hook, secret}}, nil
}

func (s *server) removeHook(ctx context.Context, in *hookInput) (*one[hooks.Hook], error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	hook, err := h.Remove(ctx, in.ID)
	return &one[hooks.Hook]{hook}, err
}

func (s *server) pingHook(ctx context.Context, in *hookInput) (*struct{}, error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	return nil, h.Ping(ctx, in.ID)
}

func (s *server) waiting(ctx context.Context, _ *Formatted) (*listOutput[Letter], error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	return lettersOf(h.Waiting(ctx))
}

func (s *server) deadLetters(ctx context.Context, _ *Formatted) (*listOutput[Letter], error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	return lettersOf(h.DeadLetters(ctx))
}

func lettersOf(list []hooks.Delivery, err error) (*listOutput[Letter], error) {
	if err != nil {
		return nil, err
	}
	var out []Letter
	for _, d := range list {
		l, err := letterOf(d)
		if err != nil {
			return nil, err
		}
		out = append(out, l)
	}
	return wholeList(out, nil)
}

func letterOf(d hooks.Delivery) (Letter, error) {
	var p hooks.Payload
	if err := json.Unmarshal(d.Body, &p); err != nil {
		return Letter{}, fmt.Errorf("stored delivery %s: %w", d.ID, err)
	}
	return Letter{d.ID, d.Hook, d.URL, d.Made, d.Tries, d.Problem, emptyIfNil(p.Data)}, nil
}

func (s *server) resend(ctx context.Context, in *letterInput) (*one[Letter], error) {
	return s.onLetter(ctx, in, (*hooks.Hooks).Resend)
}

func (s *server) dropLetter(ctx context.Context, in *letterInput) (*one[Letter], error) {
	return s.onLetter(ctx, in, (*hooks.Hooks).Drop)
}

func (s *server) onLetter(ctx context.Context, in *letterInput, do func(*hooks.Hooks, context.Context, string) (hooks.Delivery, error)) (*one[Letter], error) {
	h, err := s.hooked()
	if err != nil {
		return nil, err
	}
	d, err := do(h, ctx, in.ID)
	if err != nil {
		return nil, err
	}
	l, err := letterOf(d)
	return &one[Letter]{l}, err
}
