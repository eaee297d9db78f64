package graph

import "fmt"

// What the first version of a ledger is read by, which stands in a Neo4j
// database until its position is settled again.

// UnpackLedger reads a ledger of the first version, which told claims by their
// places in d; see the function UnpackLedger.
func (d *Dossier) UnpackLedger(b []byte) ([]Step, error) {
	u := unpacker{b: b}
	u.first()
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

// unpackFirstSteps reads such a ledger without claims and proofs.
func unpackFirstSteps(b []byte) ([]Step, error) {
	u := unpacker{b: b}
	u.first()
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

func (u *unpacker) first() {
	if u.byte() != firstVersion {
		u.fail()
	}
}

func (u *unpacker) claimAt(d *Dossier, i uint64) *Claim {
	if u.err != nil || i >= uint64(len(d.Claims)) {
		u.fail()
		return &Claim{}
	}
	return &d.Claims[i]
}
