//go:build peers

package contest

import (
	"context"
	"net/http"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers/gorillamux"

	"github.com/bizgen/bizgen/bench/peers/oapi"
)

type oapiHandler struct{}

func (oapiHandler) SelectOptions(context.Context, oapi.SelectOptionsRequestObject) (oapi.SelectOptionsResponseObject, error) {
	return oapi.SelectOptions200JSONResponse{Status: 200, Data: new(orderID)}, nil
}

func (oapiHandler) GetOptions(context.Context, oapi.GetOptionsRequestObject) (oapi.GetOptionsResponseObject, error) {
	return oapi.GetOptions200JSONResponse{}, nil
}

// serveOapi is oapi-codegen's strict server, which validates nothing by itself.
func serveOapi() served {
	return served{"oapi-codegen strict, nothing validated", oapi.Handler(oapi.NewStrictHandler(oapiHandler{}, nil))}
}

// serveFilter is the same behind kin-openapi's filter.
func serveFilter(doc *openapi3.T) (served, error) {
	router, err := gorillamux.NewRouter(doc)
	if err != nil {
		return served{}, err
	}
	next := serveOapi().handler
	filter := func(w http.ResponseWriter, r *http.Request) {
		route, params, err := router.FindRoute(r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		input := &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route}
		if err := openapi3filter.ValidateRequest(r.Context(), input); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		next.ServeHTTP(w, r)
	}
	return served{"oapi-codegen strict + openapi3filter", http.HandlerFunc(filter)}, nil
}
