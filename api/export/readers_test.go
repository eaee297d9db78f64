package export_test

import (
	"fmt"
	"reflect"
	"sort"
	"strings"
	"testing"

	"signatory/api/export"
	"signatory/api/pythontest"
	"signatory/graph/neo4j"
)

// told is what every reader of nodes and edges must find of the sample articles.
const told = "18 nodes; India -> Paris AI Action Summit statement signed 2025-02-11 disputed True; JD Vance -> United States represents Vice President"

// A script loads a graph with networkx and tells what it finds.
const withNetworkx = `
import sys, networkx as nx
path = sys.argv[1]
g = nx.read_graphml(path, force_multigraph=True) if path.endswith("graphml") else nx.read_gexf(path)
assert g.is_directed()
name = lambda n: g.nodes[n]["label"]
found = {}
for a, b, d in g.edges(data=True):
    found[(name(a), name(b), d["relation"])] = d
assert all("label" in g.nodes[n] for n in g), "an edge leads to no node"
india = found["India", "Paris AI Action Summit statement", "position"]
vance = found["JD Vance", "United States", "represents"]
print(f"{len(g)} nodes; India -> Paris AI Action Summit statement {india['stance']} {india['since']} disputed {india['disputed']}; JD Vance -> United States represents {vance['role']}")
assert isinstance(india["confidence"], float) and isinstance(india["sources"], int)
ours = found["Côte d’Ivoire", [n for n in map(name, g) if "Nasty" in n][0], "position"]
assert "<b>=1+1</b>\" & signed" in ours["quote"], ours
print(g.number_of_edges(), "edges")
`

func TestNetworkxReadsGraphMLAndGEXF(t *testing.T) {
	var edges []string
	for _, f := range []export.Format{export.GraphML, export.GEXF} {
		out := strings.Split(pythontest.Run(t, withNetworkx, file(t, f)), "\n")
		if out[0] != told {
			t.Errorf("%s: %s, want %s", f, out[0], told)
		}
		edges = append(edges, out[1])
	}
	if edges[0] != edges[1] {
		t.Errorf("GraphML has %s, GEXF %s", edges[0], edges[1])
	}
}

// Every term is one of schema.org or of ours, and the graph answers a question.
const withRDFLib = `
import sys, rdflib
g = rdflib.Graph().parse(sys.argv[1], format="json-ld")
q = """PREFIX s: <https://schema.org/> PREFIX w: <urn:signatory:word:>
SELECT ?who ?since ?text WHERE { ?p a s:AcceptAction; s:agent [s:name ?who]; s:object ?i; s:startTime ?since; s:actionStatus s:CompletedActionStatus.
  ?i s:name "Paris Agreement". ?c a s:Claim; s:about ?i; s:agent [s:name ?who]; s:text ?text; s:appearance [a s:NewsArticle; s:publisher [s:name "Example Wire"]] }"""
for r in sorted(g.query(q)): print(*r, sep=" | ")
for p in set(g.predicates()):
    assert str(p).startswith(("https://schema.org/", "urn:signatory:word:", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")), p
assert any("\\u0027" in str(o) for o in g.objects()), "a text was changed"
`

func TestRDFLibReadsJSONLD(t *testing.T) {
	want := "China | 2016-09-03 | China and the United States ratified the Paris Agreement on 3 September 2016.\n"
	if got := pythontest.Run(t, withRDFLib, file(t, export.JSONLD)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// Every entity has a schema, what that requires, values that are clean as they
// stand, and refers to entities of a fitting schema that are there.
const withFollowTheMoney = `
import sys, json, collections
from followthemoney import model
seen = {}
for line in open(sys.argv[1], encoding="utf-8"):
    data = json.loads(line)
    assert data["id"] not in seen, data["id"] + " stands twice"
    proxy = model.get_proxy(data, cleaned=False)
    try:
        proxy.schema.validate(data)
    except Exception as e:
        raise AssertionError((data, e.errors)) from e
    for prop, value in proxy.itervalues():
        assert prop.type.validate(value), (data["id"], prop.name, value)
    given = sum(len(v) for v in data["properties"].values())
    kept = sum(len(proxy.get(n)) for n in data["properties"])
    assert given == kept, ("cleaning drops a value", data)
    seen[data["id"]] = proxy
for proxy in seen.values():
    for prop, value in proxy.itervalues():
        if prop.type.name == "entity":
            assert value in seen, (proxy.id, prop.name, value)
            assert seen[value].schema.is_a(prop.range), (proxy.id, prop.name, seen[value].schema.name)
print(" ".join(f"{k}={n}" for k, n in sorted(collections.Counter(p.schema.name for p in seen.values()).items())))
`

func TestFollowTheMoneyReadsFTM(t *testing.T) {
	want := "Address=1 Article=6 Document=4 Event=1 Note=1 Person=1 PublicBody=11 Representation=1 UnknownLink=17\n"
	if got := pythontest.Run(t, withFollowTheMoney, file(t, export.FTM)); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// The script makes, in an empty Neo4j, the graph that the store itself keeps there.
func TestNeo4jLoadsCypher(t *testing.T) {
	srv := server.Wiped(t)
	script := written(t, seeded(t), export.Cypher, export.Query{})
	for _, statement := range strings.Split(script, ";\n") {
		if strings.TrimSpace(statement) != "" {
			srv.Run(t, statement, nil)
		}
	}
	loaded := drawn(srv.Run(t, nodesAndEdges, nil))
	srv.Wipe(t)
	store, err := neo4j.Open(t.Context(), srv.URI, neo4j.Options{User: srv.User, Password: srv.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := store.Put(t.Context(), readings()); err != nil {
		t.Fatal(err)
	}
	kept := drawn(srv.Run(t, nodesAndEdges, nil))
	if len(kept) < 100 {
		t.Errorf("only %d nodes and edges", len(kept))
	}
	if !reflect.DeepEqual(loaded, kept) {
		t.Errorf("loaded:\n%s\nkept by the store:\n%s", strings.Join(loaded, "\n"), strings.Join(kept, "\n"))
	}
}

// nodesAndEdges tells of the graph what the script is to hold.
const nodesAndEdges = `
MATCH (n) WHERE n:Entity OR n:Article OR n:Claim
RETURN labels(n) AS what, n{.id, .kind, .name, .code, .type, .date, .title, .url, .publisher, .actor, .instrument, .stance, .tense, .confidence, .quote, .published} AS of
UNION ALL
MATCH (a)-[r]->(b) WHERE (a:Entity OR a:Claim) AND (b:Entity OR b:Article)
RETURN [type(r), a.id, b.id] AS what, r{.since, .since_precision, .sources, .confidence, .disputed, .stance, .role, .quote, .date, .until, .article} AS of`

// drawn is a graph as sorted lines.
func drawn(rows []map[string]any) []string {
	var lines []string
	for _, r := range rows {
		words := r["what"].([]any)
		if r["of"].(map[string]any)["id"] != nil { // labels have no order
			sort.Slice(words, func(i, j int) bool { return words[i].(string) < words[j].(string) })
		}
		lines = append(lines, fmt.Sprint(words, r["of"]))
	}
	sort.Strings(lines)
	return lines
}
