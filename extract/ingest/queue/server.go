package queue

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strconv"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
)

// maxPayload is the largest message that the server of Embed takes: an article
// of 10 MB whose bytes do not pack.
const maxPayload = 16 << 20

// Embed starts a NATS server in this process, whose queue is kept in the folder
// dir, and connects to it. With an address such as 127.0.0.1:4222 other programs
// may connect too; "" lets none.
func Embed(ctx context.Context, dir, address string) (*Queue, error) {
	o := &server.Options{ServerName: "signatory", JetStream: true, StoreDir: dir, MaxPayload: maxPayload, NoSigs: true, NoLog: true, DontListen: address == ""}
	if address != "" {
		host, port, err := net.SplitHostPort(address)
		if err == nil {
			o.Host = host
			o.Port, err = strconv.Atoi(port)
		}
		if err != nil {
			return nil, fmt.Errorf("queue address %q: want host:port", address)
		}
	}
	s, err := server.NewServer(o)
	if err != nil {
		return nil, fmt.Errorf("start the queue: %w", err)
	}
	s.Start()
	stop := func() {
		s.Shutdown()
		s.WaitForShutdown()
	}
	if !s.ReadyForConnections(10 * time.Second) {
		stop()
		return nil, errors.New("start the queue: it does not answer; is another program using its folder or address?")
	}
	q, err := Connect(ctx, s.ClientURL(), nats.InProcessServer(s))
	if err != nil {
		stop()
		return nil, err
	}
	q.after = stop
	return q, nil
}
