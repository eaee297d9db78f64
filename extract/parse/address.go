package parse

import "strings"

// addressLength is the length of the web or mail address or the handle that
// begins text, without the signs that end its sentence, or 0.
func addressLength(text string) int {
	if !addressLike(text) {
		return 0
	}
	end := strings.IndexAny(text, "<>\"“”|—…")
	if end < 0 {
		end = len(text)
	}
	for end > 0 && strings.IndexByte(".,;:!?)]}'*", text[end-1]) >= 0 {
		if text[end-1] == ')' && strings.Contains(text[:end], "(") {
			break
		}
		end--
	}
	end -= len(text[:end]) - len(strings.TrimRight(text[:end], "’"))
	return end
}

func addressLike(text string) bool {
	if len(text) < 4 {
		return false
	}
	if hasFold(text, "http://") || hasFold(text, "https://") || hasFold(text, "www.") || hasFold(text, "ftp://") {
		return true
	}
	at := strings.IndexByte(text, '@')
	if at < 0 {
		return false
	}
	for i := 0; i < at; i++ {
		if b := text[i]; !isDigit(b) && (b|0x20 < 'a' || b|0x20 > 'z') && strings.IndexByte("._+-", b) < 0 {
			return false
		}
	}
	return at > 0 && strings.Contains(text[at:], ".")
}

func hasFold(text, prefix string) bool {
	return len(text) > len(prefix) && strings.EqualFold(text[:len(prefix)], prefix)
}
