package sqlite

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
)

// statements are those that write, prepared once on the connection that writes
// and kept from one transaction to the next: a batch of few articles is written
// by as many statements as a large one. They are the driver's own, for
// database/sql makes a list of the arguments anew each time that one is run.
type statements struct {
	on   any // the driver's connection that they are prepared on
	made map[string]driver.Stmt
	args []driver.NamedValue // of the statement that is run
}

// exec runs a statement to its end on a connection and tells how many rows changed.
func (s *statements) exec(ctx context.Context, conn *sql.Conn, query string, args []any) (changed int64, err error) {
	err = conn.Raw(func(on any) error {
		st, err := s.prepare(ctx, on, query)
		if err != nil {
			return fmt.Errorf("prepare %q: %w", query, err)
		}
		if err := s.take(args); err != nil {
			return err
		}
		defer clear(s.args)
		res, err := st.ExecContext(ctx, s.args)
		if err != nil {
			return err
		}
		changed, err = res.RowsAffected()
		return err
	})
	return changed, err
}

func (s *statements) prepare(ctx context.Context, on any, query string) (driver.StmtExecContext, error) {
	if s.on != on {
		// What was made on another connection was closed before that was: see leave.
		s.on, s.made = on, map[string]driver.Stmt{}
	}
	st := s.made[query]
	if st == nil {
		var err error
		if st, err = on.(driver.ConnPrepareContext).PrepareContext(ctx, query); err != nil {
			return nil, err
		}
		s.made[query] = st
	}
	return st.(driver.StmtExecContext), nil
}

// take makes the arguments of a statement what the driver takes.
func (s *statements) take(args []any) error {
	s.args = s.args[:0]
	for i, a := range args {
		switch v := a.(type) {
		case int64, string, []byte, bool, float64, nil:
		case int:
			a = int64(v)
		default:
			var err error
			if a, err = driver.DefaultParameterConverter.ConvertValue(v); err != nil {
				return fmt.Errorf("argument %d: %w", i+1, err)
			}
		}
		s.args = append(s.args, driver.NamedValue{Ordinal: i + 1, Value: a})
	}
	return nil
}

// close closes what was prepared; a connection is not closed before.
func (s *statements) close(ctx context.Context, db *sql.DB) error {
	if s.on == nil {
		return nil
	}
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	err = conn.Raw(func(on any) error {
		if s.on != on {
			return nil
		}
		return s.drop()
	})
	return errors.Join(err, conn.Close())
}

// leave closes what was prepared on a connection that is of no use any more once it is
// given back, as one is that was interrupted: it is closed then, stays all the same
// while it has statements, and the driver closes none of a connection that is closed.
func (s *statements) leave(conn *sql.Conn) error {
	return conn.Raw(func(on any) error {
		if v, ok := on.(driver.Validator); s.on != on || !ok || v.IsValid() {
			return nil
		}
		return s.drop()
	})
}

// drop closes what was prepared on a connection, which is open.
func (s *statements) drop() error {
	var errs []error
	for _, st := range s.made {
		errs = append(errs, st.Close())
	}
	s.on, s.made = nil, nil
	return errors.Join(errs...)
}
