#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Measures what telemetry costs, against the bars that this package sets itself, and prints a table in Markdown: medians of
# five rounds in which every measure has its turn, so that whatever else the machine does is in all of them. About four
# minutes, of which two build. It always succeeds: times depend on the machine, and what must not change is counted by
# Scripts/instructions.sh and Scripts/allocations.sh.
#
#   Scripts/benchmark.sh                all bars
#   Scripts/benchmark.sh --rounds 1     quicker, and less to be trusted
#   Scripts/benchmark.sh --no-build     without the time of a build of the library from nothing
#   Scripts/benchmark.sh --write        also into the documentation; on a machine that does nothing else
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

arguments=()
times_build=yes
for argument in "$@"; do
    case $argument in
    --no-build) times_build=no ;;
    --write) arguments+=(--write Sources/GenAITelemetry/Documentation.docc/Performance.md) ;;
    *) arguments+=("$argument") ;;
    esac
done

build=(swift build --traits CLI --configuration release --product genai-bench)
"${build[@]}" >&2
binary=$("${build[@]}" --show-bin-path)/genai-bench

if [[ $times_build == yes ]]; then
    scratch=.build/benchmark-library
    rm -rf "$scratch"
    # What a client builds: the products, and neither commands nor tests. Packages are resolved before.
    swift package --scratch-path "$scratch" resolve >&2
    started=$(date +%s%N)
    for product in GenAITelemetry GenAIConventions GenAIOTLP GenAIExport GenAIProviders; do
        swift build --scratch-path "$scratch" --configuration release --product "$product" >&2
    done
    milliseconds=$((($(date +%s%N) - started) / 1000000))
    arguments+=(--build-seconds "$((milliseconds / 1000)).$((milliseconds % 1000 / 100))")
    rm -rf "$scratch"
fi
exec python3 Scripts/benchmark.py "$binary" "${arguments[@]}"
