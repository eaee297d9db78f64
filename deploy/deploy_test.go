// Package deploy holds what a service manager, a container engine and a release
// need; its test holds these files to the program.
package deploy

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"gopkg.in/yaml.v2"
)

func read(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// program is the program with the version set, as the release and the container
// build it, once for all tests.
func program(t *testing.T) string {
	t.Helper()
	bin, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return bin
}

var (
	folder string // of this run
	built  = sync.OnceValues(func() (string, error) {
		bin := filepath.Join(folder, "signatory")
		out, err := exec.Command("go", "build", "-ldflags", "-X main.release=v9.9.9", "-o", bin, "../cmd/signatory").CombinedOutput()
		if err != nil {
			err = fmt.Errorf("%w: %s", err, out)
		}
		return bin, err
	})
)

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "signatory-deploy-"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	if err := os.RemoveAll(folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

// TestCommandLinesAreKnown: whatever these files start, the program takes.
func TestCommandLinesAreKnown(t *testing.T) {
	bin := program(t)
	if out, err := exec.Command(bin, "version").CombinedOutput(); err != nil || !strings.Contains(string(out), "v9.9.9") {
		t.Errorf("%s: %v", out, err)
	}
	lines := [][]string{{"serve", "--addr", "0.0.0.0:8080", "--ops-addr", "0.0.0.0:9090"}}
	for _, unit := range []string{"signatory.service", "signatory-feeds.service"} {
		for _, m := range regexp.MustCompile(`(?m)^Exec\w+=/usr/bin/signatory (.*)$`).FindAllStringSubmatch(read(t, unit), -1) {
			lines = append(lines, strings.Fields(strings.ReplaceAll(m[1], "/etc/signatory/", "./")))
		}
	}
	for name, s := range compose(t).Services {
		if len(s.Command) > 0 && s.Build != nil {
			lines = append(lines, s.Command)
		} else if s.Build != nil {
			t.Errorf("%s has no command", name)
		}
	}
	if len(lines) < 6 {
		t.Fatalf("only %q", lines)
	}
	for _, line := range lines {
		if out, err := exec.Command(bin, append(line, "--help")...).CombinedOutput(); err != nil || !strings.Contains(string(out), "Usage:") {
			t.Errorf("%q: %v %s", line, err, out)
		}
	}
	if !strings.Contains(read(t, "Containerfile"), `CMD ["serve", "--addr", "0.0.0.0:8080", "--ops-addr", "0.0.0.0:9090"]`) {
		t.Error("the container starts another command than is tested")
	}

	// And the sample configuration, with a store elsewhere.
	cmd := exec.Command(bin, "doctor", "--config", "signatory.toml", "--db", "sqlite:"+filepath.Join(t.TempDir(), "a.db"))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

// lint runs a program that judges a file, where it is there.
func lint(t *testing.T, program string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	if out, err := exec.CommandContext(t.Context(), program, args...).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%s: %v\n%s", program, err, out)
	}
}

// TestUnitsAreSound: systemd finds nothing to say against the units, but for the folder that the program is not in here.
func TestUnitsAreSound(t *testing.T) {
	bin, dir := program(t), t.TempDir()
	users := map[string]bool{} // a dynamic user of its own would take the files of the other away
	var units []string
	for _, unit := range []string{"signatory.service", "signatory-feeds.service"} {
		users[regexp.MustCompile(`(?m)^User=.*$`).FindString(read(t, unit))] = true
		at := filepath.Join(dir, unit)
		if err := os.WriteFile(at, []byte(strings.ReplaceAll(read(t, unit), "/usr/bin/signatory", bin)), 0o600); err != nil {
			t.Fatal(err)
		}
		units = append(units, at)
	}
	if len(users) != 1 || users[""] {
		t.Errorf("the units share a folder and run as %v", users)
	}
	lint(t, "systemd-analyze", append([]string{"verify"}, units...)...)
}

func TestContainerfileIsSound(t *testing.T) { lint(t, "hadolint", "Containerfile") }

type service struct {
	Image       string
	Build       map[string]string
	Command     []string
	Environment map[string]string
	Volumes     []string
	DependsOn   map[string]map[string]string `yaml:"depends_on"`
}

type composition struct {
	Services map[string]service
	Volumes  map[string]any
}

func compose(t *testing.T) composition {
	t.Helper()
	var c composition
	if err := yaml.Unmarshal([]byte(read(t, "compose.yaml")), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

// TestComposition: services wait for services that are there, images have versions, volumes are declared.
func TestComposition(t *testing.T) {
	c := compose(t)
	for name, s := range c.Services {
		for on := range s.DependsOn {
			if _, ok := c.Services[on]; !ok {
				t.Errorf("%s waits for %s, which is no service", name, on)
			}
		}
		if s.Image != "" && !regexp.MustCompile(`:v?\d+\.\d+`).MatchString(s.Image) {
			t.Errorf("%s: image %q has no version", name, s.Image)
		}
		for _, v := range s.Volumes {
			source, _, _ := strings.Cut(v, ":")
			if _, ok := c.Volumes[source]; !ok && !strings.HasPrefix(source, "./") {
				t.Errorf("%s: volume %q is not declared", name, source)
			}
			if strings.HasPrefix(source, "./") {
				read(t, source)
			}
		}
	}
}

// TestReleaseConfiguration builds what the Containerfile and the release name.
func TestReleaseConfiguration(t *testing.T) {
	var c struct {
		Version int
		Builds  []struct{ Main string }
		Sboms   []struct{ Documents []string }
	}
	if err := yaml.Unmarshal([]byte(read(t, "../.goreleaser.yaml")), &c); err != nil || c.Version != 2 || len(c.Builds) != 1 || len(c.Sboms) != 1 || len(c.Sboms[0].Documents) != 1 {
		t.Fatalf("%+v: %v", c, err)
	}
	if _, err := os.Stat(filepath.Join("..", c.Builds[0].Main)); err != nil {
		t.Error(err)
	}
}
