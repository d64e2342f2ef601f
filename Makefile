# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Everything here works on a fresh clone: each target first installs what it misses. `make` alone lists the targets.

SWIFT ?= swift
# Where the demo sends its spans; without one, to a receiver that it starts itself.
ENDPOINT ?=

FORMATTED = Package.swift Sources Tests $(wildcard Examples)

.PHONY: help deps test-deps build demo test unit conformance interop faults-quick test-faults prove-faults long-faults \
	test-backends allocations instructions bench examples sanitize proto format lint clean
.DEFAULT_GOAL := help

help: ## List the targets.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

deps: ## Install the C libraries that the build needs, if they are missing.
	@Scripts/install-dependencies.sh

test-deps: # What the tests need besides.
	@Scripts/install-dependencies.sh test

build: deps ## Build the library and the genai-trace command.
	$(SWIFT) build --traits CLI

demo: deps ## Run an agent and show its trace; ENDPOINT=http://localhost:4318 sends it to Jaeger.
	$(SWIFT) build --traits CLI --product genai-trace
	"$$($(SWIFT) build --traits CLI --show-bin-path)/genai-trace" demo $(if $(ENDPOINT),--endpoint $(ENDPOINT))

test: unit conformance interop faults-quick allocations ## Run all tests; `make sanitize` and `.ci/run` do more.

unit: test-deps ## Run the tests in Swift.
	$(SWIFT) test --traits CLI --no-parallel

conformance: test-deps ## Hold the schema against OTLP's own descriptors, and our bytes against PyPI's decoder.
	Scripts/conformance.sh

interop: test-deps ## Send spans to rotel and Datadog's test agent, and compare.
	Scripts/interop.sh

faults-quick: test-deps ## Drive a program into the faults that guard every change: 1 minute.
	Scripts/faults.sh

test-faults: test-deps ## Drive it into all faults, and write the table of the documentation: 20 minutes.
	Scripts/faults.sh full $(if $(SCALE),--scale $(SCALE))

prove-faults: test-deps ## End processes in each fault, 200 or 500 times, and write that page: 15 minutes.
	Scripts/faults.sh proof

long-faults: test-deps ## Have each fault last ten minutes, and write that page: 15 minutes.
	Scripts/faults.sh long

test-backends: test-deps ## Send spans to Phoenix and MLflow, and check what they show; installs 1.7 GB.
	Scripts/backends.sh

allocations: deps ## Count what recording a span allocates.
	Scripts/allocations.sh

instructions: test-deps ## Count the instructions of a span, and hold them against Tests/Guards/instructions.json.
	Scripts/instructions.sh check

bench: deps ## Measure speed and memory against our own bars, and print a table: 4 minutes.
	Scripts/benchmark.sh

examples: deps ## Build and run every package in Examples.
	Scripts/examples.sh

sanitize: test-deps ## Run the tests that touch C or threads under the thread and the address sanitizer.
	Scripts/sanitize.sh thread
	Scripts/sanitize.sh address

proto: test-deps ## Generate Sources/CGenAIOTLP from Proto.
	Proto/generate.sh

format: ## Format all Swift files.
	$(SWIFT) format --in-place --parallel --configuration .swift-format --recursive $(FORMATTED)

lint: ## Complain about formatting, missing documentation and missing licence headers.
	$(SWIFT) format lint --strict --parallel --configuration .swift-format --recursive $(FORMATTED)
	Scripts/check-headers.sh

clean: ## Remove everything that was built or installed here.
	rm -rf .build .build-* Examples/*/.build
