// Package access says who asks, and who may write.
//
// Who wants to write shows one of
//
//   - a bearer token ("Authorization: Bearer sgn_..."), which `signatory token
//     add` makes, for programs; token.go. A store keeps the hash of it alone.
//   - a session, for browsers; session.go. Who signs in with a token gets a cookie
//     (HttpOnly, SameSite, Secure over TLS) and a CSRF token, which every form and
//     script sends back as field "csrf" or header X-CSRF-Token.
//   - nothing, as long as no token was made: then this machine may write
//     (loopback), and no page of another site; local.go.
//
// A reviewer hands articles in, decides and mends; an admin also sees to the
// server: lint, reading again, webhooks.
//
// A Gate does all that; gate.go. Its Identify goes around every handler and puts
// the Caller into the request's context, where From finds it; a handler that
// writes asks Permit(r, role) first and hands its error on. SignIn and SignOut are
// for the page that does so. rate.go bounds how much one caller may ask.
package access
