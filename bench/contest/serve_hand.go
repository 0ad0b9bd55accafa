//go:build peers

package contest

import (
	"encoding/json"
	"net/http"

	"github.com/bizgen/bizgen/bench/peers/oapi"
)

// serveHand is what one writes without a generator.
func serveHand() served {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /option", func(w http.ResponseWriter, r *http.Request) {
		var body oapi.OptionSelection
		if err := json.NewDecoder(r.Body).Decode(&body); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(oapi.SelectionResult{Status: 200, Data: new(orderID)})
	})
	return served{"by hand: ServeMux + encoding/json, nothing validated", mux}
}
