package api

import (
	"context"
	"errors"
	"net/http"

	"signatory/api/access"
	"signatory/graph"
)

// errNoMending answers where the store keeps no mending.
var errNoMending = errors.New("this store cannot be mended")

type mendingsInput struct {
	Paging
	Subject string `query:"subject" maxLength:"512" example:"instrument:paris-agreement" doc:"Only acts on this entity, article or claim, by id."`
}

// NewMending is an act of mending that somebody does.
type NewMending struct {
	Kind    string `json:"kind" enum:"merge,rename,retract"`
	Subject string `json:"subject" maxLength:"512"`
	Into    string `json:"into,omitempty" maxLength:"512"`
	Name    string `json:"name,omitempty" maxLength:"500"`
	By      string `json:"by,omitempty" maxLength:"200"`
	Reason  string `json:"reason,omitempty" maxLength:"2000"`
}

// NewDecision is a person's word on one claim.
type NewDecision struct {
	Verdict string `json:"verdict" enum:"confirm,reject"`
	By      string `json:"by,omitempty" maxLength:"200"`
	Reason  string `json:"reason,omitempty" maxLength:"2000"`
}

type mendInput struct{ Body NewMending }

type unmendInput struct {
	ID   string `path:"id" maxLength:"512" example:"mending:8f2e61f0c1d2a3b4" doc:"Id of the act of mending."`
	Body UndoDecision
}

type decideInput struct {
	ID   string `path:"id" maxLength:"512" example:"claim:76f013f55c6e29ea7f02a6335b4070d1" doc:"Id of the claim."`
	Body NewDecision
}

// NewEdit is what a claim says instead of what was read; what is left out stays.
type NewEdit struct {
	Actor      string  `json:"actor,omitempty" maxLength:"512"`
	Stance     string  `json:"stance,omitempty" enum:"signed,ratified,endorsed,not_signed,refused,abstained,withdrew,suspended"`
	Tense      string  `json:"tense,omitempty" enum:"past,planned"`
	Instrument string  `json:"instrument,omitempty" maxLength:"512"`
	Date       *string `json:"date,omitempty" maxLength:"10"`
	By         string  `json:"by,omitempty" maxLength:"200"`
	Reason     string  `json:"reason,omitempty" maxLength:"2000"`
}

type editInput struct {
	ID   string `path:"id" maxLength:"512" example:"claim:76f013f55c6e29ea7f02a6335b4070d1" doc:"Id of the claim."`
	Body NewEdit
}

// MergePreview is what a merge would change.
type MergePreview struct {
	Items []graph.MergeEffect `json:"items"`
	More  bool                `json:"more"`
}

func (p MergePreview) items() any { return p.Items }

type previewInput struct {
	Formatted
	Subject string `query:"subject" required:"true" minLength:"1" maxLength:"512" example:"organization:opec-plus" doc:"The entity that would be merged, by id."`
	Into    string `query:"into" required:"true" minLength:"1" maxLength:"512" example:"organization:opec" doc:"The entity that it would be, by id."`
}

func (s *server) mendRoutes() {
	notFound := []int{http.StatusNotFound}
	get(s, route{"list-mendings", Base + "/mendings", "mending", "List what people mended",
		"Merges, renames, retractions, edits and what was taken back, the latest first, each with name, reason and time.", nil}, s.mendings)
	write(s, access.Reviewer, route{"mend", Base + "/mendings", "mending", "Merge two entities, rename one, or retract an article",
		"merge: all that tells of subject tells of into, and the id of subject redirects. rename: subject is called name, its other names stay aliases. " +
			"retract: nothing that the article says counts. Each holds for articles that come later, too, and can be taken back. " + mayWrite,
		notFound}, s.mend)
	write(s, access.Reviewer, route{"undo-mending", Base + "/mendings/{id}/undo", "mending", "Take an act of mending back",
		"Merged entities are split again, the earlier name returns, a retracted article counts again. " + mayWrite, notFound}, s.unmend)
	get(s, route{"preview-merge", Base + "/mendings/preview", "mending", "Tell what a merge would change, without doing it",
		"For each position of subject: what stands on either side, and what would be settled of both. Of more than 200 positions the first are told, and more is true.", notFound}, s.preview)
	s.describeRows(Base + "/mendings/preview")
	write(s, access.Reviewer, route{"edit-claim", Base + "/claims/{id}/edit", "mending", "Correct what a claim says",
		"Another actor, stance, tense, instrument or date; what is left out stays, and a date of \"\" says that the sentence tells none. What was read is kept beside it (actor_read and the like), " +
			"the edit outlives another reading of the article, and undo-mending takes it back. " + mayWrite, notFound}, s.edit)
	write(s, access.Reviewer, route{"decide-claim", Base + "/claims/{id}/decision", "mending", "Confirm or reject a claim",
		"A confirmed claim counts for certain and wins its dispute; a rejected one does not count. The decision outlives another reading of the article, and is taken back under /decisions. " + mayWrite,
		notFound}, s.decide)
}

