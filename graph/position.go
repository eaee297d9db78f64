package graph

// Position is what follows from all claims of one actor on one instrument, as
// of a date: the current stance, since when, from how many independent
// sources, disputed or not, and the ledger of steps that led there.
type Position struct {
	Actor          ActorRef      `json:"actor"`
	Instrument     InstrumentRef `json:"instrument"`
	Stance         Stance        `json:"stance"`
	Tense          Tense         `json:"tense"`
	Since          Date          `json:"since"`
	SincePrecision string        `json:"since_precision"`
	Sources        int           `json:"sources"`    // independent ones
	Confidence     float64       `json:"confidence"` // noisy-or over independent sources
	Confirmed      bool          `json:"confirmed"`  // Confidence reaches the threshold
	Disputed       bool          `json:"disputed"`
	Ledger         []Step        `json:"ledger"`
	Evidence       []Proof       `json:"evidence"` // of the current stance, the most telling first
}

// Step is one entry of a ledger: all claims that tell of one act or one saying.
type Step struct {
	Stance     Stance   `json:"stance"`
	Tense      Tense    `json:"tense"`
	Act        Act      `json:"act,omitempty"`
	Date       Date     `json:"date"` // "" for an undated step, which is listed apart and orders nothing
	Precision  string   `json:"date_precision"`
	Effective  Date     `json:"effective,omitempty"`
	Sources    int      `json:"sources"`
	Confidence float64  `json:"confidence"`
	Disputed   bool     `json:"disputed"`
	Claims     []string `json:"claims"`
}

// ActorRef names an actor inside an answer.
type ActorRef struct {
	ID   string `json:"id"`
	Kind Kind   `json:"kind"`
	Name string `json:"name"`
	Code string `json:"code"`
}

// InstrumentRef names an instrument inside an answer.
type InstrumentRef struct {
	ID   string `json:"id"`
	Name string `json:"name"`
	Type string `json:"type"`
}

// Proof is the sentence behind a position, with the article that it stands in.
type Proof struct {
	Claim   string `json:"claim"`
	Quote   string `json:"quote"`
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Article string `json:"article"`
	Title   string `json:"title"`
	URL     string `json:"url"`
	Date    Date   `json:"date"` // when the article was published
}
