package graph

import "testing"

// The table from act to stance, as the Vienna Convention on the Law of Treaties
// has it: what shows consent to be bound ratifies, what does not yet bind signs.
func TestActs(t *testing.T) {
	for act, want := range map[Act]Stance{
		Signature: Signed, SuccessionToSignature: Signed, ProvisionalApplication: Signed,
		DefinitiveSignature: Ratified, Ratification: Ratified, Acceptance: Ratified, Approval: Ratified, Accession: Ratified,
		Succession: Ratified, FormalConfirmation: Ratified, ConsentToBeBound: Ratified,
		Withdrawal: Withdrew, Reservation: "", "adherence": "",
	} {
		if got := act.Stance(); got != want {
			t.Errorf("%s amounts to %q, want %q", act, got, want)
		}
		if valid := act != "adherence"; act.Valid() != valid {
			t.Errorf("%s is valid: %v", act, !valid)
		}
	}
	if len(actStance) != 12 {
		t.Errorf("%d acts have a stance: give the new one a row above", len(actStance))
	}
}
