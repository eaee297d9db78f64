package neo4jtest

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"

	"github.com/gofrs/flock"
)

// version is the Neo4j that tests run on, a patch of the 5.26 long-term support line.
const version = "5.26.17"

// password of a server of our own; it listens on loopback for the length of a test.
const password = "signatory-test"

// pom asks Maven for the Community server's jars.
const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>signatory</groupId>
  <artifactId>neo4j-for-tests</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.neo4j.app</groupId><artifactId>neo4j-server</artifactId><version>` + version + `</version></dependency>
    <dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>` + version + `</version></dependency>
  </dependencies>
</project>
`

// install brings Neo4j into the cache folder, once, and returns the folder: lib
// holds its jars, seed a home with the password set, and the rest is told at
// warmUp. A file lock lets one test process do it while others wait.
func install() (string, error) {
	java, err := findJava()
	if err != nil {
		return "", err
	}
	cache, err := cacheDir()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "neo4j-"+version)
	lock := flock.New(dir + ".lock")
	if err := lock.Lock(); err != nil {
		return "", fmt.Errorf("lock %s: %w", lock.Path(), err)
	}
	defer lock.Close()
	if _, err := os.Stat(dir); err != nil {
		if err := bring(java, dir); err != nil {
			return "", err
		}
	}
	if _, err := os.Stat(filepath.Join(dir, warmHome)); err != nil {
		return dir, warmUp(java, dir)
	}
	return dir, nil
}

func cacheDir() (string, error) {
	base, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("find the cache folder for Neo4j: %w", err)
	}
	dir := filepath.Join(base, "signatory")
	return dir, os.MkdirAll(dir, 0o755)
}

// bring fills a folder beside dir and renames it, so that dir is there whole or not at all.
func bring(java, dir string) error {
	mvn, err := exec.LookPath("mvn")
	if err != nil {
		return &missingError{"Maven (mvn) is not installed, it brings Neo4j " + version}
	}
	tmp, err := os.MkdirTemp(filepath.Dir(dir), "bringing-*")
	if err != nil {
		return fmt.Errorf("bring Neo4j: %w", err)
	}
	defer os.RemoveAll(tmp)
	if err := os.WriteFile(filepath.Join(tmp, "pom.xml"), []byte(pom), 0o644); err != nil {
		return fmt.Errorf("bring Neo4j: %w", err)
	}
	copyJars := exec.Command(mvn, "-B", "-q", "dependency:copy-dependencies", "-DoutputDirectory="+filepath.Join(tmp, "lib"))
	copyJars.Dir = tmp
	if out, err := copyJars.CombinedOutput(); err != nil {
		return &missingError{fmt.Sprintf("Maven could not bring Neo4j %s (%v): %s", version, err, tail(out))}
	}
	if err := seed(java, tmp); err != nil {
		return err
	}
	return os.Rename(tmp, dir)
}

// seed makes a home folder that only lacks its configuration, with the password set.
func seed(java, dir string) error {
	home := filepath.Join(dir, "seed")
	if err := os.MkdirAll(filepath.Join(home, "conf"), 0o755); err != nil {
		return fmt.Errorf("seed Neo4j: %w", err)
	}
	args := append(javaFlags(dir, manner{flags: quick.flags}), "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", password)
	cmd := exec.Command(java, args...)
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+filepath.Join(home, "conf"))
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("set the password of the test server: %w: %s", err, tail(out))
	}
	return nil
}

var javaVersion = regexp.MustCompile(`version "(\d+)`)

// findJava is the java command of JAVA_HOME, else of the PATH, if it is 17 or later.
func findJava() (string, error) {
	const need = "Neo4j " + version + " needs Java 17 or later"
	java := "java"
	if home := os.Getenv("JAVA_HOME"); home != "" {
		java = filepath.Join(home, "bin", "java")
	}
	path, err := exec.LookPath(java)
	if err != nil {
		return "", &missingError{need + ", and no java command is found"}
	}
	out, err := exec.Command(path, "-version").CombinedOutput()
	if err != nil {
		return "", &missingError{fmt.Sprintf("%s, and %s -version fails: %v", need, path, err)}
	}
	m := javaVersion.FindSubmatch(out)
	if m == nil {
		return "", &missingError{fmt.Sprintf("%s, and %s does not tell its version: %s", need, path, tail(out))}
	}
	if major, err := strconv.Atoi(string(m[1])); err != nil || major < 17 {
		return "", &missingError{fmt.Sprintf("%s, and %s is version %s", need, path, m[1])}
	}
	return path, nil
}

// tail is the end of a command's output, for an error.
func tail(out []byte) []byte {
	out = bytes.TrimSpace(out)
	if len(out) > 600 {
		out = out[len(out)-600:]
	}
	return out
}
