package graph

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"
	"sort"
	"time"
)

// A store keeps beside each position what Settle needs of its claims, so that a
// new claim is settled without reading the others, and the ledger without the
// sentences, which stand with the claims. Both are packed: some forty bytes a
// claim, eight a claim in its ledger (packledger.go).

// packVersion is the first byte of what is packed. Dossiers of firstVersion lack
// the times at which their claims were stored.
const (
	firstVersion = 1
	packVersion  = 2
)

// Dossier is what a store keeps of all live claims of one actor on one
// instrument: claims as Settle needs them, without their quotes, in the order
// of their ids. Refs are the store's own numbers of them.
type Dossier struct {
	Claims []Claim
	Refs   []int64
}

// Add takes a claim in, in place of one with the same id.
func (d *Dossier) Add(c Claim, ref int64) {
	*d = d.With(&Dossier{Claims: []Claim{c}, Refs: []int64{ref}})
}

// With is the claims of d and more, which are in any order. Of those with the
// same id the last one stays.
func (d *Dossier) With(more *Dossier) Dossier {
	order := make([]int, len(more.Claims))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(more.Claims[i].ID, more.Claims[j].ID) })
	out := Dossier{make([]Claim, 0, len(d.Claims)+len(order)), make([]int64, 0, len(d.Claims)+len(order))}
	take := func(c Claim, ref int64) {
		if last := len(out.Claims) - 1; last >= 0 && out.Claims[last].ID == c.ID {
			out.Claims, out.Refs = out.Claims[:last], out.Refs[:last]
		}
		out.Claims, out.Refs = append(out.Claims, c), append(out.Refs, ref)
	}
	at := 0
	for _, i := range order {
		c := more.Claims[i]
		for ; at < len(d.Claims) && d.Claims[at].ID <= c.ID; at++ {
			take(d.Claims[at], d.Refs[at])
		}
		c.Evidence.Quote = ""
		take(c, more.Refs[i])
	}
	return Dossier{append(out.Claims, d.Claims[at:]...), append(out.Refs, d.Refs[at:]...)}
}

// merge is With where d has room for more and nobody needs it as it was.
func (d *Dossier) merge(more *Dossier) Dossier {
	order := make([]int, len(more.Claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(more.Claims[i].ID, more.Claims[j].ID) })
	places := make([]int, len(order)) // in d
	for k, i := range order {
		id := more.Claims[i].ID
		var there bool
		if places[k], there = d.find(id); there || k > 0 && more.Claims[order[k-1]].ID == id {
			return d.With(more)
		}
	}
	from := len(d.Claims) // of what is not yet moved up, the end
	out := Dossier{d.Claims[:from+len(order)], d.Refs[:from+len(order)]}
	for k := len(order) - 1; k >= 0; k-- {
		c := more.Claims[order[k]]
		c.Evidence.Quote = ""
		to := places[k]
		copy(out.Claims[to+k+1:], d.Claims[to:from])
		copy(out.Refs[to+k+1:], d.Refs[to:from])
		out.Claims[to+k], out.Refs[to+k], from = c, more.Refs[order[k]], to
	}
	return out
}

// Ref is the store's number of a claim, 0 where d has none of that id.
func (d *Dossier) Ref(id string) int64 {
	i, found := d.find(id)
	if !found {
		return 0
	}
	return d.Refs[i]
}

// find is the place of a claim in d, or where it would be.
func (d *Dossier) find(id string) (at int, found bool) {
	return sort.Find(len(d.Claims), func(i int) int { return cmp.Compare(id, d.Claims[i].ID) })
}

// Until is the claims of d that were stored by a moment, all for the zero time.
func (d *Dossier) Until(moment time.Time) *Dossier {
	n := 0
	for i := range d.Claims {
		if !d.Claims[i].Recorded.After(moment) {
			n++
		}
	}
	if moment.IsZero() || n == len(d.Claims) {
		return d
	}
	kept := Dossier{make([]Claim, 0, n), make([]int64, 0, n)}
	for i := range d.Claims {
		if !d.Claims[i].Recorded.After(moment) {
			kept.Claims, kept.Refs = append(kept.Claims, d.Claims[i]), append(kept.Refs, d.Refs[i])
		}
	}
	return &kept
}

