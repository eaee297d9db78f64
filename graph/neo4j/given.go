package neo4j

import _ "embed"

var (
	//go:embed cypher/given_entities.cypher
	givenEntities string
	//go:embed cypher/given_articles.cypher
	givenArticles string
)

// given are the entities and articles that the rows of a statement are tied to. The
// rows name them by their places, so that each is looked up and sent once.
type given struct{ entities, articles places }

func newGiven() *given { return &given{newPlaces(), newPlaces()} }

// places are ids, each told by its place.
type places struct {
	ids []string
	at  map[string]int
}

func newPlaces() places { return places{[]string{}, map[string]int{}} }

// of is the place of an id, which is added where it has none yet.
func (p *places) of(id string) int {
	at, ok := p.at[id]
	if !ok {
		at = len(p.ids)
		p.at[id], p.ids = at, append(p.ids, id)
	}
	return at
}

// eachGiven is each with a statement whose rows are tied to what is given.
func (t *transaction) eachGiven(cypher string, rows []params, g *given) error {
	if len(rows) == 0 {
		return nil
	}
	return t.exec(givenEntities+givenArticles+cypher, params{"rows": rows, "entities": g.entities.ids, "articles": g.articles.ids})
}
