# The front door. `make` does everything and ends with one table; `make help` lists the rest.
.DEFAULT_GOAL := all
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

countersign := node dist/src/cli/main.js

# Where nothing is newer than the last build, even asking the compiler takes seconds.
compile = [ -n "$$(find dist/.tsbuildinfo -prune 2>/dev/null)" ] && \
  [ -z "$$(find src schemas generated package.json tsconfig*.json -newer dist/.tsbuildinfo 2>/dev/null | head -1)" ] || \
  { npm run --silent build && touch dist/.tsbuildinfo; }

docs_tests := src/docs/browser.test.ts contract-tests/docs.test.ts contract-tests/lab.test.ts contract-tests/lab-samples.test.ts

# The contracts are linted while the rest is made: the one waits for the other only at the table.
.PHONY: all
all: build ## Install, lint, generate, check against the mock, build the docs, and show one table
	@$(MAKE) --jobs=2 --keep-going lint made
	@$(MAKE) report

.PHONY: made
made:
	@$(MAKE) generate
	@$(MAKE) check
	@$(MAKE) docs

.PHONY: install
install: node_modules/.package-lock.json ## Install the tools that package-lock.json names

node_modules/.package-lock.json: package.json package-lock.json
	npm ci
	@touch $@

.PHONY: build
build: node_modules/.package-lock.json ## Compile src/ and generated/ into dist/, which the command and the package run from
	@$(compile)

.PHONY: lint
lint: build ## Check the code's style and the contracts: valid, house rules kept
	@npx biome check --error-on-warnings
	@$(countersign) lint

.PHONY: generate
generate: build ## Write generated/ from specs/
	@$(countersign) generate
	@$(compile)

.PHONY: check
check: build ## Run the contract checks of every API against the mock
	@$(countersign) check --results dist/check.json

.PHONY: docs
docs: build ## Build the reference docs into dist/docs
	@$(countersign) docs --out dist/docs

.PHONY: docs-test
docs-test: build ## Look at the docs in Chromium: search, lab, every page; and run the lab's samples in each language
	@LAB_LANGUAGES=all npx vitest run $(docs_tests)

.PHONY: report
report: build
	@$(countersign) report

.PHONY: mock
mock: build ## Serve every API on http://127.0.0.1:4010
	@$(countersign) mock

.PHONY: demo
demo: build ## Show the mock: customers, an identity check and a deposit, called through the generated clients
	@node examples/demo.mjs

.PHONY: test
test: build ## Run every test: types, units, contracts, generated code fresh
	@npx tsc --noEmit
	@$(countersign) generate --check
	@npx vitest run

.PHONY: unused
unused: build ## Find files, exports and dependencies that nothing uses, with knip
	@npx --yes knip@5.88.1

.PHONY: test-runtimes
test-runtimes: build contract-tests/runtimes/node_modules/.package-lock.json ## Run the client on Node 20, 22, 24 and 26, Bun, Deno, workerd and Chromium
	@node contract-tests/runtimes/run.mjs

contract-tests/runtimes/node_modules/.package-lock.json: contract-tests/runtimes/package.json contract-tests/runtimes/package-lock.json
	npm ci --prefix contract-tests/runtimes --ignore-scripts
	@touch $@

.PHONY: journeys
journeys: build ## Walk the Arazzo journeys with redocly respect, through the proxy, in front of the mock
	@node contract-tests/journeys/respect.mjs

.PHONY: recordings
recordings: build ## Record the journeys again: contract-tests/recordings/<api>.har
	@RECORD=1 npx vitest run contract-tests/recordings

.PHONY: fuzz
fuzz: build ## Send the mock a hundred thousand hostile requests, and keep ten thousand connections idle
	@FUZZ=100000 npx vitest run src/mock/fuzz.test.ts src/mock/crowd.test.ts

.PHONY: foreign
foreign: build ## Put other people's descriptions through everything: make foreign DIR=folder
	@node contract-tests/foreign/run.mjs $(DIR)

.PHONY: bench
bench: build bench/node_modules/.package-lock.json ## Measure calls, generating, types and the mock beside their peers, as ratios
	@node bench/run.mjs

bench/node_modules/.package-lock.json: bench/package.json bench/package-lock.json
	npm ci --prefix bench --ignore-scripts
	@touch $@

.PHONY: bench-mock
bench-mock: build ## Measure the mock against the Prism CLI, and its memory over a million requests
	@node bench/mock.mjs
	@node bench/soak.mjs

.PHONY: packages
packages: build ## Make what is published: dist/packages/*.tgz
	@node .ci/stage-packages.mjs
	@npm pack --silent --pack-destination dist/packages ./dist/packages/countersign ./dist/packages/countersign-dev

.PHONY: version
version: ## Make the next version of what .changeset has: CHANGELOG.md, package.json and its lockfile
	@node .ci/version.mjs

.PHONY: test-installs
test-installs: packages ## Install the packages with npm, pnpm, yarn and bun, beside each TypeScript, and use them
	@node contract-tests/package/installs.mjs

.PHONY: test-recipes
test-recipes: build examples/recipes/node_modules/.package-lock.json ## Run the recipes, with what they need, and what is exported in Newman, Bruno and httpYac
	@npx tsc -p examples/recipes
	@npx vitest run examples/

examples/recipes/node_modules/.package-lock.json: examples/recipes/package.json examples/recipes/package-lock.json
	npm ci --prefix examples/recipes --ignore-scripts
	@touch $@

.PHONY: clean
clean: ## Remove what can be made again
	rm -rf dist

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
