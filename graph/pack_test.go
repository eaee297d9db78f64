package graph

import (
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
)

// dossierOf packs claims as a store does, one by one.
func dossierOf(claims []Claim) Dossier {
	var d Dossier
	for i, c := range claims {
		d.Add(c, int64(i))
	}
	return d
}

// What is settled out of a dossier that was packed and unpacked is what is
// settled out of the claims, but for the sentences.
func TestDossierSettlesAlike(t *testing.T) {
	for seed := range uint64(60) {
		claims := manyClaims(seed, 1+int(seed)*2)
		for i := range claims {
			if i%5 == 0 {
				claims[i].ID, claims[i].Article = fmt.Sprintf("claim:%016x", i), fmt.Sprintf("article:%016x", i)
			}
			if i%6 == 0 {
				claims[i].Source, claims[i].Confidence = "article:00ff", 1.0/3
			}
			claims[i].Official = i%4 == 0
			if i%7 == 0 {
				claims[i].Effective, claims[i].Published = "2031-01", ""
			}
		}
		d := dossierOf(claims)
		back, err := UnpackDossier(d.Pack(), claims[0].Actor, claims[0].Instrument)
		if err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(back.Refs, d.Refs) {
			t.Fatalf("refs %v came back as %v", d.Refs, back.Refs)
		}
		want := Settle(claims, nil)
		want.EachProof(func(p *Proof) { p.Quote = "" })
		same(t, Settle(back.Claims, nil), want)
		ledger, err := back.UnpackLedger(d.PackLedger(want.Ledger))
		if err != nil {
			t.Fatal(err)
		}
		same(t, Position{Ledger: ledger}.At(""), Position{Ledger: want.Ledger}.At(""))
	}
}

func same(t *testing.T, got, want any) {
	t.Helper()
	g, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	w, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	if string(g) != string(w) {
		t.Errorf("got %s, want %s", g, w)
	}
}

func TestDossierReplacesAClaimOfOneID(t *testing.T) {
	d := dossierOf([]Claim{{ID: "claim:b", Stance: Signed}, {ID: "claim:a", Stance: Signed}, {ID: "claim:b", Stance: Refused}})
	if len(d.Claims) != 2 || d.Claims[0].ID != "claim:a" || d.Claims[1].Stance != Refused || d.Refs[1] != 2 {
		t.Errorf("%+v", d)
	}
}

// Whatever bytes stand in the file, reading them ends in an error or a value.
func TestSpoiltDossiersAreErrors(t *testing.T) {
	d := dossierOf(manyClaims(1, 9))
	packed, ledger := d.Pack(), d.PackLedger(Settle(d.Claims, nil).Ledger)
	for n := range packed {
		if _, err := UnpackDossier(packed[:n], "a", "i"); err == nil {
			t.Fatalf("the first %d bytes of %d were read", n, len(packed))
		}
	}
	for n := range ledger {
		if _, err := d.UnpackLedger(ledger[:n]); err == nil {
			t.Fatalf("the first %d bytes of %d of a ledger were read", n, len(ledger))
		}
	}
	if _, err := UnpackDossier(append([]byte{9}, packed[1:]...), "a", "i"); err == nil {
		t.Error("a later version was read")
	}
}

func TestEveryWordIsPackedShort(t *testing.T) {
	for _, s := range Stances {
		p := packer{}
		if packWord(&p, s, packedStances); len(p.b) != 1 {
			t.Errorf("stance %s is packed as %d bytes", s, len(p.b))
		}
	}
	for act := range actStance {
		p := packer{}
		if packWord(&p, act, packedActs); len(p.b) != 1 {
			t.Errorf("act %s is packed as %d bytes", act, len(p.b))
		}
	}
}
