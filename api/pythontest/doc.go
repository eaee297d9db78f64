// Package pythontest runs programs from PyPI in tests: the readers of the formats
// that an export writes, and schemathesis. What they are is pinned in
// requirements.txt; they are installed once, into the cache folder of the user.
// Where that cannot be, a test is skipped, but fails in CI.
package pythontest