func (s *server) preview(ctx context.Context, in *previewInput) (*one[MergePreview], error) {
	j, err := s.judge()
	if err != nil {
		return nil, err
	}
	changes, more, err := graph.PreviewMerge(ctx, j, in.Subject, in.Into)
	if err != nil {
		return nil, err
	}
	return &one[MergePreview]{MergePreview{graph.Effects(changes), more}}, nil
}

func (s *server) edit(ctx context.Context, in *editInput) (*one[graph.Mending], error) {
	b := in.Body
	to := graph.Correction{Actor: b.Actor, Stance: graph.Stance(b.Stance), Tense: graph.Tense(b.Tense), Instrument: b.Instrument}
	if b.Date != nil {
		date := graph.Date(*b.Date)
		to.Date = &date
	}
	return s.mended(ctx, graph.Mending{Kind: graph.EditClaim, Subject: in.ID, Edit: &graph.Edit{To: to}, By: signedBy(ctx, b.By), Reason: b.Reason})
}

func (s *server) mender() (graph.Mender, error) {
	m, ok := s.Store.(graph.Mender)
	if !ok {
		return nil, errNoMending
	}
	return m, nil
}

func (s *server) mendings(ctx context.Context, in *mendingsInput) (*listOutput[graph.Mending], error) {
	m, err := s.mender()
	if err != nil {
		return nil, err
	}
	page, err := m.Mendings(ctx, graph.MendingQuery{Paging: in.Paging.graph(), Subject: in.Subject})
	return listOf(page, err, nil)
}

func (s *server) mend(ctx context.Context, in *mendInput) (*one[graph.Mending], error) {
	b := in.Body
	return s.mended(ctx, graph.Mending{Kind: graph.MendKind(b.Kind), Subject: b.Subject, Into: b.Into, Name: b.Name, By: signedBy(ctx, b.By), Reason: b.Reason})
}

// mended does an act. There is no other place to send one to that names what moved.
func (s *server) mended(ctx context.Context, act graph.Mending) (*one[graph.Mending], error) {
	m, err := s.mender()
	if err != nil {
		return nil, err
	}
	done, err := m.Mend(ctx, act)
	var moved *graph.MovedError
	if errors.As(err, &moved) {
		return nil, &requestError{http.StatusUnprocessableEntity, moved.Error() + ": name that"}
	}
	if err != nil {
		return nil, err
	}
	return &one[graph.Mending]{done}, nil
}

func (s *server) unmend(ctx context.Context, in *unmendInput) (*one[graph.Mending], error) {
	m, err := s.mender()
	if err != nil {
		return nil, err
	}
	done, err := m.Unmend(ctx, in.ID, signedBy(ctx, in.Body.By), in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return &one[graph.Mending]{done}, nil
}

func (s *server) decide(ctx context.Context, in *decideInput) (*one[graph.Ruling], error) {
	j, err := s.judge()
	if err != nil {
		return nil, err
	}
	ruling, err := j.Decide(ctx, in.ID, graph.Verdict(in.Body.Verdict), signedBy(ctx, in.Body.By), in.Body.Reason)
	if err != nil {
		return nil, err
	}
	return &one[graph.Ruling]{ruling}, nil
}
