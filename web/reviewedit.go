package web

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"signatory/api/access"
	"signatory/graph"
)

// correcting is the form that says what a sentence really says.
type correcting struct {
	Claim     *graph.Claim
	Actor, On field
	Reading   string // a choice of readings
	Date      string
}

// field asks for an entity by its name.
type field struct {
	Value   string  // what stands in it
	Was     string  // the name of what was read
	Asked   bool    // the name means several, or nothing
	Choices []named // what it may mean
}

// Readings are the choices of the form.
func (c *correcting) Readings() []reading { return readings(c.Reading) }

// WasReading is what was read.
func (c *correcting) WasReading() string { return readAs(c.Claim) }

// The kinds that an actor can be, and an instrument.
var (
	actorKinds      = []graph.Kind{graph.Country, graph.Organization, graph.Person}
	instrumentKinds = []graph.Kind{graph.Instrument}
)

// editPage is the form on a page of its own, where a name in it means several or nothing.
type editPage struct {
	*correcting
	Proof  proof
	By     string
	Named  bool
	May    bool
	CSRF   string
	Back   string
	Reason string
}

// Here is where the page leads back to.
func (p editPage) Here() string { return p.Back }

// edit shows the form, with what its names may mean.
func (s *site) edit(w http.ResponseWriter, r *http.Request) error {
	ctx, q := r.Context(), r.URL.Query()
	page, err := s.Store.Claims(ctx, graph.ClaimQuery{ID: q.Get("claim"), Paging: graph.Paging{Limit: 1}})
	if err != nil {
		return err
	}
	if q.Get("claim") == "" || len(page.Items) == 0 {
		return graph.ErrNotFound
	}
	proofs, err := s.proofsOf(ctx, page.Items)
	if err != nil {
		return err
	}
	form, err := s.formOf(ctx, &page.Items[0], q.Get)
	if err != nil {
		return err
	}
	p := editPage{correcting: form, Proof: proofs[0], May: s.may(r), CSRF: access.From(ctx).CSRF, Back: ownPath(q.Get("back")), Reason: q.Get("reason")}
	p.By, p.Named = who(r, q.Get("by"))
	w.Header().Set("Cache-Control", "no-store")
	return s.render(w, r, http.StatusOK, "edit", frame{Title: "Correct a reading", Section: "/review", Page: p})
}

// formOf is the form of a claim, filled in with what value gives.
func (s *site) formOf(ctx context.Context, c *graph.Claim, value func(string) string) (*correcting, error) {
	names := s.namer()
	out := &correcting{Claim: c, Reading: readAs(c), Date: string(c.Date)}
	if v := value("reading"); v != "" {
		out.Reading, out.Date = v, value("date")
	}
	for _, f := range []struct {
		name, id string
		kinds    []graph.Kind
		into     *field
	}{{"actor", c.Actor, actorKinds, &out.Actor}, {"instrument", c.Instrument, instrumentKinds, &out.On}} {
		was, err := names.name(ctx, f.id)
		if err != nil {
			return nil, err
		}
		*f.into = field{Value: was.Name, Was: was.Name}
		words := strings.TrimSpace(value(f.name))
		if words == "" || words == was.Name {
			continue
		}
		found, sure, err := s.meant(ctx, words, f.kinds)
		if err != nil {
			return nil, err
		}
		f.into.Value, f.into.Asked, f.into.Choices = words, !sure, found
		if sure {
			f.into.Value = found[0].Name
		}
	}
	return out, nil
}

// correctionOf is what a form says of a claim where it differs from what was
// read: each field stands beside its "was". Of names that mean several or
// nothing it gives the address of the page that asks.
func (s *site) correctionOf(ctx context.Context, value func(string) string) (to graph.Correction, ask string, err error) {
	changed := func(field string) (string, bool) {
		v := strings.TrimSpace(value(field))
		return v, v != strings.TrimSpace(value("was-"+field))
	}
	for _, f := range []struct {
		name  string
		kinds []graph.Kind
		into  *string
	}{{"actor", actorKinds, &to.Actor}, {"instrument", instrumentKinds, &to.Instrument}} {
		words, ok := changed(f.name)
		if !ok {
			continue
		}
		found, sure, err := s.meant(ctx, words, f.kinds)
		if err != nil {
			return to, "", err
		}
		if !sure {
			return to, askAgain(value), nil
		}
		*f.into = found[0].ID
	}
	if v, ok := changed("reading"); ok {
		stance, tense, _ := strings.Cut(v, " ")
		to.Stance, to.Tense = graph.Stance(stance), graph.Tense(tense)
	}
	if v, ok := changed("date"); ok {
		date := graph.Date(v)
		to.Date = &date
	}
	return to, "", nil
}

// askAgain is the address of the form with all that was filled in.
func askAgain(value func(string) string) string {
	v := url.Values{}
	for _, name := range []string{"claim", "actor", "instrument", "reading", "date", "by", "reason", "back"} {
		if x := value(name); x != "" {
			v.Set(name, x)
		}
	}
	return "/review/edit?" + v.Encode()
}
