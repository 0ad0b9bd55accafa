package runtime

import (
	"context"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"time"
)

// Waiting between attempts: a quarter of a second, doubled each time, up to ten
// seconds; a Retry-After of up to a minute is honoured, a longer one ends it.
const (
	firstWait   = 250 * time.Millisecond
	longestWait = 10 * time.Second
	longestAsk  = time.Minute
)

// attempts sends the request as often as the client's WithRetry allows.
func (r *Request) attempts(target string) (*http.Response, error) {
	most := r.client.config.attempts
	if r.stream != nil || !idempotent(r.method) {
		most = 1
	}
	for n := 1; ; n++ {
		req, err := r.prepare(target)
		if err != nil {
			return nil, err // it would be the same the next time
		}
		res, err := r.send(req)
		if n >= most || r.ctx.Err() != nil || err == nil && !transient(res.StatusCode) {
			return res, err
		}
		wait := backoff(n)
		if err == nil {
			if asked := retryAfter(res.Header.Get("Retry-After"), time.Now()); asked > longestAsk {
				return res, nil
			} else if asked > 0 {
				wait = asked
			}
			_, _ = io.CopyN(io.Discard, res.Body, smallBody)
			res.Body.Close()
		}
		if err := sleep(r.ctx, wait); err != nil {
			return nil, err
		}
	}
}

func idempotent(method string) bool {
	switch method {
	case "GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE":
		return true
	}
	return false
}

func transient(status int) bool {
	return status == http.StatusBadGateway || status == http.StatusServiceUnavailable || status == http.StatusGatewayTimeout
}

// backoff is somewhere in the second half of the n-th wait, so that clients that
// failed together do not come back together.
func backoff(n int) time.Duration {
	wait := min(firstWait<<min(n-1, 10), longestWait)
	return wait/2 + rand.N(wait/2)
}

// retryAfter reads the header of that name: seconds, or a date (RFC 9110, section 10.2.3).
func retryAfter(text string, now time.Time) time.Duration {
	if n, err := strconv.Atoi(text); err == nil {
		return time.Duration(n) * time.Second
	}
	if t, err := http.ParseTime(text); err == nil {
		return t.Sub(now)
	}
	return 0
}

func sleep(ctx context.Context, d time.Duration) error {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-t.C:
		return nil
	}
}
