package extract

import "strings"

// This file tells from a given name whether "he" or "she" can be its bearer. It holds
// names that women, or men, bear wherever the news comes from; Jean, Kim and Andrea tell nothing.

var womensNames = wordSet(`angela theresa ursula hillary nancy margaret jacinda giorgia christine janet condoleezza madeleine samantha kamala ivanka
	melania nikki federica cristina dilma julia benazir indira sanna mette kaja magdalena michelle elizabeth sarah susan catherine laura helen jennifer
	mary maria anna priti liz hina sushma annalena amina fatima gloria violeta ségolène marine emma karen victoria rachel jessica linda barbara patricia
	megawati corazon eva helle erna katrín vigdís tarja tansu aung yingluck wendy heather amanda caroline charlotte chrystia ngozi penny yulia`)

var mensNames = wordSet(`boris donald barack joe vladimir emmanuel george bill john david tony gordon nicolas françois francois gerhard helmut jacques silvio
	josé jose luis luiz hugo evo recep benjamin ehud mahmoud hassan sergei sergey dmitry viktor narendra manmohan shinzo kofi antonio antónio mike james jim robert
	william richard ronald jimmy justin stephen henry michael peter paul mark thomas andrew charles edward vicente felipe enrique andrés mohammad mohammed ahmed
	ali omar muammar hosni saddam yasser yitzhak shimon ariel nelson thabo jacob cyril robert fidel raúl raul mikhail leonid nikita igor volodymyr petro alexis
	matteo mario pedro mariano olaf friedrich rishi keir jeremy nigel dominic winston abraham franklin dwight harry steven steve rex colin donald wilbur`)

// byGivenName keeps what a person's given name tells.
func (q *person) byGivenName() {
	first, _, two := strings.Cut(strings.ToLower(q.name), " ")
	if !two || q.female || q.male {
		return
	}
	q.female, q.male = womensNames[first], mensNames[first]
}
