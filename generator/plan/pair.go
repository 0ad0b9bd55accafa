package plan

import (
	"slices"

	"github.com/bizgen/bizgen/generator/model"
)

// A Pair is a further server and client beside those of the paths: the receiver
// and the sender of webhooks, or of callbacks.
type Pair struct {
	File       string // what the names of its files begin with
	Names      PairNames
	Operations []*Operation
}

// PairNames are the fixed names of one pair of server and client.
type PairNames struct {
	Handler       string
	Unimplemented string
	Server        string
	NewServer     string
	Client        string
	NewClient     string
}

func pairNames(prefix string) PairNames {
	return PairNames{
		Handler: prefix + "Handler", Unimplemented: "Unimplemented" + prefix + "Handler",
		Server: prefix + "Server", NewServer: "New" + prefix + "Server",
		Client: prefix + "Client", NewClient: "New" + prefix + "Client",
	}
}

// PathNames are those of a document's paths.
var PathNames = pairNames("")

// declarePairs reserves the names of the pairs that the document needs: like those
// of the paths, they win over the document's.
func (p *planner) declarePairs(m *model.Document) {
	for _, pair := range []struct {
		prefix, file string
		calls        []*model.Operation
	}{{"Webhook", "webhook", m.Webhooks}, {"Callback", "callback", m.Callbacks}} {
		if len(pair.calls) == 0 {
			continue
		}
		n := pairNames(pair.prefix)
		p.names.Reserve(n.Handler, n.Unimplemented, n.Server, n.NewServer, n.Client, n.NewClient)
		p.pkg.Pairs = append(p.pkg.Pairs, &Pair{File: pair.file, Names: n})
		p.pairs = append(p.pairs, pair.calls)
	}
}

// planPairs plans the operations of the pairs.
func (p *planner) planPairs() {
	for k, pair := range p.pkg.Pairs {
		for n, op := range p.pairs[k] {
			if !op.Left {
				pair.Operations = append(pair.Operations, p.operation(op, p.pairNames[k][n]))
			}
		}
	}
	p.pkg.Pairs = slices.DeleteFunc(p.pkg.Pairs, func(pair *Pair) bool { return len(pair.Operations) == 0 })
}
