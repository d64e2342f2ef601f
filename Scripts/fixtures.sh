#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Has the tests write requests as our encoders make them, and prints the folder: NAME.pb with NAME.expected.json, what was
# recorded. Made anew each time, so that no check looks at yesterday's bytes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

directory=$PWD/.build/conformance
rm -rf "$directory"
mkdir -p "$directory"
GENAI_CONFORMANCE_DIR=$directory swift test --traits CLI --filter ConformanceFixtures >&2
[[ -n $(find "$directory" -name '*.pb' -print -quit) ]] || { echo "fixtures: the tests wrote no request" >&2 && exit 1; }
echo "$directory"
