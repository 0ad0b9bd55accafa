# Everything here but lint runs with Go, make and git alone.

GO          ?= go
FUZZTIME    ?= 20s
STATICCHECK ?= honnef.co/go/tools/cmd/staticcheck@v0.8.2

# The tool's module, and those beside it that exist.
MODULES := $(patsubst %/go.mod,%,$(wildcard ./go.mod examples/go.mod examples/adopt-oapi-codegen/go.mod bench/go.mod spec/check/go.mod generator/differential/go.mod generator/emit/oapi/frameworks/go.mod))

REDOCLY        ?= @redocly/cli@2.77.0
OPENAPI_SCHEMA ?= @seriousme/openapi-schema-validator@2.11.0
DOCUMENTS      := $(filter-out %.overlay.yaml,$(wildcard spec/kakao/*.yaml spec/kakaopay/*.yaml spec/portone/*.yaml spec/wallet/*.yaml))

NODE     ?= node
CHROMIUM ?= /usr/bin/chromium

.DEFAULT_GOAL := help
.PHONY: help demo test generate docs check bench bench-generate conformance corpus differential frameworks fuzz lint docs-test clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: ## generate, start the merchant, play Kakao's side of a purchase
	@$(GO) run . generate --spec spec/kakao/options.yaml --out generated/options
	@$(GO) run . generate --spec spec/kakao/oneclick.yaml --out generated/oneclick
	@cd examples && $(GO) run ./merchant/demo

test: ## every test of every module
	@set -e; for module in $(MODULES); do echo "test $$module"; (cd $$module && $(GO) test -timeout 30m ./...); done

generate: ## bring generated/ up to date with bizgen.yaml
	@$(GO) run . generate

docs: ## the catalogue's site for partners, into site/
	@$(GO) run . docs build --out site

check: ## formatting, vet, staticcheck, and that generated/ is up to date
	@echo "check formatting"; bad=$$(gofmt -l .); if [ -n "$$bad" ]; then echo "not formatted, run gofmt -w:"; echo "$$bad"; exit 1; fi
	@set -e; for module in $(MODULES); do echo "check $$module"; (cd $$module && $(GO) vet ./... && $(GO) run $(STATICCHECK) ./...); done
	@echo "check generated code"; $(GO) run . generate --check

bench: ## our generated code beside its peers
	@cd bench && $(GO) run . -plot linear.svg

bench-generate: ## generating from large documents beside the peers, from ../shared or BIZGEN_CORPUS
	@cd bench && $(GO) run ./large

conformance: ## the official JSON Schema test suite, from ../shared or BIZGEN_SUITE
	@$(GO) test -tags conformance -timeout 20m -count 1 -v -run TestSuite ./generator/conformance

corpus: ## real documents, from ../shared or BIZGEN_CORPUS: generated, built, and their examples sent
	@$(GO) test -tags corpus -timeout 120m -count 1 -v -run TestCorpus ./generator/corpus

differential: ## 2,000 random schemas with 50 instances each, beside another validator
	@cd generator/differential && $(GO) test -count 1 -timeout 30m -v . -schemas 2000 -instances 50

frameworks: ## the target oapi-codegen with each of its nine frameworks; the first run builds them all
	@cd generator/emit/oapi/frameworks && FRAMEWORKS=all $(GO) test -count 1 -timeout 30m -v .

fuzz: ## each fuzz test for FUZZTIME (20s)
	@set -e; grep -rl --include='*_test.go' '^func Fuzz' generator runtime generated | sort | while read -r file; do \
		for name in $$(sed -n 's/^func \(Fuzz[A-Za-z0-9_]*\)(.*/\1/p' "$$file"); do \
			echo "fuzz $$name in $$(dirname "$$file")"; \
			$(GO) test -run '^$$' -fuzz "^$$name\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x "./$$(dirname "$$file")"; \
		done; \
	done

lint: ## the documents before redocly and OpenAPI's own JSON Schema; needs Node.js
	@REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true npm exec --yes --package=$(REDOCLY) --package=$(OPENAPI_SCHEMA) --call '\
		set -e; redocly lint --format=summary $(DOCUMENTS); \
		dir=$$(mktemp -d); trap "rm -rf $$dir" EXIT; \
		for document in $(DOCUMENTS); do \
			echo "OpenAPI schema $$document"; \
			redocly bundle --output $$dir/bundled.yaml $$document 2>/dev/null; \
			validate-api $$dir/bundled.yaml; \
		done'

docs-test: ## the site of documents in a real browser; needs Node.js, npm and Chromium
	@command -v $(NODE) >/dev/null && command -v npm >/dev/null || { echo "docs-test: there is no Node.js with npm; install version 20.19 or later"; exit 2; }
	@test -x "$(CHROMIUM)" || { echo "docs-test: there is no browser at $(CHROMIUM); install Chromium (Debian: apt-get install chromium), or name one with CHROMIUM="; exit 2; }
	@cd generator/docs/browser && { [ node_modules/.package-lock.json -nt package-lock.json ] || npm ci --ignore-scripts --no-audit --no-fund; }
	@cd generator/docs/browser && $(NODE) --test --test-reporter=dot search.test.mjs && CHROMIUM="$(CHROMIUM)" $(NODE) run.mjs

clean: ## remove what was built here
	@rm -f bizgen bizgen.exe *.test *.prof *.out
