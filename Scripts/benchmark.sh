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
    # What a client builds: the products that it names, and neither commands nor tests. (`swift build --product` does not
    # do: of a library that is linked statically it makes everything there is.)
    client=.build/benchmark-client
    rm -rf "$client"
    mkdir -p "$client/Sources/Client"
    products=(GenAITelemetry GenAIConventions GenAIOTLP GenAIExport GenAIProviders)
    {
        printf '// swift-tools-version: 6.2\nimport PackageDescription\n'
        printf 'let library = "genai-telemetry"\n'
        printf 'let package = Package(name: "Client", platforms: [.macOS(.v15)],\n'
        printf '    dependencies: [.package(name: library, path: "%s")],\n' "$PWD"
        printf '    targets: [.executableTarget(name: "Client", dependencies: [\n'
        printf '        .product(name: "%s", package: library),\n' "${products[@]}"
        printf '    ])])\n'
    } >"$client/Package.swift"
    { printf 'import %s\n' "${products[@]}" && echo 'print(Sensitivity.public)'; } >"$client/Sources/Client/main.swift"
    swift package --package-path "$client" resolve >&2
    started=$(date +%s%N)
    swift build --package-path "$client" --configuration release >&2
    milliseconds=$((($(date +%s%N) - started) / 1000000))
    arguments+=(--build-seconds "$((milliseconds / 1000)).$((milliseconds % 1000 / 100))")
    rm -rf "$client"
fi
exec python3 Scripts/benchmark.py "$binary" "${arguments[@]}"
