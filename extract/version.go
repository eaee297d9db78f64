package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"

	"signatory/extract/data"
	"signatory/extract/parse"
	"signatory/extract/persons"
)

// codeVersion is raised with each change of the code of this package or of article after
// which it reads the same articles otherwise. Models and tables tell their
// changes themselves.
const codeVersion = "46"

// Version names the code, and the models and tables by a digest, as it stands
// in Claim.Reader: "2-0123456789ab".
func (x *Extractor) Version() string { return x.version }

// versionOf makes the version out of all that is embedded.
func versionOf() (string, error) {
	h := sha256.New()
	for _, write := range []func(io.Writer) error{data.WriteTo, parse.WriteTo, persons.WriteTo,
		func(w io.Writer) error { _, err := io.WriteString(w, scorerTSV); return err }} {
		if err := write(h); err != nil {
			return "", fmt.Errorf("digest of models and tables: %w", err)
		}
	}
	return codeVersion + "-" + hex.EncodeToString(h.Sum(nil)[:6]), nil
}
