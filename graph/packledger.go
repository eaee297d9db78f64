package graph

import (
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
)

// ledgerVersion is the first byte of a ledger that stands by itself. Before it
// was firstVersion, and the ledger told claims by their places in its dossier.
const ledgerVersion = 2

// claimDigits is how many bytes the usual id of a claim is made of.
const claimDigits = 8

// PackLedger writes the ledger of a position that was settled out of d. Lists
// of positions are read out of it alone.
func (d *Dossier) PackLedger(ledger []Step) []byte {
	p := packer{b: make([]byte, 0, 8+64*len(ledger)+9*len(d.Claims))}
	p.b = append(p.b, ledgerVersion)
	p.num(uint64(len(ledger)))
	for i := range ledger {
		s := &ledger[i]
		p.step(s)
		p.claimIDs(s.Claims)
		p.num(uint64(len(s.Evidence)))
		for j := range s.Evidence {
			e := &s.Evidence[j]
			p.id("claim:", e.Claim)
			p.num(uint64(d.Ref(e.Claim)))
			p.num(uint64(e.Start))
			p.num(uint64(e.End))
			p.id("article:", e.Article)
			p.date(e.Date)
		}
	}
	return p.b
}

// Standalone reports whether a ledger is told without its dossier.
func Standalone(ledger []byte) bool { return len(ledger) > 0 && ledger[0] == ledgerVersion }

// Detail is how much of a ledger is wanted.
type Detail string

const (
	Whole Detail = "whole"
	Brief Detail = "brief" // steps lack their claims
	Plain Detail = "plain" // and their proofs
)

// UnpackLedger reads what PackLedger wrote, with the refs of the claims behind
// its proofs by their ids. Quote, Title and URL of proofs are for the store to
// fill in.
func UnpackLedger(b []byte, detail Detail) (ledger []Step, refs map[string]int64, err error) {
	u := unpacker{b: b}
	if u.byte() != ledgerVersion {
		u.fail()
	}
	ledger = make([]Step, u.count())
	if detail != Plain {
		refs = make(map[string]int64, len(ledger))
	}
	for i := range ledger {
		s := &ledger[i]
		u.step(s)
		if detail == Whole {
			s.Claims = u.claimIDs()
		} else {
			u.skipClaimIDs()
		}
		if detail == Plain {
			u.skipProofs()
		} else {
			s.Evidence = u.proofs(refs)
		}
	}
	if u.err != nil {
		return nil, nil, fmt.Errorf("ledger: %w", u.err)
	}
	return ledger, refs, nil
}

// UnpackSteps reads what PackLedger wrote, of any version, without claims and proofs.
func UnpackSteps(b []byte) ([]Step, error) { return unpackSteps(&unpacker{}, b, nil) }

// unpackSteps is UnpackSteps into the room of steps that nobody needs any more, by an
// unpacker that may have been used before.
func unpackSteps(u *unpacker, b []byte, room []Step) ([]Step, error) {
	if !Standalone(b) {
		return unpackFirstSteps(b)
	}
	u.b, u.err = b[1:], nil
	n := u.count()
	steps := slices.Grow(room[:0], n)[:n]
	for i := range steps {
		steps[i] = Step{}
		if u.inBrief {
			u.stepInBrief(&steps[i])
		} else {
			u.step(&steps[i])
		}
		u.skipClaimIDs()
		u.skipProofs()
	}
	if u.err != nil {
		return nil, fmt.Errorf("ledger: %w", u.err)
	}
	return steps, nil
}

func (u *unpacker) proofs(refs map[string]int64) []Proof {
	out := make([]Proof, u.count())
	for i := range out {
		e := &out[i]
		e.Claim = u.id("claim:")
		refs[e.Claim] = int64(u.num())
		e.Start, e.End = int(u.num()), int(u.num())
		e.Article, e.Date = u.id("article:"), u.date()
	}
	return out
}

func (u *unpacker) skipProofs() {
	for range u.count() {
		u.take(u.num() >> 1) // claim
		for range 3 {        // ref, start, end
			u.num()
		}
		u.take(u.num() >> 1) // article
		u.skipDate()
	}
}

func (p *packer) step(s *Step) {
	packWord(p, s.Stance, packedStances)
	packWord(p, s.Tense, packedTenses)
	packWord(p, s.Act, packedActs)
	packWord(p, s.SetAside, packedAsides)
	p.flags(s.Disputed, s.AfterList)
	p.date(s.Date)
	p.date(s.Effective)
	p.date(s.FirstReport)
	p.date(s.LastReport)
	p.date(s.StatusAsOf)
	p.num(uint64(s.Sources))
	p.share(s.Confidence)
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

// stepInBrief reads of a step what tells when and where somebody stood.
func (u *unpacker) stepInBrief(s *Step) {
	s.Stance, s.Tense, s.Act = unpackWord(u, packedStances), unpackWord(u, packedTenses), unpackWord(u, packedActs)
	s.SetAside = unpackWord(u, packedAsides)
	u.flags(&s.Disputed, &s.AfterList)
	s.Date, s.Effective = u.date(), u.date()
	for range 3 { // first report, last report, day of the list
		u.skipDate()
	}
	u.num() // sources
	u.share()
}

// claimIDs writes ids, without their lengths where all are of the usual form.
func (p *packer) claimIDs(ids []string) {
	start := len(p.b)
	p.num(uint64(len(ids))<<1 | 1)
	for _, id := range ids {
		digits, ok := strings.CutPrefix(id, "claim:")
		if !ok || len(digits) != 2*claimDigits || !p.hex(digits) {
			p.b = p.b[:start]
			p.num(uint64(len(ids)) << 1)
			for _, id := range ids {
				p.id("claim:", id)
			}
			return
		}
	}
}

// claimIDs reads ids; those of the usual form are parts of one string.
func (u *unpacker) claimIDs() []string {
	n, usual := u.claimCount()
	ids := make([]string, n)
	if !usual {
		for i := range ids {
			ids[i] = u.id("claim:")
		}
		return ids
	}
	const prefix, length = "claim:", len("claim:") + 2*claimDigits
	digits := u.take(uint64(claimDigits * n))
	text := make([]byte, 0, length*n)
	for ; len(digits) > 0; digits = digits[claimDigits:] {
		text = hex.AppendEncode(append(text, prefix...), digits[:claimDigits])
	}
	all := string(text)
	for i := range ids {
		if u.err == nil {
			ids[i] = all[i*length : (i+1)*length]
		}
	}
	return ids
}

func (u *unpacker) skipClaimIDs() {
	n, usual := u.claimCount()
	if usual {
		u.take(uint64(claimDigits * n))
		return
	}
	for range n {
		u.take(u.num() >> 1)
	}
}

// claimCount reads how many ids follow, and whether all are of the usual form.
func (u *unpacker) claimCount() (n int, usual bool) {
	k := u.num()
	if k>>1 > uint64(len(u.b)) {
		u.fail()
		return 0, false
	}
	return int(k >> 1), k&1 != 0
}
