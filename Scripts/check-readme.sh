#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Compiles and runs the first Swift block of README.md as a program of its own, without a warning: an example that does not
# compile teaches the wrong thing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

package=$PWD/.build/readme
mkdir -p "$package/Sources"
sed -e 's/Hello/Readme/g' -e 's|path: "Sources")|path: "Sources", swiftSettings: [.treatAllWarnings(as: .error)])|' \
    -e "s|path: \"../..\"|path: \"$PWD\"|" Examples/Hello/Package.swift >"$package/Package.swift"
awk '/^```swift$/ { block += 1; next } /^```$/ { if (block == 1) exit } block == 1' README.md >"$package/Sources/main.swift"
[[ -s $package/Sources/main.swift ]] || { echo "check-readme: README.md has no Swift block" >&2 && exit 1; }

# The examples' build folder: the library is compiled there already, or will be needed there next.
swift build --package-path "$package" --scratch-path .build/examples
# Nothing listens there: the program does its work all the same.
OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:9 .build/examples/debug/Readme
