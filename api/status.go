package api

import (
	"context"
	"fmt"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"signatory/graph"
)

// Health is the answer of /healthz and /readyz.
type Health struct {
	Status  string `json:"status"`
	Version string `json:"version"`
}

// statusRoutes are answered at the root, where probes look for them, and under Base as well.
func (s *server) statusRoutes() {
	get(s, route{"get-stats", Base + "/stats", "status", "Count what the graph holds", "Articles, claims, positions, and entities by kind.", nil}, s.stats)
	get(s, route{"get-health", "/healthz", "status", "Tell whether the program runs", "It answers without asking the store.", nil}, s.healthz)
	get(s, route{"get-readiness", "/readyz", "status", "Tell whether the store answers", "503 while it does not.", []int{http.StatusServiceUnavailable}}, s.readyz)
	for path, answer := range map[string]func(context.Context, *struct{}) (*one[Health], error){"/healthz": s.healthz, "/readyz": s.readyz} {
		huma.Register(s.huma, huma.Operation{Method: http.MethodGet, Path: Base + path, Hidden: true},
			func(ctx context.Context, in *struct{}) (*one[Health], error) {
				out, err := answer(ctx, in)
				if err != nil {
					return nil, s.fail(ctx, err)
				}
				return out, nil
			})
	}
}

func (s *server) stats(ctx context.Context, _ *struct{}) (*one[graph.Stats], error) {
	st, err := s.Store.Stats(ctx)
	if err != nil {
		return nil, err
	}
	if st.Entities == nil {
		st.Entities = map[graph.Kind]int{}
	}
	return &one[graph.Stats]{st}, nil
}

func (s *server) healthz(context.Context, *struct{}) (*one[Health], error) {
	return &one[Health]{Health{"ok", s.Version}}, nil
}

func (s *server) readyz(ctx context.Context, _ *struct{}) (*one[Health], error) {
	if err := s.Store.Ready(ctx); err != nil {
		return nil, fmt.Errorf("%w: %w", errNotReady, err)
	}
	return &one[Health]{Health{"ready", s.Version}}, nil
}
