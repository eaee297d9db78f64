package graph

import (
	"encoding/json"
	"fmt"
)

// PackCount packs a count as it was read. Like a claim it begins with a version,
// by which it is told from JSON.
func PackCount(c *Count) []byte {
	p := packer{b: make([]byte, 0, 32+len(c.Instrument)+len(c.Of)+len(c.Evidence.Quote))}
	p.b = append(p.b, claimVersion)
	packWord(&p, c.Stance, packedStances)
	packWord(&p, c.Tense, packedTenses)
	p.num(uint64(c.Count))
	p.text(c.Qualifier)
	p.text(c.Of)
	p.text(c.Instrument)
	p.text(c.Evidence.Quote)
	p.num(uint64(c.Evidence.Start))
	p.num(uint64(c.Evidence.End))
	return p.b
}

// UnpackCount reads what PackCount wrote, or JSON of a count.
func UnpackCount(b []byte) (Count, error) {
	var c Count
	if len(b) > 0 && b[0] == '{' {
		if err := json.Unmarshal(b, &c); err != nil {
			return c, fmt.Errorf("a reported number: %w", err)
		}
		return c, nil
	}
	u := unpacker{b: b}
	if u.byte() != claimVersion {
		u.fail()
	}
	c.Stance, c.Tense = unpackWord(&u, packedStances), unpackWord(&u, packedTenses)
	c.Count = int(u.num())
	c.Qualifier, c.Of, c.Instrument = u.text(), u.text(), u.text()
	c.Evidence = Evidence{u.text(), int(u.num()), int(u.num())}
	if u.err != nil {
		return Count{}, fmt.Errorf("a reported number: %w", u.err)
	}
	return c, nil
}
