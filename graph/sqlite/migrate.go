package sqlite

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"log/slog"
	"slices"
)

//go:embed migrations/*.sql
var migrations embed.FS

// applicationID marks a file as one of ours ("SGNT"), see PRAGMA application_id.
const applicationID = 0x53474e54

// migrate brings the file to the newest schema. The version of a file is its
// user_version: the number of migrations that made it.
func migrate(ctx context.Context, db *sql.DB, log *slog.Logger) error {
	files, err := fs.Glob(migrations, "migrations/*.sql")
	if err != nil {
		return fmt.Errorf("list migrations: %w", err)
	}
	slices.Sort(files)
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // after a commit it does nothing
	var version, app, tables int
	row := tx.QueryRowContext(ctx, "SELECT (SELECT user_version FROM pragma_user_version), (SELECT application_id FROM pragma_application_id), (SELECT count(*) FROM sqlite_schema)")
	if err := row.Scan(&version, &app, &tables); err != nil {
		return fmt.Errorf("read the schema version: %w", err)
	}
	switch {
	case tables > 0 && app != applicationID:
		return fmt.Errorf("not a Signatory database: name another file")
	case version > len(files):
		return fmt.Errorf("made by a newer Signatory (schema %d, this one knows %d): use that version", version, len(files))
	case version == len(files):
		return nil
	}
	for i, name := range files[version:] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return fmt.Errorf("read migration %s: %w", name, err)
		}
		if _, err := tx.ExecContext(ctx, string(text)); err != nil {
			return fmt.Errorf("migration %s: %w", name, err)
		}
		log.DebugContext(ctx, "schema migrated", "to", version+i+1)
	}
	mark := fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", len(files), applicationID)
	if _, err := tx.ExecContext(ctx, mark); err != nil {
		return fmt.Errorf("mark the schema version: %w", err)
	}
	return tx.Commit()
}
