package main

import (
	"net/http"
	"time"
)

// bodyWithin is how long the body of a request may take to come in. Ten megabytes need
// less on a slow line; who drips bytes to hold connections open is cut off.
const bodyWithin = time.Minute

// bounded has the bodies of requests come in within a time. The server's own
// ReadTimeout would end answers that are streamed for longer, too.
func bounded(next http.Handler, within time.Duration) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.ContentLength != 0 {
			if err := http.NewResponseController(w).SetReadDeadline(time.Now().Add(within)); err != nil {
				http.Error(w, "this connection cannot be bounded", http.StatusInternalServerError)
				return
			}
		}
		next.ServeHTTP(w, r)
	})
}
