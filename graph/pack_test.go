package graph

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
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
			claims[i].Recorded = time.Unix(int64(i/3), 5).UTC()
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
		for i := range back.Claims {
			if !back.Claims[i].Recorded.Equal(d.Claims[i].Recorded) {
				t.Fatalf("stored %v came back as %v", d.Claims[i].Recorded, back.Claims[i].Recorded)
			}
		}
		half := back.Until(time.Unix(int64(len(claims)/6), 5))
		for i, c := range half.Claims {
			if c.Recorded.Unix() > int64(len(claims)/6) || half.Refs[i] != back.Ref(c.ID) {
				t.Fatalf("%+v of %d", c, half.Refs[i])
			}
		}
		if want := min(len(claims), 3*(len(claims)/6)+3); len(half.Claims) != want {
			t.Fatalf("%d claims by half time, want %d", len(half.Claims), want)
		}
		want := Settle(claims, nil)
		want.EachProof(func(p *Proof) { p.Quote = "" })
		same(t, Settle(back.Claims, nil), want)
		packed := d.PackLedger(want.Ledger)
		ledger, refs, err := UnpackLedger(packed, Whole)
		if err != nil {
			t.Fatal(err)
		}
		same(t, Position{Ledger: ledger}.At(""), Position{Ledger: want.Ledger}.At(""))
		for id, ref := range refs {
			if ref != d.Ref(id) {
				t.Errorf("the ref of %s came back as %d", id, ref)
			}
		}
		lessIsLess(t, packed, want.Ledger)
	}
}

// lessIsLess unpacks a ledger in less detail.
func lessIsLess(t *testing.T, packed []byte, want []Step) {
	t.Helper()
	want = slices.Clone(want)
	for i := range want {
		want[i].Claims = nil
	}
	ledger, _, err := UnpackLedger(packed, Brief)
	if err != nil {
		t.Fatal(err)
	}
	same(t, ledger, want)
	for i := range want {
		want[i].Evidence = nil
	}
	if ledger, err = UnpackSteps(packed); err != nil {
		t.Fatal(err)
	}
	same(t, ledger, want)
}

