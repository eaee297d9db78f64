package neo4jtest

import (
	"os/exec"
	"syscall"
)

// dieWithParent has the kernel kill the server when the test process ends in
// whatever way, so that a timed-out test leaves no Java behind.
func dieWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
