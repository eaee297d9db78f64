package graph

import (
	"encoding/json"
	"fmt"
)

// claimVersion is the first byte of a packed claim. What was stored before
// claims were packed begins with a brace: it is JSON.
const claimVersion = 1

// PackClaim packs a claim as it was read, in far fewer bytes than its JSON takes.
// Left out is what a store keeps in columns of its own: id, ends, stance and
// quote, and what it adds when the claim is read back.
func PackClaim(c *Claim) []byte {
	p := packer{b: make([]byte, 0, 48+len(c.Reason.Rule)+len(c.Reason.Words)+len(c.Attribution.Text)+len(c.Reader))}
	p.b = append(p.b, claimVersion)
	precise := c.DatePrecision == c.Date.Precision()
	attributed := c.Attribution != Attribution{}
	changed := c.ActorRead != "" || c.InstrumentRead != "" || c.StanceRead != "" || c.TenseRead != "" || c.DateRead != ""
	p.flags(c.Official, c.Background, c.Summit != "", c.Effective != "", !precise, attributed, changed)
	packWord(&p, c.Tense, packedTenses)
	packWord(&p, c.Act, packedActs)
	p.date(c.Date)
	p.share(c.Confidence)
	p.num(uint64(c.Evidence.Start))
	p.num(uint64(c.Evidence.End))
	p.text(c.Reason.Rule)
	p.text(c.Reason.Words)
	p.text(c.Reader)
	if c.Summit != "" {
		p.text(c.Summit)
	}
	if c.Effective != "" {
		p.date(c.Effective)
	}
	if !precise {
		p.text(c.DatePrecision)
	}
	if attributed {
		p.text(c.Attribution.Entity)
		p.text(c.Attribution.Text)
	}
	if changed {
		p.text(c.ActorRead)
		p.text(c.InstrumentRead)
		p.text(string(c.StanceRead))
		p.text(string(c.TenseRead))
		p.text(string(c.DateRead))
	}
	return p.b
}

// UnpackClaim reads into c what PackClaim wrote, or JSON of a claim.
func UnpackClaim(b []byte, c *Claim) error {
	if len(b) > 0 && b[0] == '{' {
		if err := json.Unmarshal(b, c); err != nil {
			return fmt.Errorf("claim %s: %w", c.ID, err)
		}
		return nil
	}
	u := unpacker{b: b}
	if u.byte() != claimVersion {
		u.fail()
	}
	var summit, effective, imprecise, attributed, changed bool
	u.flags(&c.Official, &c.Background, &summit, &effective, &imprecise, &attributed, &changed)
	c.Tense, c.Act = unpackWord(&u, packedTenses), unpackWord(&u, packedActs)
	c.Date = u.date()
	c.DatePrecision = c.Date.Precision()
	c.Confidence = u.share()
	c.Evidence.Start, c.Evidence.End = int(u.num()), int(u.num())
	c.Reason.Rule, c.Reason.Words, c.Reader = u.text(), u.text(), u.text()
	if summit {
		c.Summit = u.text()
	}
	if effective {
		c.Effective = u.date()
	}
	if imprecise {
		c.DatePrecision = u.text()
	}
	if attributed {
		c.Attribution = Attribution{u.text(), u.text()}
	}
	if changed {
		c.ActorRead, c.InstrumentRead = u.text(), u.text()
		c.StanceRead, c.TenseRead, c.DateRead = Stance(u.text()), Tense(u.text()), Date(u.text())
	}
	if u.err != nil {
		return fmt.Errorf("claim %s: %w", c.ID, u.err)
	}
	return nil
}
