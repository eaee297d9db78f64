package web

// toolPages are the pages where one works rather than reads.
func (s *site) toolPages() map[string]page {
	pages := map[string]page{
		"GET /explore":      s.explore,
		"GET /quality":      s.qualityPage,
		"GET /review":       s.review,
		"POST /review":      s.decide,
		"GET /review/merge": s.merge,
		"GET /review/edit":  s.edit,
	}
	if s.adds() {
		pages["GET /add"], pages["POST /add"] = s.add, s.takeIn
	}
	return pages
}

// adds reports whether articles can be added by a page.
func (s *site) adds() bool { return s.Read != nil && s.Fetch != nil }
