package bench

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"
)

// Countries and instruments of Stream; how often one is told of falls with its place in the
// list, as in the press.
var (
	streamActors = strings.Split("the United States,China,Russia,France,Germany,Japan,India,Brazil,Canada,Australia,Israel,Iran,Ukraine,Poland,Mexico,"+
		"Italy,Spain,Turkey,Egypt,Nigeria,South Africa,Indonesia,Pakistan,Argentina,Sweden,Norway,Denmark,Finland,Chile,Peru,Colombia,Kenya,"+
		"Ghana,Morocco,Algeria,Thailand,Vietnam,Malaysia,Singapore,New Zealand,Portugal,Greece,Hungary,Austria,Belgium,Cuba,Uruguay,Senegal", ",")
	towns = strings.Fields("Ashby Brigg Calne Diss Ely Frome Goole Hythe Ilkley Jarrow Keswick Louth Malton Nairn Oakham Penrith Quorn Ripon Selby Thirsk " +
		"Ulverston Ventnor Whitby Yarm Alnwick Bude Corby Dursley Esher Filey Glossop Hexham Ivybridge Kendal Leek Minehead Newent Otley Pickering Redruth")
	streamKinds  = []string{"Convention", "Treaty", "Protocol", "Agreement"}
	streamWhat   = strings.Fields("coastal migratory marine arctic cultural digital maritime genetic urban alpine tropical seasonal")
	streamTopics = strings.Fields("fisheries forests birds wetlands seabeds satellites vaccines minerals harbours pipelines archives railways " +
		"reefs seeds grasslands cables airports pesticides batteries turbines labourers heritage rivers glaciers herds pastures " +
		"orchards beacons lagoons ferries canals antibiotics sensors quarries dunes islands kelp plankton nurseries granaries estuaries")
)

// Stream makes the texts of n articles one after the other, so that no number of them fills
// the memory: a third report what some of 48 countries did about some of 1,968 treaties of
// the generator's own, in one to three of eight paragraphs; the rest tell of other things.
// The same seed gives the same texts.
func Stream(n int, seed uint64) iter.Seq[string] {
	return func(yield func(string) bool) {
		r := rand.New(rand.NewPCG(seed, seed))
		for i := range n {
			paragraphs := make([]string, 8)
			for j := range paragraphs {
				paragraphs[j] = local(r)
			}
			if i%3 == 0 {
				for range 1 + r.IntN(3) {
					paragraphs[r.IntN(len(paragraphs))] = report(r)
				}
			}
			if !yield(strings.Join(paragraphs, "\n\n")) {
				return
			}
		}
	}
}

// report makes a paragraph on one treaty.
func report(r *rand.Rand) string {
	nth := rank(r, len(streamKinds)*len(streamWhat)*len(streamTopics))
	title := streamKinds[nth%len(streamKinds)] + " on " + capital(streamWhat[nth/len(streamKinds)%len(streamWhat)]) + " " +
		capital(streamTopics[nth/len(streamKinds)/len(streamWhat)])
	a, b := streamActors[rank(r, len(streamActors))], streamActors[rank(r, len(streamActors))]
	day := []string{"on Monday", "on Thursday", "last week", "on 3 March", "in June"}[r.IntN(5)]
	return []string{
		capital(a) + " signed the " + title + " " + day + ". Its delegates had asked for more time.",
		capital(a) + " and " + b + " ratified the " + title + " " + day + ", the last to do so before the summer.",
		capital(a) + " refused to sign the " + title + " " + day + ", and officials gave no reason.",
		"The " + title + " was signed by " + a + " " + day + ". " + capital(b) + " has not signed it.",
		"After a long debate " + a + " withdrew from the " + title + " " + day + ".",
	}[r.IntN(5)]
}

// local makes a paragraph of news of a town. Two hardly ever share a sentence, as those of real
// papers do not, else all articles would be copies of one another.
func local(r *rand.Rand) string {
	sentences := make([]string, 4)
	for i := range sentences {
		town, other := towns[r.IntN(len(towns))], towns[r.IntN(len(towns))]
		n, m := 2+r.IntN(900), 2+r.IntN(28)
		sentences[i] = []string{
			fmt.Sprintf("The mayor of %s said %d households near the %s road had waited %d days for water.", town, n, other, m),
			fmt.Sprintf("Some %d visitors came to the %s fair, %d more than to the one in %s.", n*10, town, m, other),
			fmt.Sprintf("A train from %s to %s stood still for %d minutes with %d people on board.", town, other, m, n),
			fmt.Sprintf("%s beat %s by %d points before a crowd of %d.", town, other, m, n*7),
			fmt.Sprintf("The council of %s will spend %d thousand on %d bridges and ask %s for the rest.", town, n, m, other),
			fmt.Sprintf("Prices in %s rose by %d per cent in %d weeks, the bank of %s found.", town, m, n%50, other),
			fmt.Sprintf("Police in %s looked for %d stolen bicycles, of which %d turned up in %s.", town, n, m, other),
		}[r.IntN(7)]
	}
	return strings.Join(sentences, " ")
}

// rank draws a place below n, the first ones far more often than the last.
func rank(r *rand.Rand, n int) int {
	u := r.Float64()
	return int(u * u * float64(n))
}

func capital(word string) string { return strings.ToUpper(word[:1]) + word[1:] }
