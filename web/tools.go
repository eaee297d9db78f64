package web

// toolPages are the pages where one works rather than reads.
func (s *site) toolPages() map[string]page {
	return map[string]page{
		"GET /explore":      s.explore,
		"GET /quality":      s.qualityPage,
		"GET /review":       s.review,
		"POST /review":      s.decide,
		"GET /review/merge": s.merge,
	}
}
