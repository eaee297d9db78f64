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
	Undated        bool          `json:"undated,omitempty"` // rests on undated steps alone
	FirstReport    Date          `json:"first_report"`      // the first and the last article that reports the current stance
	LastReport     Date          `json:"last_report"`
	StatusAsOf     Date          `json:"status_as_of,omitempty"` // the latest day of which a depositary's list tells its acts
	Ledger         []Step        `json:"ledger"`                 // dated steps in order, then the undated ones
	Evidence       []Proof       `json:"evidence"`               // of the current stance, the most telling first
}

// Step is one entry of a ledger: all claims that tell of one act or one saying.
type Step struct {
	Stance     Stance  `json:"stance"`
	Tense      Tense   `json:"tense"`
	Act        Act     `json:"act,omitempty"`
	Date       Date    `json:"date"` // "" for an undated step, which is listed apart and orders nothing
	Precision  string  `json:"date_precision"`
	Effective  Date    `json:"effective,omitempty"` // a withdrawal's second date, from which it holds
	Sources    int     `json:"sources"`
	Confidence float64 `json:"confidence"`
	Disputed   bool    `json:"disputed"`
	// SetAside says why the step no longer counts; it stays in the ledger to be seen.
	SetAside    SetAside `json:"set_aside,omitempty"`
	FirstReport Date     `json:"first_report"`
	LastReport  Date     `json:"last_report"`
	StatusAsOf  Date     `json:"status_as_of,omitempty"` // where a depositary's list tells of it: the day of that list
	AfterList   bool     `json:"after_list,omitempty"`   // later than any list of its position, which is silent about it
	Claims      []string `json:"claims"`
	Evidence    []Proof  `json:"evidence"` // at most MaxProofs, the most telling first
}

// SetAside is a reason for which a step does not count.
type SetAside string

const (
	Corrected SetAside = "corrected" // by a later article of its own publisher
	Overruled SetAside = "overruled" // a person confirmed the other side of a dispute
	Rejected  SetAside = "rejected"  // a person found the reading wrong
)

// MaxProofs is how many sentences a step carries. The others are found by the
// ids in Step.Claims.
const MaxProofs = 5

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
