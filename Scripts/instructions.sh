#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Counts the instructions that a span takes: the difference between two runs of genai-bench, so that starting up and making
# the texts is not in it. Counts do not depend on what else the machine does, so they can be held against figures that
# were accepted before: Tests/Guards/instructions.json.
#
#   Scripts/instructions.sh check           fails when a count is more than the tolerance above what was accepted
#   Scripts/instructions.sh accept          writes the counts as they are now into that file
#   Scripts/instructions.sh [PROFILE…]      maps and encodes the mix for each profile, and prints a table
#
# Counts differ between compilers and between processors, whose vectors the C library looks at: the file says which compiler
# its counts are of, and `check` under another one prints them and asserts nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

command -v valgrind >/dev/null || { echo "valgrind is missing: Scripts/install-dependencies.sh test" >&2 && exit 69; }
build=(swift build --traits CLI --configuration release --product genai-bench)
"${build[@]}" >&2
# Old versions of valgrind cannot read the compiler's debug information.
binary=.build/genai-bench-stripped
strip --strip-debug -o "$binary" "$("${build[@]}" --show-bin-path)/genai-bench"
few=512
many=2560

# Instructions of a run.
count() {
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$binary" "$@" 2>&1 >/dev/null |
        sed -n 's/.*Collected : \([0-9]*\).*/\1/p'
}

# Instructions of a span, by what is done with it.
per_span() { echo "$((($(count "$@" --spans $many) - $(count "$@" --spans $few)) / (many - few)))"; }

guarded=("record" "record --redaction on" "map mix" "encode mix" "encode chat")
accepted=Tests/Guards/instructions.json
compiler=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9.]*\).*/\1/p' | head -1)

case ${1:-} in
check | accept)
    counts=()
    for work in "${guarded[@]}"; do
        read -ra words <<<"$work"
        counts+=("$work=$(per_span "${words[@]}")")
    done
    exec python3 Scripts/instructions.py "$1" "$accepted" "$compiler" "${counts[@]}"
    ;;
esac

profiles=("$@")
[[ ${#profiles[@]} -gt 0 ]] || profiles=(generic phoenix langfuse mlflow jaeger datadog universal)
printf '%-10s %16s %16s\n' profile "map" "map and encode"
for profile in "${profiles[@]}"; do
    printf '%-10s %16d %16d\n' "$profile" "$(per_span map mix --profile "$profile")" \
        "$(per_span encode mix --profile "$profile")"
done
