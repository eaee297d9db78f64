package persons

import "unicode"

// This file holds what the features look up of a word: lists, titles, shapes.

// known is what the first look found of a word in other sentences.
func (d *Document) known(k int, w *word) string {
	if d.names == nil {
		return "?"
	}
	last, other, alone := false, false, 0
	for _, p := range d.names[w.text] {
		switch {
		case p.sentence == k:
		case p.place == 'L':
			last = true
		case p.place == 'F':
			other = true
		default:
			alone++
		}
	}
	switch {
	case last:
		return "L"
	case other:
		return "F"
	case alone > 2:
		return "M"
	case alone > 0:
		return "S"
	}
	return "-"
}

func title(low string) string {
	if Titles[low] {
		return low
	}
	return "-"
}

// Titles stand before or behind a name.
var Titles = set(`president minister premier chancellor king queen emir sultan prince princess secretary ambassador envoy commissioner
	leader spokesman spokeswoman spokesperson chairman chairwoman chair negotiator senator sen. rep. congressman congresswoman representative governor gov.
	mayor general gen. colonel col. captain capt. major lieutenant lt. sergeant professor prof. dr. mr. mrs. ms. miss mr mrs ms dr sir lord lady dame
	pope saint st. judge justice director administrator officer analyst author actor actress singer composer writer poet artist critic reporter
	journalist scientist researcher lawyer attorney coach player candidate nominee founder ceo mp`)

// versus tells the parties of a court case.
func versus(low string) string {
	switch low {
	case "v", "v.", "vs", "vs.", "versus", "against":
		return "v"
	}
	return "-"
}

var thingWords = set(`center centre square base force forces museum university college school institute institution bridge street avenue road boulevard lane
	park gardens garden airport station port harbor harbour county city town village district province state states island islands isle river lake mountain mount
	mountains hill valley bay beach sea ocean canal forest desert hotel inn restaurant bar cafe theatre theater cinema hall house palace castle tower church cathedral
	temple mosque abbey library prize award awards medal concerto symphony trio quartet opera suite song songs album film movie book novel magazine journal times post news
	press act bill law code court committee commission council board ministry department agency office bureau authority service bank company corporation corp corp. inc inc. ltd ltd.
	group party union association society club federation foundation organization organisation league cup championship championships games team fc band orchestra
	project program programme system network line railway railroad treaty agreement accord convention protocol declaration war battle revolution empire kingdom republic
	day week month year festival conference summit forum congress parliament assembly senate shuttle discovery mission telescope satellite rocket ship class type model
	theory theorem method test scale index effect syndrome disease virus algorithm law hurricane cyclone storm typhoon tropical language languages people peninsula region`)

func digit(n int) string {
	if n > 4 {
		n = 5
	}
	return digits[max(0, n)]
}

var digits = [...]string{"0", "1", "2", "3", "4", "5"}

func end(w string, n int) string {
	if len(w) < n {
		return w
	}
	return w[len(w)-n:]
}

// shape folds a word to its kinds of character, at most five.
func shape(w string) string {
	var b [5]byte
	n := 0
	for _, r := range w {
		c := byte('o')
		switch {
		case unicode.IsUpper(r):
			c = 'X'
		case unicode.IsLower(r):
			c = 'x'
		case unicode.IsDigit(r):
			c = 'd'
		case r == '.' || r == '-':
			c = byte(r)
		}
		if n == 0 || b[n-1] != c || n == 1 && c == 'X' {
			if n == len(b) {
				break
			}
			b[n] = c
			n++
		}
	}
	return string(b[:n])
}
