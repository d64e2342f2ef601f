#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Runs the tests that touch C or threads under a sanitizer; any report fails the run.
#
#   Scripts/sanitize.sh thread       data races
#   Scripts/sanitize.sh address      use of freed or foreign memory, and leaks
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sanitizer=${1:-}
case "$sanitizer" in
thread) export TSAN_OPTIONS="halt_on_error=1" ;;
address) export ASAN_OPTIONS="detect_leaks=1:detect_stack_use_after_return=1" ;;
*) echo "usage: Scripts/sanitize.sh thread|address" >&2 && exit 64 ;;
esac

# Each sanitizer compiles everything in its own way, so it has a build of its own.
swift test --sanitize "$sanitizer" --scratch-path ".build/$sanitizer"
