// Package hooks sends changes to other programs, as the Standard Webhooks
// specification has it (https://www.standardwebhooks.com): a POST of JSON whose
// headers webhook-id, webhook-timestamp and webhook-signature its receiver checks.
//
// hook.go keeps the webhooks and their secrets; collect.go makes deliveries of
// the changes that are new to each, and post.go sends them: once more after five
// seconds, then ever later, for three days. What never arrives is a dead letter,
// which stays until somebody sends it again or drops it (letters.go).
//
// All is kept in the store, so that nothing is lost when the server ends. A
// delivery may arrive twice, with the same webhook-id, never not at all. One
// server of a store does it.
package hooks
