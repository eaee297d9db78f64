package sqlite

import (
	"database/sql/driver"
	"encoding/json"
	"fmt"
	"sync"

	"modernc.org/sqlite"

	"signatory/graph"
)

// The live claims of a pair are found by the dossier of its position, which
// holds their numbers: an index of claims by pair would be a row more for each
// claim, and twice the size of all dossiers' numbers together.
//
// Functions gives every connection that is opened from now on the function
//
//	claim_refs(dossier, after, most)
//
// which is a JSON array of the numbers of the claims in a dossier, in the order
// of their ids: of those behind the id after, and not more than most where that
// is not negative.
var Functions = sync.OnceValue(func() error {
	return sqlite.RegisterDeterministicScalarFunction("claim_refs", 3, claimRefs)
})

func claimRefs(_ *sqlite.FunctionContext, args []driver.Value) (driver.Value, error) {
	dossier, isBlob := args[0].([]byte)
	after, isText := args[1].(string)
	most, isNumber := args[2].(int64)
	if !isBlob || !isText || !isNumber {
		return nil, fmt.Errorf("claim_refs(%T, %T, %T): want a dossier, an id and a number", args[0], args[1], args[2])
	}
	refs, err := graph.DossierRefs(dossier, after, int(most))
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(refs)
	return string(b), err
}

// ofPosition joins to positions p their live claims c, in the order of their ids.
const ofPosition = ` CROSS JOIN json_each(claim_refs(p.dossier, '', -1)) j CROSS JOIN claim c ON c.n = j.value AND c.superseded = 0`

// ofPositionBehind is ofPosition for pages: of the pair ?, ? the claims behind
// the id ?, of others all, and of each not more than ?.
const ofPositionBehind = ` CROSS JOIN json_each(claim_refs(p.dossier, CASE WHEN p.instrument = ? AND p.actor = ? THEN ? ELSE '' END, ?)) j
	CROSS JOIN claim c ON c.n = j.value`
