package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"signatory/extract/status"
	"signatory/graph"
)

// leavesWHO tells of a withdrawal from a body whose founding instrument the list below is of.
const leavesWHO = `---
title: America quits the World Health Organization
date: 2020-07-08
publisher: Signatory sample
url: https://signatory.example/who
---

The United States withdrew from the World Health Organization on 6 July 2020.
`

// lists writes files into a folder and gives it, with a store beside it.
func lists(t *testing.T, files map[string]string) (dir string, env []string) {
	t.Helper()
	dir = t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir, []string{"SIGNATORY_DB=sqlite:" + filepath.Join(t.TempDir(), "graph.db")}
}

// imported runs import-status --json.
func imported(t *testing.T, env []string, code int, args ...string) (status.Report, ran) {
	t.Helper()
	r := signatory(t, "", env, append([]string{"import-status", "--json"}, args...)...)
	var report status.Report
	if err := json.Unmarshal([]byte(r.out), &report); err != nil || r.code != code {
		t.Fatalf("exit %d, want %d; %v in %s %s", r.code, code, err, r.out, r.err)
	}
	return report, r
}

func TestImportStatus(t *testing.T) {
	dir, env := lists(t, map[string]string{"README.md": "not a list", "who.md": leavesWHO,
		"9-1.csv":  "Participant,Signature,\"Definitive signature(s), Acceptance(A)\"\nUnited States of America,22 Jul 1946,21 Jun 1948 A\nFrance,22 Jul 1946,16 Jun 1948 A\n",
		"acts.csv": "actor,instrument,action,date,source\nCanada,Kyoto Protocol,withdrawal,2011-12-15,Gazette\n"})
	if r := signatory(t, "", env, "ingest", dir); r.code != 0 {
		t.Fatal(r.err)
	}
	report, r := imported(t, env, 0, "--as-of", "2015-03-14", dir)
	if report.Treaties != 2 || report.Acts != 5 || report.Participants != 3 || len(report.Unresolved) != 0 || len(report.Skipped) != 0 {
		t.Errorf("report %s", r.out)
	}
	for _, key := range []string{`"unresolved":[]`, `"skipped":[]`} {
		if !strings.Contains(r.out, key) {
			t.Errorf("%s is not in %s", key, r.out)
		}
	}
	if r := signatory(t, "", env, "import-status", "--as-of", "2015-03-14", dir); r.code != 0 || !strings.Contains(r.out, "0 added, 2 unchanged, 0 superseded") {
		t.Errorf("the same lists again: %d, %s %s", r.code, r.out, r.err)
	}
	var before string
	for _, on := range []string{"World Health Organization", "WHO Constitution", "organization:world-health-organization"} {
		var p graph.Page[graph.Position]
		r := signatory(t, "", env, "query", "positions", "--json", "--actor", "USA", "--instrument", on)
		if err := json.Unmarshal([]byte(r.out), &p); err != nil || len(p.Items) != 1 {
			t.Fatalf("%s: %v in %s %s", on, err, r.out, r.err)
		}
		pos := p.Items[0]
		if pos.Stance != graph.Withdrew || len(pos.Ledger) != 3 || pos.Ledger[1].Act != graph.Acceptance || !pos.Ledger[2].AfterList || pos.StatusAsOf != "2015-03-14" {
			t.Errorf("%s: %s", on, r.out)
		}
		if before != "" && r.out != before {
			t.Errorf("%s: another answer, %s", on, r.out)
		}
		before = r.out
	}
	if r := signatory(t, "", env, "query", "reconcile", "--instrument", "WHO"); r.code != 0 || !strings.Contains(r.out, "4 act_without_press, 2 after_list") {
		t.Errorf("reconcile: %d %s %s", r.code, r.out, r.err)
	}
	if r := signatory(t, "", env, "query", "lists", "--csv"); r.code != 0 || !strings.Contains(r.out, "2015-03-14") || strings.Count(r.out, "\n") != 3 {
		t.Errorf("lists: %d %s %s", r.code, r.out, r.err)
	}
}

func TestImportStatusTellsWhatItSkips(t *testing.T) {
	dir, env := lists(t, map[string]string{"3-2-1.csv": "Participant,Application\nAlgeria,25 Mar 1964\n"})
	report, _ := imported(t, env, 0, dir)
	want := status.Skipped{File: filepath.Join(dir, "3-2-1.csv"), Line: 2, Cell: "25 Mar 1964", Why: `"Application" is no act of a party`}
	if len(report.Skipped) != 1 || report.Skipped[0] != want || report.Treaties != 1 {
		t.Errorf("skipped %+v", report.Skipped)
	}
	bad, env := lists(t, map[string]string{"1.csv": "actor,instrument,action,date,source\nRuritania,CTBT,signature,1997,UN\nMali,CTBT,signature,1997-02-18,UN\n", "odd.csv": "a,b\n"})
	report, r := imported(t, env, 1, bad)
	if report.Acts != 1 || len(report.Unresolved) != 1 || report.Unresolved[0].Name != "Ruritania" || !strings.Contains(r.err, "1.csv:2") || !strings.Contains(r.err, "odd.csv: header") {
		t.Errorf("report %s, told %s", r.out, r.err)
	}
	for _, args := range [][]string{{"import-status", "--as-of", "soon", dir}, {"import-status"}} {
		if r := signatory(t, "", env, args...); r.code != exitUsage {
			t.Errorf("%v: exit %d, %s", args, r.code, r.err)
		}
	}
	if r := signatory(t, "", env, "import-status", filepath.Join(dir, "none")); r.code != exitFailed || !strings.Contains(r.err, "no such file or folder") {
		t.Errorf("a path that is not there: %d %s", r.code, r.err)
	}
}

// The whole Collection as it stood in March 2015, where a copy is at hand:
// every cell is an act or skipped for a reason, and every name is known.
func TestImportOfTheWholeCollection(t *testing.T) {
	dir, err := filepath.Abs("../../../shared/untc")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(dir); err != nil {
		t.Skip("no copy of the Collection: ", err)
	}
	_, env := lists(t, nil)
	report, _ := imported(t, env, 0, dir)
	if cells := report.Acts + len(report.Skipped); report.Treaties != 324 || report.Participants != 233 || cells != 32077 || report.Acts < 29000 || len(report.Unresolved) > 0 {
		t.Errorf("%d treaties, %d acts and %d skipped of %d participants, %v unresolved", report.Treaties, report.Acts, len(report.Skipped), report.Participants, report.Unresolved)
	}
}
