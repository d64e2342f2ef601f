#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Counts the instructions that mapping and encoding a span takes, for each profile: the difference between two runs of
# genai-bench, so that starting up and making the spans is not in it. Counts do not depend on what else the machine does.
#
#   Scripts/instructions.sh [PROFILE…]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v valgrind >/dev/null || { echo "valgrind is missing: apt-get install valgrind" >&2 && exit 69; }
build=(swift build --traits CLI --configuration release --product genai-bench)
"${build[@]}" >&2
# Old versions of valgrind cannot read the compiler's debug information.
binary=.build/genai-bench-stripped
strip --strip-debug -o "$binary" "$("${build[@]}" --show-bin-path)/genai-bench"
few=512
many=2560

count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" "$1" mix --profile "$2" --spans "$3" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

profiles=("$@")
[[ ${#profiles[@]} -gt 0 ]] || profiles=(generic phoenix langfuse mlflow jaeger datadog universal)
printf '%-10s %16s %16s\n' profile "map" "map and encode"
for profile in "${profiles[@]}"; do
    figures=()
    for work in map encode; do
        figures+=("$((($(count "$work" "$profile" $many) - $(count "$work" "$profile" $few)) / (many - few)))")
    done
    printf '%-10s %16d %16d\n' "$profile" "${figures[@]}"
done
