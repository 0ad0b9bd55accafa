package main

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"

	"github.com/bizgen/bizgen/examples/merchant"
)

// handling is how long an order takes: long enough for T4 to be answered W.
const handling = 1200 * time.Millisecond

// ready is what the merchant prints before its address.
const ready = "merchant serves "

// serve is the merchant's process. It listens on a free port of this machine,
// prints its address, and ends when its standard input does, so also when the
// process that started it is gone.
func serve(stdin io.Reader, stdout io.Writer) error {
	shop, err := merchant.Shop()
	if err != nil {
		return err
	}
	m, err := merchant.New(merchant.Config{Store: shop, PublicURL: publicURL, Handling: handling})
	if err != nil {
		return err
	}
	handler, err := merchant.NewHandler(m)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: 5 * time.Second}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	fmt.Fprintf(stdout, "%shttp://%s\n", ready, listener.Addr())

	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, stdin)
		close(ended)
	}()
	select {
	case err := <-failed:
		return err
	case <-ended:
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	return server.Shutdown(ctx)
}
