package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// A store keeps beside each position what Settle needs of its claims, so that a
// new claim is settled without reading the others, and the ledger without the
// sentences, which stand with the claims. Both are packed: some forty bytes a
// claim, two a claim in its ledger.

// packVersion is the first byte of what is packed.
const packVersion = 1

// Dossier is what a store keeps of all live claims of one actor on one
// instrument: claims as Settle needs them, without their quotes, in the order
// of their ids. Refs are the store's own numbers of them.
type Dossier struct {
	Claims []Claim
	Refs   []int64
}

// Add takes a claim in, in place of one with the same id.
func (d *Dossier) Add(c Claim, ref int64) {
	c.Evidence.Quote = ""
	i, found := slices.BinarySearchFunc(d.Claims, c.ID, func(c Claim, id string) int { return cmp.Compare(c.ID, id) })
	if found {
		d.Claims[i], d.Refs[i] = c, ref
		return
	}
	d.Claims, d.Refs = slices.Insert(d.Claims, i, c), slices.Insert(d.Refs, i, ref)
}

// Ref is the store's number of a claim, 0 where d has none of that id.
func (d *Dossier) Ref(id string) int64 {
	i, found := slices.BinarySearchFunc(d.Claims, id, func(c Claim, id string) int { return cmp.Compare(c.ID, id) })
	if !found {
		return 0
	}
	return d.Refs[i]
}

// Drop takes out the claims whose refs are given.
func (d *Dossier) Drop(refs map[int64]bool) {
	if len(refs) == 0 {
		return
	}
	kept := Dossier{}
	for i, ref := range d.Refs {
		if !refs[ref] {
			kept.Claims, kept.Refs = append(kept.Claims, d.Claims[i]), append(kept.Refs, ref)
		}
	}
	*d = kept
}

// Pack writes the dossier.
func (d *Dossier) Pack() []byte {
	p := packer{b: make([]byte, 0, 16+48*len(d.Claims))}
	p.b = append(p.b, packVersion)
	p.num(uint64(len(d.Claims)))
	publishers := map[string]int{}
	for i := range d.Claims {
		c := &d.Claims[i]
		p.claim(c)
		p.num(uint64(d.Refs[i]))
		n, known := publishers[c.Publisher]
		if !known {
			n = len(publishers)
			publishers[c.Publisher] = n
		}
		p.num(uint64(n))
		if !known {
			p.text(c.Publisher)
		}
	}
	return p.b
}

// UnpackDossier reads what Pack wrote of a pair.
func UnpackDossier(b []byte, actor, instrument string) (Dossier, error) {
	u := unpacker{b: b}
	u.version()
	n := u.count()
	d := Dossier{Claims: make([]Claim, n), Refs: make([]int64, n)}
	var publishers []string
	for i := range d.Claims {
		c := &d.Claims[i]
		c.Actor, c.Instrument = actor, instrument
		u.claim(c)
		d.Refs[i] = int64(u.num())
		k := int(u.num())
		if k == len(publishers) {
			publishers = append(publishers, u.text())
		}
		if k < 0 || k >= len(publishers) {
			u.fail()
			break
		}
		c.Publisher = publishers[k]
	}
	if u.err != nil {
		return Dossier{}, fmt.Errorf("claims of %s on %s: %w", actor, instrument, u.err)
	}
	return d, nil
}

func (p *packer) claim(c *Claim) {
	p.id("claim:", c.ID)
	packWord(p, c.Stance, packedStances)
	packWord(p, c.Tense, packedTenses)
	packWord(p, c.Act, packedActs)
	p.flags(c.Background, c.Source != c.Article, c.Official)
	p.date(c.Date)
	p.date(c.Effective)
	p.date(c.Published)
	p.share(c.Confidence)
	p.id("article:", c.Article)
	if c.Source != c.Article {
		p.id("article:", c.Source)
	}
	p.num(uint64(c.Evidence.Start))
	p.num(uint64(c.Evidence.End))
}

func (u *unpacker) claim(c *Claim) {
	c.ID = u.id("claim:")
	c.Stance, c.Tense, c.Act = unpackWord(u, packedStances), unpackWord(u, packedTenses), unpackWord(u, packedActs)
	var other bool
	u.flags(&c.Background, &other, &c.Official)
	c.Date, c.Effective, c.Published = u.date(), u.date(), u.date()
	c.DatePrecision = c.Date.Precision()
	c.Confidence = u.share()
	c.Article = u.id("article:")
	c.Source = c.Article
	if other {
		c.Source = u.id("article:")
	}
	c.Evidence.Start, c.Evidence.End = int(u.num()), int(u.num())
}