// Pack writes the dossier.
func (d *Dossier) Pack() []byte {
	p := packer{b: make([]byte, 0, 16+48*len(d.Claims))}
	p.b = append(p.b, packVersion)
	p.num(uint64(len(d.Claims)))
	var publishers roster[string]
	var moments roster[int64]
	for i := range d.Claims {
		c := &d.Claims[i]
		p.claim(c)
		p.num(uint64(d.Refs[i]))
		p.moment(c.Recorded, &moments)
		n, isNew := publishers.place(c.Publisher)
		p.num(uint64(n))
		if isNew {
			p.text(c.Publisher)
		}
	}
	return p.b
}

// UnpackDossier reads what Pack wrote of a pair.
func UnpackDossier(b []byte, actor, instrument string) (Dossier, error) {
	return unpackDossier(b, actor, instrument, nil, 0)
}

// unpackDossier takes the claims of so many more than those that it reads from room,
// which may be nil.
func unpackDossier(b []byte, actor, instrument string, room *dossierRoom, more int) (Dossier, error) {
	u := unpacker{b: b}
	version := u.byte()
	if version != firstVersion && version != packVersion {
		u.fail()
	}
	n := u.count()
	var d Dossier
	if room == nil {
		d = Dossier{Claims: make([]Claim, n), Refs: make([]int64, n)}
	} else {
		d = room.dossier(n, more)
		u.known, u.names = &room.dates, room.names
		u.ids.Grow(n * idBytes)
	}
	var publishers []string
	var moments []time.Time
	for i := range d.Claims {
		c := &d.Claims[i]
		c.Actor, c.Instrument = actor, instrument
		u.claim(c)
		d.Refs[i] = int64(u.num())
		if version != firstVersion {
			c.Recorded = u.moment(&moments)
		}
		k := int(u.num())
		if k == len(publishers) {
			publishers = append(publishers, u.name())
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

// DossierRefs are the refs of a packed dossier, of the claims behind the id
// after and at most so many; a negative number asks for all.
func DossierRefs(b []byte, after string, most int) ([]int64, error) {
	d, err := UnpackDossier(b, "", "")
	if err != nil {
		return nil, err
	}
	from, found := d.find(after)
	if found {
		from++
	}
	refs := d.Refs[from:]
	if most >= 0 && most < len(refs) {
		refs = refs[:most]
	}
	return refs, nil
}

// Timed reports whether a packed dossier tells when its claims were stored.
func Timed(dossier []byte) bool { return len(dossier) > 0 && dossier[0] == packVersion }

// moment writes one of few times: its place among those before, itself where it is new.
func (p *packer) moment(t time.Time, known *roster[int64]) {
	at := t.UnixNano()
	n, isNew := known.place(at)
	p.num(uint64(n))
	if isNew {
		p.b = binary.LittleEndian.AppendUint64(p.b, uint64(at))
	}
}

func (u *unpacker) moment(known *[]time.Time) time.Time {
	n := u.num()
	if n == uint64(len(*known)) {
		if b := u.take(8); b != nil {
			*known = append(*known, time.Unix(0, int64(binary.LittleEndian.Uint64(b))).UTC())
		}
	}
	if n >= uint64(len(*known)) {
		u.fail()
		return time.Time{}
	}
	return (*known)[n]
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

// What a word is packed as is its place here; new words are added at the end.
var (
	packedStances = []Stance{"", Signed, Ratified, Endorsed, NotSigned, Refused, Abstained, Withdrew, Suspended}
	packedTenses  = []Tense{Past, Planned}
	packedAsides  = []SetAside{"", Corrected, Overruled, Rejected}
	packedActs    = []Act{"", Signature, DefinitiveSignature, Ratification, Acceptance, Approval, Accession, Succession,
		SuccessionToSignature, FormalConfirmation, ConsentToBeBound, ProvisionalApplication, Reservation, Withdrawal}
)
