package extract

// Slug is a name as the part of an id behind the colon: lower-case ASCII
// letters, digits and single hyphens. An instrument that no gazetteer knows and
// that has a proper name bears the slug of it.
func Slug(name string) string { return slug(name) }
