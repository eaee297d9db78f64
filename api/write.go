package api

import (
	"context"
	"net/http"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"signatory/api/access"
)

// What the description of an operation that writes ends in.
const (
	mayWrite      = "Needs a token of the role reviewer or admin, or a session; where no token was made, this machine may write (loopback)."
	mayAdminister = "Needs a token of the role admin, or a session; where no token was made, this machine may write (loopback)."
)

// write registers an act of a person, who needs a role for it.
func write[I, O any](s *server, role access.Role, r route, do func(context.Context, *I) (*O, error)) {
	act(s, http.MethodPost, role, r, do)
}

// act is write by another method.
func act[I, O any](s *server, method string, role access.Role, r route, do func(context.Context, *I) (*O, error)) {
	op := huma.Operation{
		OperationID: r.id, Method: method, Path: r.path, Summary: r.summary, Description: r.description, Tags: []string{r.tag},
		Errors: append([]int{http.StatusBadRequest, http.StatusUnauthorized, http.StatusForbidden, http.StatusRequestEntityTooLarge, http.StatusUnsupportedMediaType,
			http.StatusUnprocessableEntity, http.StatusTooManyRequests, http.StatusGatewayTimeout}, r.errors...),
		Middlewares: huma.Middlewares{s.only(role)},
		Security:    writeSecurity,
	}
	huma.Register(s.huma, op, func(ctx context.Context, in *I) (*O, error) {
		out, err := do(ctx, in)
		if err != nil {
			return nil, s.fail(ctx, err)
		}
		return out, nil
	})
}

// writeSecurity names the ways to show who one is; the last is none.
var writeSecurity = []map[string][]string{{"token": {}}, {"session": {}, "csrf": {}}, {}}

// securitySchemes describes them for the OpenAPI document.
func securitySchemes() map[string]*huma.SecurityScheme {
	return map[string]*huma.SecurityScheme{
		"token":   {Type: "http", Scheme: "bearer", Description: "A token that `signatory token add` made."},
		"session": {Type: "apiKey", In: "cookie", Name: "signatory", Description: "The cookie of who signed in at /sign-in; over TLS its name is __Host-signatory."},
		"csrf":    {Type: "apiKey", In: "header", Name: access.CSRFHeader, Description: "The CSRF token of the session."},
	}
}

// only turns a caller without the role away before the body is read.
func (s *server) only(role access.Role) func(huma.Context, func(huma.Context)) {
	return func(ctx huma.Context, next func(huma.Context)) {
		c := humagin.Unwrap(ctx)
		if err := s.Gate.Permit(c.Request, role); err != nil {
			s.writeProblem(c.Writer, c.Request, err)
			return
		}
		next(ctx)
	}
}

// signedBy is the name under which an act is kept: the one that was given, with
// the token's beside it where they differ, so that nobody acts in another's name.
func signedBy(ctx context.Context, given string) string {
	token := access.From(ctx).Name
	switch {
	case token == "", token == given:
		return given
	case given == "":
		return token
	}
	return given + " (" + token + ")"
}