// PackLedger writes the ledger of a position that was settled out of d.
func (d *Dossier) PackLedger(ledger []Step) []byte {
	at := make(map[string]uint64, len(d.Claims))
	for i := range d.Claims {
		at[d.Claims[i].ID] = uint64(i)
	}
	p := packer{b: make([]byte, 0, 8+32*len(ledger)+2*len(d.Claims))}
	p.b = append(p.b, packVersion)
	p.num(uint64(len(ledger)))
	for i := range ledger {
		s := &ledger[i]
		packWord(&p, s.Stance, packedStances)
		packWord(&p, s.Tense, packedTenses)
		packWord(&p, s.Act, packedActs)
		packWord(&p, s.SetAside, packedAsides)
		p.flags(s.Disputed, s.AfterList)
		p.date(s.Date)
		p.date(s.Effective)
		p.date(s.FirstReport)
		p.date(s.LastReport)
		p.date(s.StatusAsOf)
		p.num(uint64(s.Sources))
		p.share(s.Confidence)
		p.num(uint64(len(s.Claims)))
		last := uint64(0)
		for _, id := range s.Claims {
			p.num(at[id] - last)
			last = at[id]
		}
		p.num(uint64(len(s.Evidence)))
		for j := range s.Evidence {
			p.num(at[s.Evidence[j].Claim])
		}
	}
	return p.b
}

// UnpackLedger reads what PackLedger wrote. Of its proofs Quote, Title and URL
// are for the store to fill in.
func (d *Dossier) UnpackLedger(b []byte) ([]Step, error) {
	u := unpacker{b: b}
	u.version()
	ledger := make([]Step, u.count())
	for i := range ledger {
		s := &ledger[i]
		u.step(s)
		s.Claims = make([]string, u.count())
		at := uint64(0)
		for j := range s.Claims {
			at += u.num()
			s.Claims[j] = u.claimAt(d, at).ID
		}
		s.Evidence = make([]Proof, u.count())
		for j := range s.Evidence {
			c := u.claimAt(d, u.num())
			s.Evidence[j] = Proof{Claim: c.ID, Start: c.Evidence.Start, End: c.Evidence.End, Article: c.Article, Date: c.Published}
		}
	}
	if u.err != nil {
		return nil, fmt.Errorf("ledger: %w", u.err)
	}
	return ledger, nil
}

// step reads a step without its claims and proofs, which follow.
func (u *unpacker) step(s *Step) {
	s.Stance, s.Tense, s.Act = unpackWord(u, packedStances), unpackWord(u, packedTenses), unpackWord(u, packedActs)
	s.SetAside = unpackWord(u, packedAsides)
	u.flags(&s.Disputed, &s.AfterList)
	s.Date, s.Effective, s.FirstReport, s.LastReport, s.StatusAsOf = u.date(), u.date(), u.date(), u.date(), u.date()
	s.Precision = s.Date.Precision()
	s.Sources, s.Confidence = int(u.num()), u.share()
}

// UnpackSteps reads what PackLedger wrote, without claims and proofs.
func UnpackSteps(b []byte) ([]Step, error) {
	u := unpacker{b: b}
	u.version()
	ledger := make([]Step, u.count())
	for i := range ledger {
		u.step(&ledger[i])
		for range 2 { // claims, proofs
			for range u.count() {
				u.num()
			}
		}
	}
	if u.err != nil {
		return nil, fmt.Errorf("ledger: %w", u.err)
	}
	return ledger, nil
}

func (u *unpacker) claimAt(d *Dossier, i uint64) *Claim {
	if u.err != nil || i >= uint64(len(d.Claims)) {
		u.fail()
		return &Claim{}
	}
	return &d.Claims[i]
}

// What a word is packed as is its place here; new words are added at the end.
var (
	packedStances = []Stance{"", Signed, Ratified, Endorsed, NotSigned, Refused, Abstained, Withdrew, Suspended}
	packedTenses  = []Tense{Past, Planned}
	packedAsides  = []SetAside{"", Corrected, Overruled, Rejected}
	packedActs    = []Act{"", Signature, DefinitiveSignature, Ratification, Acceptance, Approval, Accession, Succession,
		SuccessionToSignature, FormalConfirmation, ConsentToBeBound, ProvisionalApplication, Reservation, Withdrawal}
)
