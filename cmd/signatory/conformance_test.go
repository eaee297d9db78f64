package main

import (
	"bytes"
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"signatory/api/pythontest"
)

// asExamples tells of what the document's examples name.
const asExamples = `---
title: France and the United States ratify the Paris Agreement
date: 2016-09-04
publisher: Signatory sample
url: https://signatory.example/paris-agreement
---

France and the United States ratified the Paris Agreement on 3 September 2016. At the AI Action Summit in Paris, JD Vance,
vice president of the United States, said the United States had refused to sign the joint statement.
`

// Schemathesis asks every operation of /openapi.json what its schema allows and
// what it does not, and reads each answer by the document: no 5xx, no status, type,
// header or body that the document does not tell of. The stream of events is left
// out, for it never ends. The seed is fixed, so that a failure stays one, and it
// runs in one thread: Python 3.11 miscounts where two parse (python/cpython#106905).
func TestTheServerKeepsToItsDocument(t *testing.T) {
	bin := pythontest.Bin(t)
	db := "sqlite:" + filepath.Join(t.TempDir(), "a.db")
	if r := signatory(t, "", nil, "ingest", "--db", db, articleFile(t, "a.md", dams), articleFile(t, "b.md", asExamples)); r.code != exitOK {
		t.Fatalf("%+v", r)
	}
	secret := strings.TrimSpace(signatory(t, "", nil, "token", "add", "tester", "--role", "admin", "--db", db).out)
	address := serve(t, nil, "serve", "--db", db, "--write-rate", "0")
	hooks, err := filepath.Abs("testdata/schemathesis_hooks.py")
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 4*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, filepath.Join(bin, "st"), "run", address+"/openapi.json", "--header", "Authorization: Bearer "+secret,
		"--checks", "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance,response_headers_conformance",
		"--exclude-path", "/api/v1/changes/events", "--phases", "examples,coverage,fuzzing", "--max-examples", "4", "--max-time", "30",
		"--workers", "1", "--seed", "1", "--no-shrink", "--request-timeout", "20", "--no-color")
	cmd.Dir = t.TempDir()
	cmd.Env = append(cmd.Environ(), "SCHEMATHESIS_HOOKS="+hooks)
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	start := time.Now()
	err = cmd.Run()
	text := out.String()
	if err != nil {
		t.Fatalf("%v after %s:\n%s", err, time.Since(start), text)
	}
	_, summary, found := strings.Cut(text, "SUMMARY")
	if !found || !strings.Contains(summary, "Test cases:") {
		t.Errorf("no summary in\n%s", text)
	}
	t.Log(time.Since(start).Round(time.Second), strings.Join(strings.Fields(summary), " "))
}
