module signatory

go 1.26

require (
	github.com/BobuSumisu/aho-corasick v1.0.3
	github.com/gofrs/flock v0.13.0
	github.com/neo4j/neo4j-go-driver/v5 v5.28.4
	github.com/neurosnap/sentences v1.1.2
)

require golang.org/x/sys v0.37.0 // indirect
