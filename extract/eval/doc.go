// Package eval scores readings against labels made by hand.
//
// label.go reads the labels of a folder; names.go says how far two names of an
// instrument agree; match.go matches the claims of one article with its labels
// and judges each claim; score.go adds articles up; table.go shows the figures.
//
// A label says what an article as a whole supports, a claim is the reading of
// one sentence. So a claim that says again, or more weakly, what a matched
// position says counts neither way, and one wrong reading in several sentences
// counts once.
package eval
