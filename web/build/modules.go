package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
)

// modules brings the npm packages that web/package-lock.json pins into
// web/node_modules, unless those that are there are of this very file.
func modules(web string) error {
	lock, err := os.ReadFile(filepath.Join(web, "package-lock.json"))
	if err != nil {
		return fmt.Errorf("npm packages: %w", err)
	}
	seal := filepath.Join(web, "node_modules", ".brought")
	have, err := os.ReadFile(seal)
	if err == nil && bytes.Equal(have, lock) {
		return nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("npm packages: %w", err)
	}
	cmd := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
	cmd.Dir = web
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("npm packages: `npm ci` in %s: %w\n%s", web, err, out)
	}
	if err := os.WriteFile(seal, lock, 0o644); err != nil {
		return fmt.Errorf("npm packages: %w", err)
	}
	return nil
}
