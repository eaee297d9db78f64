package pythontest

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/gofrs/flock"
)

//go:embed requirements.txt
var requirements []byte

// bringWithin bounds the installation.
const bringWithin = 8 * time.Minute

// Bin is the folder with the programs, python among them.
func Bin(tb testing.TB) string {
	tb.Helper()
	dir, err := install()
	if err != nil && os.Getenv("CI") != "true" {
		tb.Skip(err)
	}
	if err != nil {
		tb.Fatal(err)
	}
	return filepath.Join(dir, "bin")
}

// Run runs a script with arguments and gives what it printed; a script that
// fails fails the test.
func Run(tb testing.TB, script string, args ...string) string {
	tb.Helper()
	cmd := exec.CommandContext(tb.Context(), filepath.Join(Bin(tb), "python"), append([]string{"-c", script}, args...)...)
	var errs bytes.Buffer
	cmd.Stderr = &errs
	out, err := cmd.Output()
	if err != nil {
		tb.Fatalf("%v: %s%s", err, out, errs.Bytes())
	}
	return string(out)
}

// install brings the packages into the cache folder, once for each list of them.
// A file lock lets one test process do it while others wait.
func install() (string, error) {
	python, err := exec.LookPath("python3")
	if err != nil {
		return "", fmt.Errorf("python3 is not installed: %w", err)
	}
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache folder for Python packages: %w", err)
	}
	sum := sha256.Sum256(requirements)
	dir := filepath.Join(base, "signatory", "python-"+hex.EncodeToString(sum[:6]))
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return "", err
	}
	lock := flock.New(dir + ".lock")
	if err := lock.Lock(); err != nil {
		return "", fmt.Errorf("lock %s: %w", lock.Path(), err)
	}
	defer lock.Close()
	whole := filepath.Join(dir, "whole")
	if _, err := os.Stat(whole); err == nil {
		return dir, nil
	}
	if err := bring(python, dir); err != nil {
		return "", err
	}
	return dir, os.WriteFile(whole, requirements, 0o644)
}

// bring makes a virtual environment at dir, in place of one that was left half made.
func bring(python, dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(context.Background(), bringWithin)
	defer cancel()
	list := dir + ".txt"
	if err := os.WriteFile(list, requirements, 0o644); err != nil {
		return err
	}
	for _, line := range [][]string{{python, "-m", "venv", dir}, {filepath.Join(dir, "bin", "pip"), "install", "--quiet", "--disable-pip-version-check", "-r", list}} {
		if out, err := exec.CommandContext(ctx, line[0], line[1:]...).CombinedOutput(); err != nil {
			return fmt.Errorf("install the Python packages of api/pythontest/requirements.txt (%v): %w: %s", line, err, out[max(0, len(out)-2000):])
		}
	}
	return nil
}
