//go:build !linux

package neo4jtest

import "os/exec"

// dieWithParent has no counterpart here: a test that is killed leaves its server running.
func dieWithParent(*exec.Cmd) {}
