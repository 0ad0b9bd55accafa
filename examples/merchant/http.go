package merchant

import (
	"net/http"

	"github.com/bizgen/bizgen/examples/merchant/answer"
	"github.com/bizgen/bizgen/generated/oneclick"
	"github.com/bizgen/bizgen/generated/options"
	"github.com/bizgen/bizgen/runtime"
)

// NewHandler puts both services of a merchant into one http.Handler.
func NewHandler(m *Merchant, opts ...runtime.ServerOption) (http.Handler, error) {
	opts = append([]runtime.ServerOption{
		runtime.WithErrorHandler(answer.WriteError),
		runtime.WithMaxBodyBytes(64 << 10), // a selection has a few hundred bytes
	}, opts...)
	optionServer, err := options.NewServer(m, opts...)
	if err != nil {
		return nil, err
	}
	// Not http.ServeMux: it redirects paths that it finds unclean, and Kakao's
	// plugins are never to be redirected.
	return oneclick.NewServer(m, append(opts, runtime.WithNotFound(optionServer))...)
}
