package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/sdk/resource"
	"go.opentelemetry.io/otel/sdk/trace"
)

// traced gives next a span for each request, where the environment names a
// collector by OpenTelemetry's own variables: OTEL_EXPORTER_OTLP_ENDPOINT, or
// ..._TRACES_ENDPOINT; OTEL_SERVICE_NAME, OTEL_TRACES_SAMPLER and the others count
// too. The function that it returns sends what is left.
func (a *app) traced(ctx context.Context, next http.Handler) (http.Handler, func(), error) {
	set := func(name string) bool { v, ok := a.env(name); return ok && v != "" }
	disabled, _ := a.env("OTEL_SDK_DISABLED")
	if disabled == "true" || !set("OTEL_EXPORTER_OTLP_ENDPOINT") && !set("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT") {
		return next, func() {}, nil
	}
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w; see OTEL_EXPORTER_OTLP_ENDPOINT", err)
	}
	about, err := resource.New(ctx, resource.WithFromEnv(), resource.WithTelemetrySDK(), resource.WithHost(), resource.WithProcessPID())
	if err != nil {
		return nil, nil, fmt.Errorf("traces: %w", err)
	}
	provider := trace.NewTracerProvider(trace.WithBatcher(exporter), trace.WithResource(about))
	handler := otelhttp.NewHandler(next, "signatory", otelhttp.WithTracerProvider(provider), otelhttp.WithPropagators(propagation.TraceContext{}),
		otelhttp.WithSpanNameFormatter(func(_ string, r *http.Request) string { return methodOf(r.Method) + " " + routeOf(r.URL.Path, 0) }))
	return handler, func() {
		end, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
		defer cancel()
		if err := provider.Shutdown(end); err != nil {
			a.logger().Warn("traces were lost", "error", err)
		}
	}, nil
}