// packFirst writes a ledger as its first version was, for which claims had places in d.
func packFirst(d *Dossier, ledger []Step) []byte {
	at := make(map[string]uint64, len(d.Claims))
	for i := range d.Claims {
		at[d.Claims[i].ID] = uint64(i)
	}
	p := packer{b: []byte{firstVersion}}
	p.num(uint64(len(ledger)))
	for i := range ledger {
		s := &ledger[i]
		p.step(s)
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

func TestLedgersOfTheFirstVersion(t *testing.T) {
	d := dossierOf(manyClaims(3, 40))
	want := Settle(d.Claims, nil).Ledger
	packed := packFirst(&d, want)
	if Standalone(packed) {
		t.Error("it stands alone")
	}
	ledger, err := d.UnpackLedger(packed)
	if err != nil {
		t.Fatal(err)
	}
	same(t, ledger, want)
	if ledger, err = UnpackSteps(packed); err != nil || len(ledger) != len(want) || ledger[0].Date != want[0].Date {
		t.Errorf("steps %v, %v", ledger, err)
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

// Claims that come to a packed dossier are put where With puts them.
func TestDossierUnpackedWithMore(t *testing.T) {
	for seed := range uint64(50) {
		all := manyClaims(seed, 20)
		r := rand.New(rand.NewPCG(seed, 1))
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		for i := range all {
			if r.IntN(20) == 0 {
				all[i].ID = all[r.IntN(len(all))].ID
			}
		}
		n := r.IntN(len(all) + 1)
		d := dossierOf(all[:n])
		more := Dossier{Claims: all[n:], Refs: make([]int64, len(all)-n)}
		for i := range more.Refs {
			more.Refs[i] = int64(100 + i)
		}
		packed := d.Pack()
		want, err := UnpackDossier(packed, "country:AAA", "instrument:i")
		if err != nil {
			t.Fatal(err)
		}
		want = want.With(&more)
		got, err := Grow(packed, "country:AAA", "instrument:i", len(more.Claims), func(i int) (Claim, int64) { return more.Claims[i], more.Refs[i] })
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("seed %d, %d and %d claims: %v\n%+v, want\n%+v", seed, n, len(all)-n, err, got, want)
		}
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
		for _, detail := range []Detail{Whole, Brief, Plain} {
			if _, _, err := UnpackLedger(ledger[:n], detail); err == nil {
				t.Fatalf("the first %d bytes of %d of a %s ledger were read", n, len(ledger), detail)
			}
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

func TestDossierRefsArePagedByID(t *testing.T) {
	var d Dossier
	for i, id := range []string{"claim:0c", "claim:0a", "claim:0e", "claim:x"} {
		d.Add(Claim{ID: id, Article: "article:aa", Source: "article:aa"}, int64(10*i))
	}
	for _, row := range []struct {
		after string
		most  int
		want  []int64
	}{
		{"", -1, []int64{10, 0, 20, 30}},
		{"", 2, []int64{10, 0}},
		{"claim:0a", -1, []int64{0, 20, 30}},
		{"claim:0b", 1, []int64{0}},
		{"claim:x", 5, nil},
	} {
		got, err := DossierRefs(d.Pack(), row.after, row.most)
		if err != nil || !slices.Equal(got, row.want) {
			t.Errorf("behind %q at most %d: %v, %v; want %v", row.after, row.most, got, err, row.want)
		}
	}
	if _, err := DossierRefs([]byte("no dossier"), "", -1); err == nil {
		t.Error("what is no dossier has refs")
	}
}

// Every field of a claim is packed, but for those that a store keeps apart.
func TestPackedClaim(t *testing.T) {
	full := Claim{ID: "claim:1", Actor: "country:NOR", Stance: Ratified, Tense: Past, Instrument: "instrument:paris-agreement", Summit: "summit:cop21",
		Date: "2016-06-20", DatePrecision: Month, Effective: "2016-11-04", Act: Ratification, Official: true, Background: true,
		Attribution: Attribution{"organization:un", "the depositary"}, Confidence: 1.0 / 3, Reason: Reason{"verb", "ratified"},
		Evidence: Evidence{"", 17, 312}, Reader: "reader 1", ActorRead: "country:SWE", InstrumentRead: "instrument:kyoto-protocol",
		StanceRead: Signed, TenseRead: Planned, DateRead: "2016-04"}
	v := reflect.ValueOf(full)
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if slices.Contains([]string{"Article", "Source", "Publisher", "Published", "Recorded"}, name) == v.Field(i).IsZero() {
			continue
		}
		t.Errorf("%s is not tested", name)
	}
	plain := Claim{ID: "claim:2", Actor: "country:NOR", Stance: Signed, Tense: Past, Instrument: "instrument:paris-agreement"}
	for _, c := range []Claim{full, plain} {
		asJSON, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range [][]byte{PackClaim(&c), asJSON} {
			back := Claim{ID: c.ID, Actor: c.Actor, Stance: c.Stance, Instrument: c.Instrument}
			if err := UnpackClaim(b, &back); err != nil || !reflect.DeepEqual(back, c) {
				t.Errorf("%+v came back as %+v, %v", c, back, err)
			}
		}
		for n := range PackClaim(&c) {
			if err := UnpackClaim(PackClaim(&c)[:n], &Claim{}); err == nil {
				t.Errorf("%d bytes of a claim were read as a whole one", n)
			}
		}
	}
}

func TestPackedCount(t *testing.T) {
	c := Count{Stance: Ratified, Count: 195, Qualifier: "at_least", Of: "countries", Tense: Past, Instrument: "instrument:paris-agreement",
		Evidence: Evidence{"195 countries have ratified the Paris Agreement", 17, 64}}
	asJSON, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	packed := PackCount(&c)
	for _, b := range [][]byte{packed, asJSON} {
		if back, err := UnpackCount(b); err != nil || back != c {
			t.Errorf("%+v came back as %+v, %v", c, back, err)
		}
	}
	for n := range packed {
		if _, err := UnpackCount(packed[:n]); err == nil {
			t.Errorf("%d bytes of a count were read as a whole one", n)
		}
	}
}
