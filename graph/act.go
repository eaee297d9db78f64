package graph

// Act is the legal kind of a step, in the words of the Vienna Convention on the
// Law of Treaties (1969, articles 2 and 11 to 18) and of the United Nations Treaty Collection.
type Act string

const (
	Signature              Act = "signature"
	DefinitiveSignature    Act = "definitive_signature"
	Ratification           Act = "ratification"
	Acceptance             Act = "acceptance"
	Approval               Act = "approval"
	Accession              Act = "accession"
	Succession             Act = "succession"
	SuccessionToSignature  Act = "succession_to_signature"
	FormalConfirmation     Act = "formal_confirmation"
	ConsentToBeBound       Act = "consent_to_be_bound"
	ProvisionalApplication Act = "provisional_application"
	Reservation            Act = "reservation"
	Withdrawal             Act = "withdrawal"
)

// actStance is the one table from act to stance. A reservation has none: it
// qualifies a consent and neither gives nor ends it.
var actStance = map[Act]Stance{
	Signature:              Signed,
	SuccessionToSignature:  Signed,
	ProvisionalApplication: Signed,
	DefinitiveSignature:    Ratified,
	Ratification:           Ratified,
	Acceptance:             Ratified,
	Approval:               Ratified,
	Accession:              Ratified,
	Succession:             Ratified,
	FormalConfirmation:     Ratified,
	ConsentToBeBound:       Ratified,
	Withdrawal:             Withdrew,
}

// Stance is the stance that the act amounts to, "" for a reservation or an unknown act.
func (a Act) Stance() Stance { return actStance[a] }

// Valid reports whether a is one of the acts above.
func (a Act) Valid() bool { return a == Reservation || actStance[a] != "" }
